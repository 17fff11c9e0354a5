// A password and a secret key, typed into every place that takes them, are found nowhere that outlives the page or
// leaves it: no link, no storage, no export, no event, no address, no word in the console, no request.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { pages } from "./page.mjs";

const open = pages();
// Letters that neither URLs nor JSON nor HTML write otherwise, so that each is found by itself wherever it is.
const PASSWORD = "canaryPassword7Qx";
const KEY = "canarySecretKey9Zw0123456789abcdefghijkl";
const TOKEN = "canarySessionToken3Kd";
const CANARIES = [PASSWORD, KEY, TOKEN];

let elsewhere;
const heard = [];
before(async () => {
  elsewhere = createServer((request, response) => {
    const parts = [];
    request.on("data", (part) => parts.push(part));
    request.on("end", () => {
      heard.push(JSON.stringify([request.method, request.url, request.rawHeaders, Buffer.concat(parts).toString()]));
      response.writeHead(request.method === "OPTIONS" ? 204 : 400, {
        "access-control-allow-origin": "*",
        "access-control-allow-headers": "*",
        "content-type": "application/x-amz-json-1.1",
      });
      response.end(request.method === "OPTIONS" ? undefined : '{"__type":"AccessDeniedException","Message":"no"}');
    });
  });
  await new Promise((ready) => elsewhere.listen(0, "127.0.0.1", ready));
});
after(() => new Promise((closed) => elsewhere.close(closed)));

async function typedEverywhere({ page, id }) {
  // The dialogs of the Lab.
  await id("transport-end").click();
  await id("action-put").click();
  await page.locator('dialog input[type="password"]').fill(`${PASSWORD}-put`);
  await id("dialog-submit").click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await id("action-create").click();
  await id("field-name").fill("another/secret");
  await page.locator('dialog input[type="password"]').fill(`{"username":"app","password":"${PASSWORD}-create"}`);
  await id("dialog-submit").click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  // The terminal, with the call accepted and with it refused.
  await id("terminal-open").click();
  for (const command of [
    `aws secretsmanager put-secret-value --secret-id another/secret --secret-string ${PASSWORD}-terminal`,
    `aws secretsmanager create-secret --name third --secret-string=${PASSWORD}-equals`,
    `aws secretsmanager put-secret-value --secret-id nowhere --secret-string ${PASSWORD}-refused`,
    `AWS_SECRET_ACCESS_KEY=${KEY} aws secretsmanager list-secrets`,
  ]) {
    const before = await id("terminal-log").locator(".entry").count();
    await id("terminal-line").fill(command);
    await id("terminal-line").press("Enter");
    await id("terminal-log").locator(".entry").nth(before).waitFor();
  }
  // The Request page: pasted, typed, signed, sent to the lab and to an endpoint.
  await id("nav-request").click();
  await id("request-command").fill(
    `curl https://secretsmanager.us-east-1.amazonaws.com/ --aws-sigv4 "aws:amz:us-east-1:secretsmanager" --user "AKIDEXAMPLE:${KEY}" ` +
      `-H "X-Amz-Target: secretsmanager.RotateSecret" -H "X-Amz-Security-Token: ${TOKEN}" -H "Content-Type: application/x-amz-json-1.1" ` +
      `-d '{"SecretId":"another/secret","ClientRequestToken":"EXAMPLE1-90ab-cdef-fedc-ba987EXAMPLE"}'`,
  );
  await id("request-access-key").fill("AKIDEXAMPLE");
  await id("request-secret-key").fill(KEY);
  await id("request-secret-id").fill("another/secret");
  await id("send-lab").click();
  await id("answer-status").waitFor();
  await id("send-endpoint-url").fill(`http://127.0.0.1:${elsewhere.address().port}`);
  await id("send-endpoint").click();
  await id("confirm-send").click();
  await id("answer-status").filter({ hasText: "400" }).waitFor();
  await id("nav-lab").click();
  await id("timeline").waitFor();
}

async function copied({ page, id }, press) {
  await page.evaluate(() => navigator.clipboard.writeText(""));
  await press();
  await page.waitForFunction(async () => (await navigator.clipboard.readText()) !== "");
  return page.evaluate(() => navigator.clipboard.readText());
}

/** Everything that outlives the page or leaves it, by name. */
async function everywhere(opened, said) {
  const { page, id, context, requests } = opened;
  const taken = (what) => async () => {
    await id("export").click();
    await id(`export-${what}`).click();
  };
  const saved = async (what) => {
    const [download] = await Promise.all([page.waitForEvent("download"), taken(what)()]);
    return readFile(await download.path(), "latin1");
  };
  await id("filter-all").click();
  const link = await copied(opened, () => id("share").click());
  const { inflateSync } = await import("node:zlib");
  const unpacked = inflateSync(Buffer.from(new URL(link).hash.split("s=1")[1], "base64url")).toString("latin1");
  assert.ok(unpacked.includes("another/secret"), "the link is read to its bottom");
  const json = await saved("json");
  const stored = await page.evaluate(async () => {
    const local = { ...localStorage };
    const databases = await indexedDB.databases();
    return { local, session: { ...sessionStorage }, cookie: document.cookie, databases, kept: globalThis.rotationLabKept };
  });
  const [payload] = stored.local["rotation-lab.recent"].split(" ");
  return {
    link,
    unpacked,
    json,
    "the link in the JSON": inflateSync(Buffer.from(JSON.parse(json).link.slice(1), "base64url")).toString("latin1"),
    svg: await saved("svg"),
    png: await saved("png"),
    markdown: await copied(opened, taken("markdown")),
    embed: await copied(opened, taken("embed")),
    storage: JSON.stringify(stored),
    "what is stored": inflateSync(Buffer.from(payload.slice(1), "base64url")).toString("latin1"),
    cookies: JSON.stringify(await context.cookies()),
    caches: await page.evaluate(async () => JSON.stringify(await caches.keys())),
    address: page.url(),
    history: await page.evaluate(() => JSON.stringify(history.state)),
    events: await id("events").textContent(),
    "copied events": await copied(opened, () => id("copy-JSON").click()),
    "the whole page": await page.evaluate(() => document.documentElement.outerHTML),
    console: said.join("\n"),
    requests: JSON.stringify(requests.map((request) => ({ ...request, headers: { ...request.headers, "x-amz-security-token": undefined } }))),
    "requests that arrived": heard.join("\n").replaceAll(`"x-amz-security-token","${TOKEN}"`, "").replaceAll(`"X-Amz-Security-Token","${TOKEN}"`, ""),
  };
}

test("a password and a secret key that are typed anywhere are found nowhere else", async () => {
  const opened = await open("", { permissions: ["clipboard-read", "clipboard-write"], acceptDownloads: true });
  const said = [];
  opened.page.on("console", (message) => said.push(message.text()));
  await typedEverywhere(opened);
  assert.ok(heard.length > 0, "a signed request was sent");
  for (const [place, text] of Object.entries(await everywhere(opened, said))) {
    assert.equal(typeof text, "string", place);
    for (const canary of CANARIES) assert.ok(!text.includes(canary), `${canary} in ${place}`);
  }
});

test("after a reload nothing that was typed is there", async () => {
  const opened = await open("", { permissions: ["clipboard-read", "clipboard-write"] });
  await typedEverywhere(opened);
  await opened.page.reload();
  await opened.page.getByText("Your last lab was restored.").first().waitFor();
  await opened.id("nav-request").click();
  await opened.id("request-secret-key").waitFor();
  const page = await opened.page.evaluate(() => [
    document.documentElement.outerHTML,
    ...[...document.querySelectorAll("input, textarea")].map((field) => field.value),
  ]);
  for (const canary of CANARIES) assert.ok(!page.join("\n").includes(canary), canary);
});
