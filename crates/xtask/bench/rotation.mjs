// One rotation from the call to its end, through `handle()`: RotateSecret and the four steps of the built-in function.
// No peer in JavaScript runs a rotation: the peers are Python's, and make less of it: moto moves labels and calls nothing.

import assert from "node:assert/strict";
import { FUNCTION, START, caller, token } from "./calls.mjs";
import { moto, rotations } from "./moto.mjs";

/** A secret that is kept, and one that is new: moto keeps every version and grows slower with each. */
export const rotation = [0, 90].map((each) => async ({ RotationService }) => {
  const { rotate, current } = rotator(RotationService, each);
  for (const n of [1, 2, 3]) assert.equal((rotate(), current()), token(n));
  const peers = await moto(rotations(each));
  const contenders = [{ name: "rotation-lab: the call and its four steps", run: rotate }, ...peers.contenders];
  const title = each === 0 ? "a full rotation, of a secret that is kept" : `a full rotation, the first ${each} of a secret`;
  return { title, contenders, close: peers.close };
});

/** Between rotations. In one day a secret can get 100 versions; those without a label go when they are a day old. */
const PAUSE_MS = 25 * 3_600_000;

/** A secret gets `each` rotations and gives way to a new one, 0 is without end; making and freeing it is part of the time. */
function rotator(RotationService, each) {
  let call;
  let service;
  let n;
  const begin = () => {
    service?.free();
    service = new RotationService({ now: START, seed: 1 });
    call = caller(service);
    n = 0;
    call("CreateSecret", { Name: "db", ClientRequestToken: token(n), SecretString: '{"password":"first"}' });
  };
  begin();
  const RotationRules = { AutomaticallyAfterDays: 1000 };
  const rotate = () => {
    if (n === each && each !== 0) begin();
    n += 1;
    call("RotateSecret", { SecretId: "db", ClientRequestToken: token(n), RotationLambdaARN: FUNCTION, RotationRules });
    service.advanceTo(START + n * PAUSE_MS);
  };
  const current = () => {
    const { VersionIdsToStages } = JSON.parse(call("DescribeSecret", { SecretId: "db" }));
    return Object.entries(VersionIdsToStages).find(([, stages]) => stages.includes("AWSCURRENT"))[0];
  };
  return { rotate, current };
}
