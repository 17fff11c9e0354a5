import assert from "node:assert/strict";
import test from "node:test";
import { FUNCTION, RotationService, caller, token } from "./package.mjs";

const START = 1_790_230_300_000;
const created = (options = {}) => {
  const service = new RotationService({ now: START, seed: 1, ...options });
  const call = caller(service);
  call("CreateSecret", { Name: "db", SecretString: '{"password":"one"}', ClientRequestToken: token(1) });
  return { service, call };
};
const rotate = { SecretId: "db", ClientRequestToken: token(2), RotationLambdaARN: FUNCTION };

test("a rotation is over a second after its acceptance", () => {
  const { service, call } = created();
  assert.equal(call("RotateSecret", rotate).json.VersionId, token(2));
  service.advanceTo(START + 1000);
  const { VersionIdsToStages } = call("DescribeSecret", { SecretId: "db" }).json;
  assert.deepEqual(VersionIdsToStages, { [token(1)]: ["AWSPREVIOUS"], [token(2)]: ["AWSCURRENT", "AWSPENDING"] });
  const { password } = JSON.parse(call("GetSecretValue", { SecretId: "db" }).json.SecretString);
  assert.match(password, /^[A-Za-z0-9]{32}$/);
});

test("two users take turns where the function alternates them", () => {
  const { service, call } = created({ function: "alternating-users" });
  call("PutSecretValue", { SecretId: "db", SecretString: '{"password":"two","username":"orders"}', ClientRequestToken: token(9) });
  const seen = [];
  for (const n of [2, 3, 4]) {
    assert.equal(call("RotateSecret", { ...rotate, ClientRequestToken: token(n) }).json.VersionId, token(n));
    service.advanceTo(START + n * 1000);
    const { VersionId, SecretString } = call("GetSecretValue", { SecretId: "db" }).json;
    assert.equal(VersionId, token(n));
    seen.push(JSON.parse(SecretString));
  }
  assert.deepEqual(seen.map(({ username }) => username), ["orders_clone", "orders", "orders_clone"]);
  assert.equal(new Set(seen.map(({ password }) => password)).size, 3);
});

test("an outside function gets AWS's event, and its answer counts once", () => {
  const { service, call } = created({ function: "external" });
  call("RotateSecret", rotate);
  assert.deepEqual(service.takeInvocations(), []);
  service.advanceTo(service.nextWake());
  const [invocation, ...rest] = service.takeInvocations();
  assert.equal(rest.length, 0);
  assert.equal(invocation.functionArn, FUNCTION);
  assert.equal(invocation.event.Step, "createSecret");
  assert.equal(invocation.event.ClientRequestToken, token(2));
  assert.match(invocation.event.RotationToken, /^[a-zA-Z0-9-]{36,256}$/);
  assert.equal(service.complete(invocation.id, { ok: false, error: "no" }), true);
  assert.equal(service.complete(invocation.id, { ok: true }), false);
  const kinds = service.takeEvents().map((event) => event.kind);
  assert.ok(kinds.includes("RotationFailed"), kinds.join());
});

test("headers may be pairs and bodies bytes", () => {
  const service = new RotationService({ now: START, seed: 1 });
  const answer = service.handle({
    method: "POST",
    path: "/",
    headers: [["x-AMZ-target", "secretsmanager.ListSecrets"]],
    body: new TextEncoder().encode("{}"),
  });
  assert.deepEqual([answer.status, answer.body], [200, '{"SecretList":[]}']);
  assert.match(answer.headers["x-amzn-requestid"], /^[0-9a-f-]{36}$/);
});

test("anything of the request's shape is answered, never thrown at", () => {
  const { service } = created();
  const odd = [
    { method: "GET", path: "/", headers: {}, body: "" },
    { method: "POST", path: "/", headers: { "x-amz-target": "secretsmanager.PutSecretValue" }, body: "\u0000{" },
    { method: "POST", path: "/", headers: { "x-amz-target": "secretsmanager.PutSecretValue" }, body: new Uint8Array([0xff, 0xfe]) },
    { method: "POST", path: "/", headers: { "x-amz-target": "" }, body: "{}" },
  ];
  for (const request of odd) assert.equal(service.handle(request).status, 400);
});

test("errors have a stable code", () => {
  const codes = [
    [() => new RotationService({ seed: -1 }), "invalid_option"],
    [() => new RotationService({ region: "no region" }), "invalid_option"],
    [() => new RotationService({ function: "mine" }), "invalid_option"],
    [() => new RotationService({ assumptions: { labelLimit: "none" } }), "invalid_option"],
    [() => new RotationService({ now: -1 }), "invalid_time"],
    [() => new RotationService({ now: START }).advanceTo(START - 1), "invalid_time"],
    [() => new RotationService({ now: START }).advanceTo(START + 1e15), "invalid_time"],
    [() => new RotationService().advanceTo(START), "virtual_clock_only"],
  ];
  for (const [provoke, code] of codes) assert.throws(provoke, (error) => error instanceof Error && error.code === code);
});

test("with the host's clock the service needs no timer", () => {
  const service = new RotationService({ seed: 1 });
  assert.equal(service.nextWake(), undefined);
  assert.equal(caller(service)("ListSecrets", {}).status, 200);
});

test("the same seed and calls give the same bytes", () => {
  const run = () => {
    const { service, call } = created();
    call("RotateSecret", rotate);
    service.advanceTo(START + 90 * 86_400_000);
    return JSON.stringify(service.takeEvents());
  };
  assert.equal(run(), run());
});
