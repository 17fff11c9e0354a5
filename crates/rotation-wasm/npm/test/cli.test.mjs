import assert from "node:assert/strict";
import test from "node:test";
import { RotationService, runCli, splitShell } from "./package.mjs";

const env = { AWS_ACCESS_KEY_ID: "AKIDEXAMPLE", AWS_SECRET_ACCESS_KEY: "secret", AWS_DEFAULT_REGION: "us-east-1" };
const now = Date.UTC(2026, 10, 24, 10, 15, 0);

/** Runs a line of the shell against a service. */
function aws(service, line, host) {
  let step = runCli(splitShell(line).slice(1), env, { now, seed: 1, ...host });
  while (step.kind === "request") {
    const { method, headers, body } = step.request;
    step = step.answer(service.handle({ method, path: "/", headers, body }));
  }
  return step;
}

test("a rotation from the command line, told step by step", () => {
  const service = new RotationService({ now, seed: 1 });
  const made = aws(service, "aws secretsmanager create-secret --name db --secret-string file://value.json", {
    files: { "value.json": '{"password":"x"}' },
  });
  assert.deepEqual([made.exitCode, made.stderr], [0, ""]);
  assert.equal(JSON.parse(made.stdout).Name, "db");
  const rotate = `aws secretsmanager rotate-secret --secret-id db \\
    --rotation-lambda-arn arn:aws:lambda:us-east-1:123456789012:function:rotate \\
    --rotation-rules AutomaticallyAfterDays=30 --query VersionId --output text`;
  const rotated = aws(service, rotate, { seed: 2 });
  assert.match(rotated.stdout, /^[0-9a-f-]{36}\n$/);
  service.advanceTo(now + 60_000);
  const value = aws(service, "aws secretsmanager get-secret-value --secret-id db --query VersionId --output text");
  assert.equal(value.stdout, rotated.stdout);
  const listed = aws(service, "aws secretsmanager list-secrets --query 'SecretList[].Name'");
  assert.deepEqual(JSON.parse(listed.stdout), ["db"]);
  const missing = aws(service, "aws secretsmanager describe-secret --secret-id none");
  assert.equal(missing.exitCode, 255);
  assert.match(missing.stderr, /^\nAn error occurred \(ResourceNotFoundException\) when calling the DescribeSecret operation: /);
});

test("what nobody answers is asked again, five times in all", () => {
  let step = runCli(["secretsmanager", "describe-secret", "--secret-id", "x"], env, { now, seed: 3 });
  const waits = [];
  while (step.kind === "request") {
    waits.push(step.waitMs);
    step = step.answer({ error: "refused" });
  }
  assert.equal(waits.length, 5);
  assert.equal(waits[0], 0);
  const text = '\nCould not connect to the endpoint URL: "https://secretsmanager.us-east-1.amazonaws.com/"\n';
  assert.deepEqual(step, { kind: "done", exitCode: 255, stdout: "", stderr: text });
});

test("a skeleton fails as observed, or is printed as documented", () => {
  const argv = ["secretsmanager", "rotate-secret", "--secret-id", "x", "--generate-cli-skeleton", "output"];
  assert.equal(runCli(argv, env).exitCode, 255);
  const sample = runCli(argv, env, { skeletonOutput: "documented" });
  assert.deepEqual(JSON.parse(sample.stdout), { ARN: "ARN", Name: "Name", VersionId: "VersionId" });
});

test("variables that are not set count as not there, and wrong use is refused by code", () => {
  const argv = ["secretsmanager", "describe-secret", "--secret-id", "x"];
  const step = runCli(argv, { ...env, AWS_ACCESS_KEY_ID: null, AWS_SECRET_ACCESS_KEY: undefined });
  assert.match(step.stderr, /^Unable to locate credentials/);
  const waiting = runCli(argv, env);
  assert.throws(() => waiting.answer({}), { code: "invalid_argument" });
  assert.equal(waiting.answer({ status: 200, headers: {}, body: "{}" }).kind, "done");
  assert.throws(() => waiting.answer({ error: "timeout" }), { code: "invalid_argument" });
  assert.throws(() => runCli("x", env), { code: "invalid_argument" });
  assert.throws(() => runCli(argv, env, { seed: 0.5 }), { code: "invalid_option" });
  assert.throws(() => runCli(argv, env, { skeletonOutput: "x" }), { code: "invalid_option" });
  assert.throws(() => splitShell("aws $HOME"), { code: "invalid_command" });
  assert.deepEqual(splitShell("aws 'a b' c\\ d"), ["aws", "a b", "c d"]);
});
