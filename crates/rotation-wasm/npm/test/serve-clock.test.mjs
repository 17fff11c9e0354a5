// The host's clock: what falls due happens without a request. The clock is Node's own, mocked; the host and the service
// are those of the built package.
import assert from "node:assert/strict";
import { join } from "node:path";
import test from "node:test";
import { pathToFileURL } from "node:url";
import { FUNCTION, RotationService, folderPath, token } from "./package.mjs";

const { Host } = await import(pathToFileURL(join(folderPath, "serve/host.mjs")));
const { clientOf } = await import(pathToFileURL(join(folderPath, "client.mjs")));

const START = Date.UTC(2026, 10, 24, 10, 15, 0);
const HOUR = 3_600_000;
const rotation = { SecretId: "db", ClientRequestToken: token(2), RotationLambdaARN: FUNCTION, RotationRules: { AutomaticallyAfterDays: 1 } };

async function hosted(t, by, run) {
  t.mock.timers.enable({ apis: ["setTimeout", "Date"], now: START });
  const service = new RotationService({ seed: 1, function: by });
  const host = new Host(service, run);
  t.after(() => host.stop());
  const client = clientOf((request) => host.handle(request));
  await client.send("CreateSecret", { Name: "db", ClientRequestToken: token(1), SecretString: '{"password":"one"}' });
  return { service, host, client };
}

/** Time goes on, with room for what is asynchronous. */
async function pass(t, ms, step) {
  for (let gone = 0; gone < ms; gone += step) {
    t.mock.timers.tick(step);
    await new Promise(setImmediate);
  }
}

const kinds = (service) => service.takeEvents().map(({ kind }) => kind);

test("scheduled rotations run by the timer alone", async (t) => {
  const { service, client } = await hosted(t, "single-user");
  await client.send("RotateSecret", rotation);
  // The events are drained without the clock: nothing but the timer has moved the service on.
  await pass(t, 4 * 24 * HOUR, 60_000);
  t.mock.timers.reset();
  t.mock.timers.enable({ apis: ["Date"], now: START + 1000 });
  const succeeded = kinds(service).filter((kind) => kind === "RotationSucceeded").length;
  assert.ok(succeeded >= 4, `${succeeded} rotations`);
});

test("a failed rotation is tried again by the timer, with the same version", async (t) => {
  const seen = [];
  const run = async ({ event }) => {
    seen.push([(Date.now() - START) / 60_000, event.Step, event.ClientRequestToken]);
    return { ok: false, error: "not now" };
  };
  const { client } = await hosted(t, "external", run);
  await client.send("RotateSecret", rotation);
  await pass(t, HOUR, 1000);
  assert.ok(seen.length >= 5, JSON.stringify(seen));
  for (const [, step, version] of seen) assert.deepEqual([step, version], ["createSecret", token(2)]);
  const pauses = seen.slice(1).map(([minute], n) => Math.round(minute - seen[n][0]));
  assert.deepEqual(pauses.slice(0, 4), [2, 4, 8, 16]);
});

test("a function that never answers has failed after its time, and its late answer counts for nothing", async (t) => {
  const waiting = [];
  const run = () => new Promise((done) => waiting.push(done));
  const { service, client } = await hosted(t, "external", run);
  await client.send("RotateSecret", rotation);
  await pass(t, 31_000, 500);
  assert.equal(waiting.length, 1);
  assert.ok(kinds(service).includes("RotationFailed"));
  waiting[0]({ ok: true });
  await pass(t, 1000, 500);
  assert.equal(waiting.length, 1);
});

test("a stopped host starts nothing any more", async (t) => {
  const seen = [];
  const { host, client } = await hosted(t, "external", async ({ event }) => (seen.push(event), { ok: true }));
  await client.send("RotateSecret", rotation);
  host.stop();
  await pass(t, 60_000, 1000);
  assert.equal(seen.length, 0);
});
