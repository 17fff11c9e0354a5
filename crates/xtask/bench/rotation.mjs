// One rotation from the call to its end, through `handle()`: RotateSecret, the four steps of the built-in function,
// and the DescribeSecret that shows the label moved. No peer in JavaScript runs a rotation.

import assert from "node:assert/strict";

const START = Date.UTC(2026, 10, 24, 10, 15, 0);
const FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:rotate";
const token = (n) => `a41c9e07-0000-4000-8000-${String(n).padStart(12, "0")}`;

export function rotation({ RotationService }) {
  const rotate = rotator(RotationService);
  const current = (answer) => Object.entries(answer.VersionIdsToStages).find(([, stages]) => stages.includes("AWSCURRENT"))[0];
  assert.equal(current(JSON.parse(rotate())), token(1));
  return { title: "one full rotation through handle()", contenders: [{ name: "rotation-lab", run: rotate }] };
}

/** Each service serves this many and gives way to a fresh one, as in a suite of tests; making it is part of the time. */
const EACH = 100;

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
  return () => {
    if (n === EACH) begin();
    n += 1;
    call("RotateSecret", { SecretId: "db", ClientRequestToken: token(n), RotationLambdaARN: FUNCTION, RotationRules });
    service.advanceTo(START + n * 2000);
    service.takeEvents();
    return call("DescribeSecret", { SecretId: "db" });
  };
}

function caller(service) {
  return (operation, body) => {
    const headers = { "content-type": "application/x-amz-json-1.1", "x-amz-target": `secretsmanager.${operation}` };
    const answer = service.handle({ method: "POST", path: "/", headers, body: JSON.stringify(body) });
    assert.equal(answer.status, 200, answer.body);
    return answer.body;
  };
}
