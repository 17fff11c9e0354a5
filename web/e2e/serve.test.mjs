// The page against `rotation-lab serve` of the built package, which verifies signatures and answers preflights itself:
// what the page signs and sends rotates there.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { SecretsManager } from "@aws-sdk/client-secrets-manager";
import { ROOT } from "./harness.mjs";
import { pages } from "./page.mjs";

const region = "us-west-2";
const SecretId = "MyTestDatabaseSecret";
const KEY = { accessKeyId: "AKIDPAGE", secretAccessKey: "a key of the tests" };
const open = pages();
let server;
let url;
let client;

before(async () => {
  const flags = ["--port", "0", "--region", region, "--access-key-id", KEY.accessKeyId, "--secret-access-key", KEY.secretAccessKey];
  const program = `${ROOT}target/npm/rotation-lab/bin/rotation-lab.mjs`;
  server = spawn(process.execPath, [program, "serve", ...flags], { stdio: ["ignore", "pipe", "inherit"] });
  url = await new Promise((ready, failed) => {
    createInterface({ input: server.stdout }).on("line", (line) => ready(/http:\S+$/.exec(line)?.[0]));
    server.once("exit", (code) => failed(new Error(`serve ended with ${code}: is the package built?`)));
  });
  client = new SecretsManager({ endpoint: url, region, credentials: KEY });
  await client.createSecret({ Name: SecretId, SecretString: '{"password":"first"}' });
});
after(() => {
  client?.destroy();
  server?.kill();
});

/** The request form filled in and sent. */
async function sent(secretAccessKey) {
  const opened = await open("#/request");
  const { id } = opened;
  await id("request-secret-id").fill(SecretId);
  await id("request-region").fill(region);
  await id("request-function").fill(`arn:aws:lambda:${region}:123456789012:function:rotate`);
  await id("request-days").fill("30");
  await id("request-access-key").fill(KEY.accessKeyId);
  await id("request-secret-key").fill(secretAccessKey);
  await id("send-endpoint-url").fill(url);
  await id("send-endpoint").click();
  await id("confirm-send").click();
  return opened;
}

test("a wrong key is refused in AWS's words", async () => {
  const { id } = await sent("another");
  await id("answer-status").filter({ hasText: "400" }).waitFor();
  assert.match(await id("answer-body").textContent(), /InvalidSignatureException.*The request signature we calculated does not match/s);
  assert.equal((await client.describeSecret({ SecretId })).RotationEnabled, undefined);
});

test("what the page signs is accepted, and rotates", async () => {
  const { id } = await sent(KEY.secretAccessKey);
  await id("answer-status").filter({ hasText: "200" }).waitFor();
  const { VersionId } = JSON.parse(await id("answer-body").textContent());
  const described = await client.describeSecret({ SecretId });
  assert.equal(described.RotationEnabled, true);
  assert.ok(described.VersionIdsToStages[VersionId], JSON.stringify(described));
});
