// What the types forbid and JavaScript allows, in every argument of every public function: an Error with a code of the
// union, at once, and a service that goes on as if nothing had happened.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import * as sdk from "./package.mjs";
import { RotationService, Schedule, caller, folderPath, rotateAndSettle, rotationLabHandler, runCli, sign, signRotateSecret, splitShell, token } from "./package.mjs";

const START = Date.UTC(2026, 10, 24, 10, 15, 0);
const types = readFileSync(join(folderPath, "index.d.ts"), "utf8");
const CODES = /export type ErrorCode =([^;]+);/.exec(types)[1].match(/\w+/g);

const cyclic = {};
cyclic.self = cyclic;
const thrower = new Proxy({}, { get: () => assert.fail("a getter"), ownKeys: () => assert.fail("keys") });
/** What cannot even be asked what it is. */
const revoked = () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};
const throwing = (thrown) => new Proxy({}, { get: () => { throw thrown } });
const endless = Object.assign(["x"], { *[Symbol.iterator]() { for (let n = 0; n < 2 ** 20; n += 1) yield "x"; } });
const ODD = {
  undefined: undefined,
  null: null,
  NaN: Number.NaN,
  infinity: Infinity,
  "a negative number": -1,
  "minus zero": -0,
  "a fraction": 0.5,
  "a bigint": 10n ** 30n,
  true: true,
  "an empty text": "",
  "a lone surrogate": "\ud800",
  "a huge text": "x".repeat(2 ** 26),
  "a symbol": Symbol("odd"),
  "a list": [1, [2]],
  "a list with holes": [1, , 2],
  "a huge list": new Array(2 ** 32 - 1),
  "a list that goes on": endless,
  "a cycle": cyclic,
  "no prototype": Object.create(null),
  "what throws": thrower,
  "what is gone": revoked(),
  "what throws what is gone": throwing(revoked()),
  "what throws no error": throwing({ code: "freed" }),
  "what throws at length": throwing(new Error("x".repeat(10_000))),
  "a date": new Date(Number.NaN),
  "a function": () => assert.fail("called"),
};

/** A service of its own for what changes it. */
function external() {
  const service = new RotationService({ now: START, seed: 1, function: "external" });
  caller(service)("CreateSecret", { Name: "db", SecretString: "one", ClientRequestToken: token(1) });
  return service;
}

const service = external();
const handler = rotationLabHandler(service);
const slow = rotationLabHandler(service, { latencyMs: 1 });
const schedule = Schedule.parse("rate(10 days)");
const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "a key" };
const input = { SecretId: "db", ClientRequestToken: token(1) };
const options = { region: "us-east-1", credentials, at: START };
const toSign = { method: "GET", path: "/", headers: { host: "a.example" }, body: "" };
const signOptions = { ...options, service: "secretsmanager" };
const request = { method: "POST", path: "/", headers: {}, body: "{}" };
const waiting = () => runCli(splitShell("secretsmanager list-secrets --region us-east-1"), { AWS_ACCESS_KEY_ID: "a", AWS_SECRET_ACCESS_KEY: "b" });
const settle = { timeoutMs: 1, patienceMs: 0 };

/** By the name of the export: what is tried, with the odd value in one place after the other. */
const TRIED = {
  RotationService: {
    options: (odd) => new RotationService(odd),
    region: (region) => new RotationService({ region }),
    accountId: (accountId) => new RotationService({ accountId }),
    now: (now) => new RotationService({ now }),
    seed: (seed) => new RotationService({ seed }),
    function: (by) => new RotationService({ function: by }),
    invocable: (invocable) => new RotationService({ invocable }),
    denied: (denied) => new RotationService({ denied }),
    records: (records) => new RotationService({ records }),
    assumptions: (assumptions) => new RotationService({ assumptions }),
    "an assumption": (retryTries) => new RotationService({ assumptions: { retryTries } }),
    request: (odd) => service.handle(odd),
    method: (method) => service.handle({ ...request, method }),
    path: (path) => service.handle({ ...request, path }),
    headers: (headers) => service.handle({ ...request, headers }),
    "a header": (odd) => service.handle({ ...request, headers: { odd } }),
    "a pair": (odd) => service.handle({ ...request, headers: [odd] }),
    body: (body) => service.handle({ ...request, body }),
    advanceTo: (odd) => service.advanceTo(odd),
    "complete's id": (odd) => service.complete(odd, { ok: true }),
    "complete's outcome": (odd) => service.complete("x", odd),
    "complete's ok": (ok) => service.complete("x", { ok }),
    "complete's error": (error) => service.complete("x", { ok: false, error }),
    "another this": (odd) => RotationService.prototype.nextWake.call(odd),
  },
  Schedule: {
    constructor: (odd) => new Schedule(odd),
    text: (odd) => Schedule.parse(odd),
    options: (odd) => Schedule.parse("rate(10 days)", odd),
    duration: (duration) => Schedule.parse("rate(10 days)", { duration }),
    rotatedAt: (rotatedAt) => Schedule.parse("rate(10 days)", { rotatedAt }),
    next: (odd) => schedule.next(odd),
    count: (odd) => schedule.take(odd, START),
    after: (odd) => schedule.take(1, odd),
  },
  signRotateSecret: {
    input: (odd) => signRotateSecret(odd, options),
    "a member": (SecretId) => signRotateSecret({ ...input, SecretId }, options),
    token: (ClientRequestToken) => signRotateSecret({ ...input, ClientRequestToken }, options),
    options: (odd) => signRotateSecret(input, odd),
    region: (region) => signRotateSecret(input, { ...options, region }),
    credentials: (odd) => signRotateSecret(input, { ...options, credentials: odd }),
    key: (secretAccessKey) => signRotateSecret(input, { ...options, credentials: { ...credentials, secretAccessKey } }),
    session: (sessionToken) => signRotateSecret(input, { ...options, credentials: { ...credentials, sessionToken } }),
    at: (at) => signRotateSecret(input, { ...options, at }),
    endpoint: (endpoint) => signRotateSecret(input, { ...options, endpoint }),
    fips: (fips) => signRotateSecret(input, { ...options, fips }),
    dualStack: (dualStack) => signRotateSecret(input, { ...options, dualStack }),
  },
  sign: {
    request: (odd) => sign(odd, signOptions),
    method: (method) => sign({ ...toSign, method }, signOptions),
    path: (path) => sign({ ...toSign, path }, signOptions),
    headers: (headers) => sign({ ...toSign, headers }, signOptions),
    "a header": (odd) => sign({ ...toSign, headers: [["host", "a.example"], odd] }, signOptions),
    body: (body) => sign({ ...toSign, body }, signOptions),
    options: (odd) => sign(toSign, odd),
    region: (region) => sign(toSign, { ...signOptions, region }),
    service: (odd) => sign(toSign, { ...signOptions, service: odd }),
    credentials: (odd) => sign(toSign, { ...signOptions, credentials: odd }),
    at: (at) => sign(toSign, { ...signOptions, at }),
    form: (form) => sign(toSign, { ...signOptions, form }),
    expiresIn: (expiresIn) => sign(toSign, { ...signOptions, form: "query", expiresIn }),
    normalizePath: (normalizePath) => sign(toSign, { ...signOptions, normalizePath }),
    signBody: (signBody) => sign(toSign, { ...signOptions, signBody }),
    omitSessionToken: (omitSessionToken) => sign(toSign, { ...signOptions, omitSessionToken }),
  },
  splitShell: { text: (odd) => splitShell(odd) },
  runCli: {
    argv: (odd) => runCli(odd, {}),
    "a word": (odd) => runCli(["secretsmanager", odd], {}),
    env: (odd) => runCli(["help"], odd),
    "a variable": (AWS_REGION) => runCli(["help"], { AWS_REGION }),
    host: (odd) => runCli(["help"], {}, odd),
    now: (now) => runCli(["help"], {}, { now }),
    seed: (seed) => runCli(["help"], {}, { seed }),
    files: (files) => runCli(["help"], {}, { files }),
    skeletonOutput: (skeletonOutput) => runCli(["help"], {}, { skeletonOutput }),
    answer: (odd) => waiting().answer(odd),
    status: (status) => waiting().answer({ status, headers: {}, body: "" }),
    body: (body) => waiting().answer({ status: 200, headers: {}, body }),
  },
  rotationLabHandler: {
    service: (odd) => rotationLabHandler(odd),
    options: (odd) => rotationLabHandler(service, odd),
    latencyMs: (latencyMs) => rotationLabHandler(service, { latencyMs }),
    request: (odd) => handler.handle(odd),
    headers: (headers) => handler.handle({ ...request, headers }),
    body: (body) => handler.handle({ ...request, body }),
    "options of a call": (odd) => handler.handle(request, odd),
    abortSignal: (abortSignal) => slow.handle(request, { abortSignal }),
    requestTimeout: (requestTimeout) => handler.handle(request, { requestTimeout }),
  },
  rotateAndSettle: {
    service: (odd) => rotateAndSettle(odd, "db", () => {}),
    secretId: (odd) => rotateAndSettle(service, odd, () => {}),
    handler: (odd) => rotateAndSettle(service, "none", odd),
    options: (odd) => rotateAndSettle(service, "none", () => {}, odd),
    input: (odd) => rotateAndSettle(external(), "db", () => {}, { ...settle, input: odd }),
    "a member": (odd) => rotateAndSettle(external(), "db", () => {}, { ...settle, input: { RotationRules: odd } }),
    timeoutMs: (timeoutMs) => rotateAndSettle(service, "none", () => {}, { timeoutMs }),
    patienceMs: (patienceMs) => rotateAndSettle(service, "none", () => {}, { patienceMs }),
  },
};

const before = caller(service)("GetSecretValue", { SecretId: "db" }).body;

test("every export is tried", () => {
  const helpers = ["FUNCTION", "caller", "folderPath", "token"];
  assert.deepEqual(Object.keys(TRIED).sort(), Object.keys(sdk).filter((name) => !helpers.includes(name)).sort());
});

for (const [name, places] of Object.entries(TRIED)) {
  test(`${name}: a coded error or an answer, whatever it is given`, async () => {
    let refused = 0;
    for (const [place, attempt] of Object.entries(places)) {
      for (const [what, odd] of Object.entries(ODD)) {
        const error = await (async () => attempt(odd))().then(() => undefined, (error) => error);
        if (error === undefined) continue;
        refused += 1;
        assert.ok(error instanceof Error && CODES.includes(error.code) && error.code !== "internal", `${place} as ${what}: ${error?.stack}`);
        assert.ok(error.message.length < 2_000, `${place} as ${what} has ${error.message.length} characters`);
      }
      assert.equal(caller(service)("GetSecretValue", { SecretId: "db" }).body, before, place);
    }
    // No place takes everything.
    assert.ok(refused >= Object.keys(places).length, `${refused} refusals`);
  });
}

test("a list is read as far as it says it is long", () => {
  new RotationService({ denied: Object.assign(["secretsmanager:RotateSecret"], { [Symbol.iterator]: () => assert.fail("gone through") }) }).free();
});

test("after free() there is a coded error, and others go on", () => {
  const freed = new RotationService({ now: START, seed: 1 });
  freed.free();
  const calls = [
    () => freed.handle(request),
    () => freed.advanceTo(START + 1),
    () => freed.nextWake(),
    () => freed.takeInvocations(),
    () => freed.complete("x", { ok: true }),
    () => freed.takeEvents(),
    () => freed.takeRecords(),
    () => freed.free(),
  ];
  const methods = Object.getOwnPropertyNames(RotationService.prototype).filter((name) => name !== "constructor");
  assert.equal(calls.length, methods.length);
  for (const call of calls) assert.throws(call, { code: "freed" });
  const past = Schedule.parse("cron(0 16 * * ? *)");
  past.next(START);
  past.free();
  for (const call of [() => past.next(START), () => past.take(1, START), () => past.describe(), () => past.free()]) assert.throws(call, { code: "freed" });
  assert.match(schedule.describe(), /10 days/);
});

test("a client of the SDK whose service is gone says so", async () => {
  const gone = new RotationService({ now: START });
  const handler = rotationLabHandler(gone);
  gone.free();
  await assert.rejects(handler.handle(request), { code: "freed" });
});

test("a body of more than 1 MiB is answered, and nothing is kept of it", () => {
  const headers = { "x-amz-target": "secretsmanager.PutSecretValue" };
  for (const body of ["ü".repeat(2 ** 20 - 1), "x".repeat(2 ** 20 + 1), new Uint8Array(2 ** 20 + 1)]) {
    const answer = service.handle({ ...request, headers, body });
    assert.deepEqual([answer.status, JSON.parse(answer.body).__type], [413, "RequestEntityTooLargeException"]);
  }
});

test("a refused schedule's error says where, and a step is answered once", () => {
  assert.throws(() => Schedule.parse("rate(0 days)"), { code: "invalid_schedule", member: "ScheduleExpression" });
  const step = waiting();
  step.answer({ error: "refused" });
  assert.throws(() => step.answer({ error: "refused" }), { code: "invalid_argument" });
});
