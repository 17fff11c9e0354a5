// Links to a state of the Lab, and going back in what was done: undo, redo, branches.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { pages } from "./page.mjs";

const open = pages();
const clipboard = { permissions: ["clipboard-read", "clipboard-write"] };
const canary = "canary-91d0aa";

/** What a reader of the timeline sees: the clock, the place among the events, and the events themselves. */
async function seen({ page, id }) {
  await page.getByTestId("events").locator("tbody tr").first().waitFor();
  const clock = await id("clock-utc").textContent();
  const rows = await id("events").locator("tbody tr").allTextContents();
  return JSON.stringify([clock, await id("status").textContent(), rows]);
}

async function share({ page, id }) {
  await id("share").click();
  await id("share").filter({ hasText: "Link copied" }).waitFor();
  return page.evaluate(() => navigator.clipboard.readText());
}

test("a shared link opens the lab as it stood, and holds no secret value", async () => {
  const opened = await open("", clipboard);
  const { id, page } = opened;
  await id("action-put").click();
  await page.locator('dialog input[type="password"]').fill(canary);
  await id("dialog-submit").click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await id("transport-back").click();
  const link = await share(opened);
  assert.match(link, /#\/lab\?s=1[\w-]+$/);
  assert.ok(!link.includes(canary) && !Buffer.from(link.split("?s=1")[1], "base64url").includes(canary));

  const other = await open(new URL(link).hash);
  assert.equal(await seen(other), await seen(opened));
  assert.equal(await share(await open(new URL(link).hash, clipboard)), link);
  assert.deepEqual([...opened.complaints, ...other.complaints], []);
});

test("a link opens in a page that is open already", async () => {
  const opened = await open("", clipboard);
  const link = await share(opened);
  const before = await seen(opened);
  await opened.id("story").selectOption({ label: "A secret without rotation" });
  assert.notEqual(await seen(opened), before);
  await opened.page.evaluate((hash) => void (location.hash = hash), new URL(link).hash);
  // The story goes with the link, captions and all.
  await opened.page.locator('[data-testid="story"] option:checked', { hasText: "Time-out in setSecret" }).waitFor({ state: "attached" });
  await opened.id("caption").filter({ hasText: "The function is mended." }).waitFor();
  assert.equal(await seen(opened), before);
});

test("a link of before there were stories in links opens, and tells none", async () => {
  const old = (await readFile(new URL("../../crates/rotation-lab/fuzz/corpus/link/story", import.meta.url), "utf8")).trim();
  const { id, complaints } = await open(`#/lab?s=${old}`);
  await id("story").filter({ hasText: "From a link" }).waitFor();
  assert.equal(await id("caption").textContent(), "");
  assert.deepEqual(complaints, []);
});

for (const [how, payload, words] of [
  ["cut off", "1eNpNjT0OgjAYQL_aQRMIXkHjTBDwt5s4", /cut off/],
  ["damaged", "1eNpNjT0OgjAYQL_aQRMIXkHjTBDwt5s4%20", /damaged/],
  ["too long", `1${"A".repeat(40_000)}`, /longer than/],
  ["made by a newer version", "2eNpN", /newer version/],
]) {
  test(`a link that is ${how} says so on a page that works`, async () => {
    const { id, page, complaints } = await open(`#/lab?s=${payload}`);
    await page.getByText(words).first().waitFor();
    await id("timeline").waitFor();
    const before = await id("clock-utc").textContent();
    await id("transport-start").click();
    await id("clock-utc").filter({ hasText: before }).waitFor({ state: "detached" });
    assert.deepEqual(complaints, []);
  });
}

test("acting in the past keeps what lay ahead; keys undo and redo it", async () => {
  const opened = await open();
  const { id, page, complaints } = opened;
  const before = await seen(opened);
  await id("action-cancel").click();
  await page.getByText(/are kept as another branch/).waitFor();
  const forked = await seen(opened);
  assert.notEqual(forked, before);
  await page.keyboard.press("Control+z");
  assert.equal(await seen(opened), before);
  await page.keyboard.press("Control+Shift+Z");
  assert.equal(await seen(opened), forked);
  await id("branches").selectOption({ index: 1 });
  assert.equal(await seen(opened), before);
  assert.equal(await id("branches").locator("option").nth(1).textContent().then((text) => text.startsWith("CancelRotateSecret at ")), true);
  assert.deepEqual(complaints, []);
});

test("what is played can be played as time goes, and faster", async () => {
  const { id, complaints } = await open();
  await id("speed-60").click();
  assert.equal(await id("speed-60").getAttribute("aria-pressed"), "true");
  await id("transport-play").click();
  await id("ahead").waitFor({ state: "detached" });
  assert.deepEqual(complaints, []);
});
