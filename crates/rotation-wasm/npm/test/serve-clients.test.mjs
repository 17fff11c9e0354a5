// The AWS CLI, boto3 and the AWS SDK for JavaScript against the server, with their signatures verified.
import assert from "node:assert/strict";
import test from "node:test";
import * as sdk from "@aws-sdk/client-secrets-manager";
import { CLIENTS, KEY, inMemory, javascript } from "./clients.mjs";
import { token } from "./package.mjs";
import { post, serveFor } from "./serve.mjs";
import { story, tell } from "./serve-story.mjs";

const VERIFIED = ["--access-key-id", KEY.accessKeyId, "--secret-access-key", KEY.secretAccessKey];

function clientFor(t, make, ...how) {
  const client = make(...how);
  t.after(() => client.close());
  return client;
}

test("every client tells the story, and all leave the same behind", async (t) => {
  const told = new Map();
  const tellWith = (name, makeFor) => t.test(name, async (t) => told.set(name, await tell(await makeFor(t))));
  await tellWith("the AWS SDK in memory", (t) => clientFor(t, inMemory));
  for (const [name, make] of Object.entries(CLIENTS)) {
    await tellWith(name, async (t) => clientFor(t, make, (await serveFor(t, ...VERIFIED)).url));
  }
  const [[first, states], ...others] = told;
  assert.equal(others.length, 3);
  assert.deepEqual(states[0].VersionIdsToStages, { [token(3)]: ["AWSPREVIOUS"], [token(5)]: ["AWSCURRENT"] });
  assert.equal(states[1].Versions.length, 4);
  for (const [name, other] of others) assert.deepEqual(other, states, `${name} beside ${first}`);
});

test("the story has every operation of the model", () => {
  const outside = ["ListResourcePolicies", "RemoveRegionsFromReplication", "ReplicateSecretToRegions", "StopReplicationToReplica"];
  const all = Object.keys(sdk).flatMap((name) => /^([A-Z]\w+)Command$/.exec(name)?.[1] ?? []);
  const told = new Set(story.map(({ operation }) => operation));
  assert.deepEqual([...told].sort(), all.filter((name) => !outside.includes(name)).sort());
});

for (const [name, make] of Object.entries(CLIENTS)) {
  test(`${name} sees a wrong key, an unknown one and a wrong region refused as AWS refuses them`, async (t) => {
    const { url } = await serveFor(t, ...VERIFIED);
    const refused = async (key, region) => {
      const { error } = await clientFor(t, make, url, { ...KEY, ...key }, region).call("ListSecrets", {});
      return `${error?.name}: ${error?.message.split("\n")[0].trim()}`;
    };
    assert.match(await refused({ secretAccessKey: "another" }), /^InvalidSignatureException: The request signature we calculated does not match/);
    assert.equal(await refused({ accessKeyId: "AKIDOTHER" }), "UnrecognizedClientException: The security token included in the request is invalid.");
    assert.equal(await refused({}, "eu-west-1"), "InvalidSignatureException: Credential should be scoped to a valid region.");
  });
}

test("what is not signed is refused, and nothing happens", async (t) => {
  const { url } = await serveFor(t, ...VERIFIED);
  const { status, json } = await post(url, "CreateSecret", { Name: "db", ClientRequestToken: "0".repeat(32) });
  assert.deepEqual([status, json], [400, { __type: "MissingAuthenticationTokenException", message: "Missing Authentication Token" }]);
  const { answer } = await clientFor(t, javascript, url).call("ListSecrets", {});
  assert.deepEqual(answer.SecretList, []);
});

test("a session token counts like the key", async (t) => {
  const { url } = await serveFor(t, ...VERIFIED, "--session-token", "for an hour");
  const call = (sessionToken) => clientFor(t, javascript, url, { ...KEY, sessionToken }).call("ListSecrets", {});
  assert.deepEqual((await call("for an hour")).answer?.SecretList, []);
  for (const token of [undefined, "expired"]) assert.equal((await call(token)).error?.name, "UnrecognizedClientException");
});

test("a clock that is wrong is refused; an SDK sets its own by the server's and is served", async (t) => {
  const { url } = await serveFor(t, ...VERIFIED);
  const refusals = [
    [-20, /^Signature expired: \d{8}T\d{6}Z is now earlier than \d{8}T\d{6}Z \(\d{8}T\d{6}Z - 5 min\.\)$/],
    [20, /^Signature not yet current: \d{8}T\d{6}Z is still later than \d{8}T\d{6}Z \(\d{8}T\d{6}Z \+ 5 min\.\)$/],
    [-4, undefined],
    [4, undefined],
  ];
  for (const [minutes, text] of refusals) {
    const client = clientFor(t, javascript, url, KEY, "us-east-1", { systemClockOffset: minutes * 60_000, maxAttempts: 1 });
    const { error } = await client.call("ListSecrets", {});
    assert.equal(error?.name, text && "InvalidSignatureException");
    if (text) assert.match(error.message, text);
    assert.deepEqual((await client.call("ListSecrets", {})).answer?.SecretList, []);
  }
});
