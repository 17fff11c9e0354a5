// The program behind the scenes of somebody else's page ends by an error of its own: each scene says so, the page goes on.
import assert from "node:assert/strict";
import { test } from "node:test";
import { editable, embeds, heard, listen, shown } from "./embed.mjs";
import { within } from "./memory.mjs";

const open = embeds();
const ids = ["stuck", "plan", "call"];

/** The page with its three scenes drawn, each listened to. */
async function fragile() {
  const opened = await open();
  const { page } = opened;
  await within(opened.context);
  await page.reload();
  for (const id of ids) {
    await shown(page, id);
    await listen(page, id);
  }
  return opened;
}

const spoil = (page) => page.evaluate(() => void globalThis.__spoil());
const alerts = (page) => page.evaluate((ids) => ids.map((id) => document.getElementById(id).shadowRoot.querySelectorAll("[role='alert']").length), ids);

/** All has been told once it is told of the last scene. */
async function stopped(page) {
  await page.waitForFunction((count) => globalThis.heard.filter(([kind]) => kind === "error").length >= count, ids.length);
  const news = (await heard(page)).filter(([kind]) => kind === "error");
  assert.deepEqual(news.map(([, { code }]) => code), ids.map(() => "stopped"));
  assert.deepEqual(await alerts(page), [1, 1, 1]);
}

/** Where the program comes upon its spoiled memory. */
const WAYS = {
  "what it listens to": async ({ page }) => {
    await spoil(page);
    await page.locator("#stuck").getByTestId("transport-start").click();
  },
  "a call of the page": async ({ page }) => {
    await spoil(page);
    await page.evaluate(() => (document.querySelector("#plan").view = "timeline"));
  },
  "what it waits for": async ({ page }) => {
    await page.evaluate(() => {
      Object.defineProperty(navigator, "clipboard", { value: { writeText: async () => void globalThis.__spoil() } });
    });
    await page.locator("#call").getByTestId("copy-snippet").click();
  },
};

for (const [where, trap] of Object.entries(WAYS)) {
  test(`a trap in ${where}: every scene says so, once`, async () => {
    const opened = await fragile();
    const { page, complaints } = opened;
    const drawn = await page.locator("#stuck").getByTestId("events").textContent();
    await trap(opened);
    await stopped(page);
    assert.ok(complaints.some((words) => /RuntimeError|unreachable|out of bounds/.test(words)), complaints.join("\n"));
    assert.equal(await page.locator("#stuck").getByTestId("events").textContent(), drawn, "what is drawn stays");

    // What is dead is not called again, and what comes later says the same.
    complaints.length = 0;
    await page.locator("#stuck").getByTestId("transport-end").click();
    await page.evaluate(() => {
      document.querySelector("#plan").scenario = "first-rotation";
      document.querySelector("main").append(Object.assign(document.createElement("rotation-lab"), { id: "late" }));
    });
    await listen(page, "late");
    await page.locator("#late").scrollIntoViewIfNeeded();
    const [[kind, { code, message }]] = await heard(page);
    assert.deepEqual([kind, code], ["error", "stopped"]);
    assert.ok((await page.locator("#late").getByRole("alert").textContent()).startsWith(message));
    assert.deepEqual(await alerts(page), [1, 1, 1]);
    assert.deepEqual(complaints, []);

    await Promise.all([page.waitForEvent("load"), page.locator("#late").getByRole("button", { name: "Reload" }).click()]);
    await shown(page, "stuck");
    assert.equal(await page.getByRole("alert").count(), 0);
  });
}

test("a dialog that was open does not hold the page", async () => {
  const { page, context } = await open();
  await within(context);
  await page.reload();
  const scene = await editable(page);
  await scene.getByTestId("action-advance").click();
  await scene.locator("dialog[open]").waitFor();
  await spoil(page);
  await page.evaluate(() => (document.querySelector("#call").view = "schedule"));
  await scene.getByRole("alert").waitFor();
  assert.equal(await scene.locator("dialog[open]").count(), 0);
});

test("an error of the page's own program is no matter of theirs, whatever it is called", async () => {
  const { page, complaints } = await fragile();
  const thrown = await page.evaluate(async () => {
    // One function, `f`, that is `unreachable`.
    const bytes = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11];
    const { f } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes))).exports;
    const element_bg = () => f();
    const kinds = [];
    for (const kind of ["error", "unhandledrejection"]) addEventListener(kind, ({ error, reason }) => kinds.push((error ?? reason) instanceof WebAssembly.RuntimeError && (error ?? reason).stack.includes("element_bg")));
    setTimeout(() => element_bg());
    Promise.resolve().then(() => element_bg());
    while (kinds.length < 2) await new Promise((turn) => setTimeout(turn));
    return kinds;
  });
  assert.deepEqual(thrown, [true, true]);
  assert.equal(complaints.length, 2);
  const before = await page.locator("#stuck").getByTestId("playhead").getAttribute("aria-valuetext");
  await page.locator("#stuck").getByTestId("transport-start").click();
  await page.waitForFunction((before) => document.querySelector("#stuck").shadowRoot.querySelector("[data-testid='playhead']").ariaValueText !== before, before);
  assert.deepEqual(await alerts(page), [0, 0, 0]);
  assert.deepEqual(await page.evaluate(() => globalThis.heard), []);
});
