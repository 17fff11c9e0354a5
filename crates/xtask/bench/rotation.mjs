// One rotation from the call to its end, through `handle()`: RotateSecret and the four steps of the built-in function.
// No peer in JavaScript runs a rotation: the peers are Python's, and make less of it: moto moves labels and calls nothing.

import assert from "node:assert/strict";
import { moto } from "./moto.mjs";

const START = Date.UTC(2026, 10, 24, 10, 15, 0);
const FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:rotate";
const token = (n) => `a41c9e07-0000-4000-8000-${String(n).padStart(12, "0")}`;

export async function rotation({ RotationService }) {
  const { rotate, current } = rotator(RotationService);
  for (const n of [1, 2, 3]) assert.equal((rotate(), current()), token(n));
  const peers = await moto();
  const contenders = [{ name: "rotation-lab: the call and its four steps", run: rotate }, ...peers.contenders];
  return { title: "one full rotation through handle()", contenders, close: peers.close };
}

/**
 * Each service serves this many and gives way to a fresh one, as in a suite of tests; making it is part of the time.
 * In one day a secret can get 100 versions.
 */
const EACH = 90;

function rotator(RotationService) {
  let call;
  let service;
  let n = EACH;
  const begin = () => {
    service = new RotationService({ now: START, seed: 1 });
    call = caller(service);
    n = 0;
    call("CreateSecret", { Name: "db", ClientRequestToken: token(n), SecretString: '{"password":"first"}' });
  };
  const RotationRules = { AutomaticallyAfterDays: 1000 };
  const rotate = () => {
    if (n === EACH) begin();
    n += 1;
    call("RotateSecret", { SecretId: "db", ClientRequestToken: token(n), RotationLambdaARN: FUNCTION, RotationRules });
    service.advanceTo(START + n * 2000);
  };
  const current = () => {
    const { VersionIdsToStages } = JSON.parse(call("DescribeSecret", { SecretId: "db" }));
    return Object.entries(VersionIdsToStages).find(([, stages]) => stages.includes("AWSCURRENT"))[0];
  };
  return { rotate, current };
}

function caller(service) {
  return (operation, body) => {
    const headers = { "content-type": "application/x-amz-json-1.1", "x-amz-target": `secretsmanager.${operation}` };
    const answer = service.handle({ method: "POST", path: "/", headers, body: JSON.stringify(body) });
    assert.equal(answer.status, 200, answer.body);
    return answer.body;
  };
}
