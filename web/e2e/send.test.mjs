// The request page against a moto server that verifies signatures: accepted with the right key, refused with a
// wrong one, and nothing leaves the page but what was confirmed.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { startCorsFront } from "./cors-front.mjs";
import { ROOT, startMoto } from "./harness.mjs";
import { everythingKept, pages } from "./page.mjs";

const REGION = "us-west-2";
const SECRET = "MyTestDatabaseSecret";
const open = pages();
let moto;
let front;
let key;

before(async () => {
  moto = await startMoto({ open: 4 });
  front = await startCorsFront(new URL(moto.url));
  const script = fileURLToPath(new URL("moto_account.py", import.meta.url));
  const { stdout } = await promisify(execFile)(`${ROOT}target/venv/bin/python`, [script, moto.url, REGION, SECRET]);
  key = JSON.parse(stdout);
});
after(async () => {
  await front?.stop();
  await moto?.close();
});

async function filled(secretAccessKey, endpoint = front.origin) {
  const opened = await open("#/request");
  const { id } = opened;
  await id("request-secret-id").fill(SECRET);
  await id("request-region").fill(REGION);
  await id("request-function").fill("");
  await id("request-days").fill("30");
  await id("request-access-key").fill(key.accessKeyId);
  await id("request-secret-key").fill(secretAccessKey);
  await id("send-endpoint-url").fill(endpoint);
  return opened;
}

test("moto accepts what was signed with the right key", async () => {
  const { id, requests, site } = await filled(key.secretAccessKey);
  await id("send-endpoint").click();
  assert.match(await id("confirm-host").textContent(), /^127\.0\.0\.1:\d+$/);
  assert.equal(await id("confirm-access-key").textContent(), key.accessKeyId);
  const outside = () => requests.filter(({ url }) => !url.startsWith(site.url));
  assert.deepEqual(outside(), [], "nothing leaves before the confirmation");
  await id("confirm-send").click();
  await id("answer-status").filter({ hasText: "200" }).waitFor();
  assert.match(await id("answer-body").textContent(), /MyTestDatabaseSecret/);
  assert.deepEqual([...new Set(outside().map(({ url }) => new URL(url).origin))], [front.origin]);
});

test("moto refuses what was signed with a wrong key, and the page shows its answer", async () => {
  const { id } = await filled(`wrong${key.secretAccessKey}`);
  await id("send-endpoint").click();
  await id("confirm-send").click();
  await id("answer-status").filter({ hasText: "403" }).waitFor();
  assert.match(await id("answer-body").textContent(), /SignatureDoesNotMatch/);
  assert.equal(await id("request-secret-id").inputValue(), SECRET, "the request is kept");
});

test("cancelling the confirmation sends nothing", async () => {
  const { id, requests, site } = await filled(key.secretAccessKey);
  await id("send-endpoint").click();
  await id("confirm-cancel").click();
  await id("confirm-dialog").waitFor({ state: "detached" });
  assert.deepEqual(requests.filter(({ url }) => !url.startsWith(site.url)), []);
});

test("an endpoint nobody listens on is said plainly, with the request kept", async () => {
  const { id } = await filled(key.secretAccessKey, "http://127.0.0.1:9");
  await id("send-endpoint").click();
  await id("confirm-send").click();
  await id("answer-status").filter({ hasText: "no answer" }).waitFor();
  assert.equal(await id("request-secret-id").inputValue(), SECRET);
});

test("the secret access key is nowhere once the form is left, and never in what is sent", async () => {
  const { id, page, requests } = await filled(key.secretAccessKey);
  await id("send-endpoint").click();
  await id("confirm-send").click();
  await id("answer-status").filter({ hasText: "200" }).waitFor();
  await id("nav-lab").click();
  await id("timeline").waitFor();
  assert.ok(!(await everythingKept(page)).includes(key.secretAccessKey));
  assert.ok(!JSON.stringify(requests).includes(key.secretAccessKey));
});
