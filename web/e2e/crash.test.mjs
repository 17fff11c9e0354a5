// A panic of the program: what is drawn stays, a card says so, and what was done is not lost.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { drawn } from "./harness.mjs";
import { pages } from "./page.mjs";
import { within } from "./memory.mjs";

const open = pages();

/** A page whose program can be made to panic: its memory is within reach of the test. */
async function fragile() {
  const opened = await open("", { permissions: ["clipboard-read", "clipboard-write"] });
  await within(opened.context);
  await opened.page.reload();
  await drawn(opened.page);
  return opened;
}

/** The program finds its memory spoiled: at the next click, or when something it waited for has come. */
async function panic({ page, id }, inPromise) {
  if (inPromise) {
    await page.evaluate(() => {
      navigator.clipboard.writeText = async () => void globalThis.__spoil();
    });
    await id("share").click();
  } else {
    await page.evaluate(() => void globalThis.__spoil());
    await id("transport-back").click();
  }
}

for (const inPromise of [false, true]) {
  test(`after a panic${inPromise ? " in something that was waited for" : ""} the log can be saved, and is there after a reload`, async () => {
    const opened = await fragile();
    const { page, id } = opened;
    await id("action-cancel").click();
    await id("filter-all").click();
    const rows = await id("events").locator("tbody tr").allTextContents();
    await panic(opened, inPromise);
    const card = id("boot-failed");
    await card.waitFor();
    assert.match(await card.textContent(), /stopped because of an error/);
    assert.equal(await card.getAttribute("role"), "alert");
    await id("crash-log").focus();
    const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
    const file = await readFile(await download.path());

    const other = await open();
    await other.id("export").click();
    await other.id("import").setInputFiles({ name: "log.json", mimeType: "application/json", buffer: file });
    await other.page.getByText("Opened log.json.").first().waitFor();
    await other.id("filter-all").click();
    assert.deepEqual(await other.id("events").locator("tbody tr").allTextContents(), rows);

    await id("crash-reload").focus();
    await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
    await drawn(page);
    await page.getByText("Your last lab was restored.").first().waitFor();
    await id("filter-all").click();
    assert.deepEqual(await id("events").locator("tbody tr").allTextContents(), rows);
    // It did end as a program ends, and not otherwise.
    assert.ok(opened.complaints.some((words) => /RuntimeError|unreachable/.test(words)), opened.complaints.join("\n"));
  });
}

test("where nothing was done there is nothing to save", async () => {
  const opened = await fragile();
  const { id } = opened;
  await panic(opened, false);
  await id("boot-failed").waitFor();
  assert.equal(await id("crash-log").count(), 0);
  assert.equal(await id("crash-reload").count(), 1);
});
