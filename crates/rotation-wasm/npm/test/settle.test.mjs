// Rotation functions in JavaScript, as one writes them for Lambda, driven to the end of a rotation.
import assert from "node:assert/strict";
import test from "node:test";
import rotate from "./function-sdk.mjs";
import { FUNCTION, RotationService, caller, rotateAndSettle, rotationLabHandler, token } from "./package.mjs";

const START = Date.UTC(2026, 10, 24, 10, 15, 0);

function lab(options = {}) {
  const service = new RotationService({ now: START, seed: 1, function: "external", ...options });
  const call = caller(service);
  call("CreateSecret", { Name: "db", SecretString: '{"username":"app","password":"one"}', ClientRequestToken: token(1) });
  // The function of the other tests, whose client is given a transport here.
  const handler = (event) => rotate(event, { requestHandler: rotationLabHandler(service), region: "us-east-1" });
  const password = () => JSON.parse(call("GetSecretValue", { SecretId: "db" }).json.SecretString).password;
  return { service, call, handler, password };
}

test("a function with the SDK rotates a secret to the end", async () => {
  const { service, call, handler, password } = lab();
  const steps = [];
  const { outcome, versionId, failures, events, secret } = await rotateAndSettle(service, "db", (event, context) => {
    steps.push(event.Step);
    assert.deepEqual([context.functionName, context.invokedFunctionArn], ["rotate", FUNCTION]);
    assert.ok(context.getRemainingTimeInMillis() > 29_000);
    return handler(event);
  });
  assert.deepEqual([outcome, failures], ["succeeded", []]);
  assert.deepEqual(steps, ["createSecret", "setSecret", "testSecret", "finishSecret"]);
  assert.equal(password(), "by the SDK");
  assert.deepEqual(secret.VersionIdsToStages, { [token(1)]: ["AWSPREVIOUS"], [versionId]: ["AWSCURRENT", "AWSPENDING"] });
  assert.deepEqual(secret, call("DescribeSecret", { SecretId: "db" }).json);
  assert.equal(events.at(-1).kind, "RotationSucceeded");
});

test("a function that fails is tried again as AWS tries, until its tries are spent", async () => {
  const { service, handler, password } = lab();
  const { outcome, versionId, failures, secret } = await rotateAndSettle(service, "db", async (event) => {
    if (event.Step === "setSecret") throw new Error("the database is away");
    await handler(event);
  });
  assert.deepEqual([outcome, failures.length], ["failed", 5]);
  for (const { step, error, secretArn } of failures) {
    assert.deepEqual([step, error.message, secretArn], ["setSecret", "the database is away", secret.ARN]);
  }
  assert.deepEqual(secret.VersionIdsToStages, { [token(1)]: ["AWSCURRENT"], [versionId]: ["AWSPENDING"] });
  assert.equal(password(), "one");
});

test("a run that a write overtakes has failed", async () => {
  const { service, call } = lab();
  const { outcome, events } = await rotateAndSettle(service, "db", ({ SecretId }) => {
    call("PutSecretValue", { SecretId, SecretString: "meanwhile", ClientRequestToken: token(7) });
  });
  assert.equal(outcome, "failed");
  assert.ok(events.some(({ kind }) => kind === "RotationAbandoned"));
});

test("a function that is mended in time succeeds on a later try", async () => {
  const { service, handler, password } = lab();
  let tries = 0;
  const { outcome, failures } = await rotateAndSettle(service, "db", (event) => {
    if (event.Step === "testSecret" && ++tries < 3) throw "not yet";
    return handler(event);
  });
  assert.deepEqual([outcome, failures.map(({ error }) => error), password()], ["succeeded", ["not yet", "not yet"], "by the SDK"]);
});

test("a function that never answers times out", async () => {
  const { service } = lab({ assumptions: { retryTries: 1 } });
  const { outcome, failures } = await rotateAndSettle(service, "db", () => new Promise(() => {}), { timeoutMs: 20 });
  assert.deepEqual([outcome, failures.map(({ error }) => error.message)], ["failed", ["Task timed out after 0.02 seconds"]]);
});

test("without a rotation at once only the test of the function is run", async () => {
  const { service } = lab();
  const steps = [];
  const input = { RotateImmediately: false, RotationRules: { AutomaticallyAfterDays: 30 } };
  const { outcome, secret } = await rotateAndSettle(service, "db", ({ Step }) => steps.push(Step), { input });
  assert.deepEqual([outcome, steps, secret.RotationEnabled], ["succeeded", ["testSecret"], true]);
});

test("on the host's clock it rotates in real time, and does not wait for tries that are far away", async () => {
  const { service, handler, password } = lab({ now: undefined });
  assert.equal((await rotateAndSettle(service, "db", handler)).outcome, "succeeded");
  assert.equal(password(), "by the SDK");
  const start = performance.now();
  const { outcome, failures } = await rotateAndSettle(service, "db", () => Promise.reject(new Error("no")));
  assert.deepEqual([outcome, failures.length], ["unfinished", 1]);
  assert.ok(performance.now() - start < 9_000);
});

test("a function that cancels its own rotation is waited for no longer", async () => {
  const { service, call } = lab();
  call("CreateSecret", { Name: "other", SecretString: "one", ClientRequestToken: token(5) });
  const daily = { SecretId: "other", RotationLambdaARN: FUNCTION, RotationRules: { AutomaticallyAfterDays: 1 } };
  call("RotateSecret", { ...daily, RotateImmediately: false, ClientRequestToken: token(6) });
  const { outcome, secret } = await rotateAndSettle(service, "db", ({ SecretId }) => {
    if (SecretId.includes("db")) call("CancelRotateSecret", { SecretId });
  });
  assert.deepEqual([outcome, secret.RotationEnabled], ["unfinished", false]);
});

test("what the service refuses is thrown with AWS's name, and the service goes on", async () => {
  const { service, handler } = lab({ invocable: [FUNCTION] });
  const refusals = [
    ["none", {}, "ResourceNotFoundException"],
    ["db", { input: { RotationLambdaARN: `${FUNCTION}-2` } }, "AccessDeniedException"],
    ["db", { input: { RotationRules: { AutomaticallyAfterDays: 0 } } }, "ValidationException"],
  ];
  for (const [id, options, name] of refusals) {
    const error = await rotateAndSettle(service, id, handler, options).catch((error) => error);
    assert.deepEqual([error.name, error.code], [name, "refused"], error.message);
  }
  assert.equal((await rotateAndSettle(service, "db", handler)).outcome, "succeeded");
});

test("a service that answers for itself has no use for a handler", async () => {
  const { service, handler } = lab({ function: "single-user" });
  await assert.rejects(rotateAndSettle(service, "db", handler), { code: "invalid_option" });
});
