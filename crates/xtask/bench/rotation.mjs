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

function rotator(RotationService) {
  const service = new RotationService({ now: START, seed: 1 });
  const call = (operation, body) => {
    const headers = { "content-type": "application/x-amz-json-1.1", "x-amz-target": `secretsmanager.${operation}` };
    const answer = service.handle({ method: "POST", path: "/", headers, body: JSON.stringify(body) });
    assert.equal(answer.status, 200, answer.body);
    return answer.body;
  };
  // A token is used once: measuring starts over, the secret does not.
  let n = 0;
  const RotationRules = { AutomaticallyAfterDays: 1000 };
  call("CreateSecret", { Name: "db", ClientRequestToken: token(n), SecretString: '{"password":"first"}' });
  return () => {
    n += 1;
    call("RotateSecret", { SecretId: "db", ClientRequestToken: token(n), RotationLambdaARN: FUNCTION, RotationRules });
    service.advanceTo(START + n * 2000);
    service.takeEvents();
    return call("DescribeSecret", { SecretId: "db" });
  };
}
