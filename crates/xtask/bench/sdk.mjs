// One DescribeSecret through the AWS SDK, from the command to its answer. The SDK itself is the limit: it is measured with
// a transport that gives the same answer every time. boto3's share is told beside it.

import assert from "node:assert/strict";
import { DescribeSecretCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { START, caller, token } from "./calls.mjs";
import { READS, moto } from "./moto.mjs";

const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY" };

export async function sdk({ RotationService, rotationLabHandler }) {
  const service = new RotationService({ now: START, seed: 1 });
  const call = caller(service);
  call("CreateSecret", { Name: "db", ClientRequestToken: token(0), SecretString: '{"password":"first"}' });
  const body = new TextEncoder().encode(call("DescribeSecret", { SecretId: "db" }));
  const headers = { "content-type": "application/x-amz-json-1.1", "x-amzn-requestid": token(1) };
  const canned = { handle: async () => ({ response: { statusCode: 200, headers, body } }) };
  const ours = describe(rotationLabHandler(service));
  const theirs = describe(canned);
  const [a, b] = [await ours(0), await theirs(0)];
  assert.deepEqual({ ...a, $metadata: 0 }, { ...b, $metadata: 0 });
  const peers = await moto(READS);
  const contenders = [
    { name: "rotation-lab: rotationLabHandler", run: (n) => (n % 512 === 0 && service.takeEvents(), ours(n)) },
    { name: "the same client with a canned answer", run: theirs },
    ...peers.contenders,
  ];
  return { title: "one DescribeSecret through the AWS SDK", contenders, close: peers.close };
}

function describe(requestHandler) {
  const client = new SecretsManagerClient({ requestHandler, region: "us-east-1", credentials });
  return () => client.send(new DescribeSecretCommand({ SecretId: "db" }));
}
