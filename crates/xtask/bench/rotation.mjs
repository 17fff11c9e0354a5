// One rotation from the call to its end, through `handle()`: RotateSecret and the four steps of the built-in function.
// No peer in JavaScript runs a rotation: the peers are Python's, and make less of it: moto moves labels and calls nothing.

import assert from "node:assert/strict";
import { FUNCTION, START, caller, token } from "./calls.mjs";
import { ROTATIONS, moto } from "./moto.mjs";

export async function rotation({ RotationService }) {
  const { rotate, current } = rotator(RotationService);
  for (const n of [1, 2, 3]) assert.equal((rotate(), current()), token(n));
  const peers = await moto(ROTATIONS);
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
