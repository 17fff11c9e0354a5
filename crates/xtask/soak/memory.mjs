// node --expose-gc memory.mjs PACKAGE [--reads N]: N reads, then N / 10 rotations 25 hours apart, of one service whose events
// are drained. What it takes after a tenth of either it takes at the end: the module's memory, which never shrinks, and
// Node's own.

import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, , reads = "1000000"] = process.argv.slice(2);
const READS = Number(reads);
const ROTATIONS = READS / 10;
const START = Date.UTC(2026, 10, 24);
const APART_MS = 25 * 3_600_000;
/** What a garbage collector leaves one way or the other. */
const SLACK_MB = 4;

const face = (name) => import(pathToFileURL(join(folder, name)).href);
const { RotationService } = await face("index.mjs");
// The module has been made by then: this gives it.
const { memory } = (await face("inner/rotation_wasm.js")).initSync();

const service = new RotationService({ now: START, seed: 1, records: true });
const RotationLambdaARN = "arn:aws:lambda:us-east-1:123456789012:function:rotate";
const token = (n) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;

function call(operation, input) {
  const headers = { "x-amz-target": `secretsmanager.${operation}` };
  const { status, body } = service.handle({ method: "POST", path: "/", headers, body: JSON.stringify(input) });
  if (status !== 200) throw new Error(`${operation}: ${body}`);
  return JSON.parse(body);
}

function drain() {
  service.takeEvents();
  service.takeRecords();
}

function read(n) {
  call(n % 2 ? "DescribeSecret" : "GetSecretValue", { SecretId: "db" });
  if (n % 1000 === 0) drain();
}

function rotate(n) {
  call("RotateSecret", { SecretId: "db", ClientRequestToken: token(n), RotationLambdaARN });
  service.advanceTo(START + n * APART_MS);
  drain();
}

function megabytes() {
  drain();
  globalThis.gc();
  const mb = (bytes) => Math.round((bytes / 2 ** 20) * 10) / 10;
  return { module: mb(memory.buffer.byteLength), heap: mb(process.memoryUsage().heapUsed), process: mb(process.memoryUsage().rss) };
}

/** Does it so many times, and tells what it took after a tenth and at the end. */
function flat(name, times, act) {
  let early;
  const start = performance.now();
  for (let n = 1; n <= times; n += 1) {
    act(n);
    if (n === Math.ceil(times / 10)) early = megabytes();
  }
  const late = megabytes();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const grown = late.module - early.module + Math.max(0, late.heap - early.heap);
  const words = ["module", "heap", "process"].map((what) => `${what} ${early[what]} to ${late[what]} MB`);
  console.log(`${`${times.toLocaleString("en")} ${name}`.padEnd(20)}${seconds} s, ${words.join(", ")}`);
  return times > 0 && grown <= SLACK_MB;
}

call("CreateSecret", { Name: "db", ClientRequestToken: token(0), SecretString: '{"password":"first"}' });
const passed = [flat("reads", READS, read), flat("rotations", ROTATIONS, rotate)];
const { VersionIdsToStages } = call("DescribeSecret", { SecretId: "db" });
passed.push(VersionIdsToStages[token(ROTATIONS)]?.includes("AWSCURRENT") === true);
const count = passed.filter(Boolean).length;
console.log(`${count} passed, ${passed.length - count} failed`);
process.exitCode = count === passed.length ? 0 : 1;
