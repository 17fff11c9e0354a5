// The program's second part: it comes after the person's first act, or at once where it is needed, and nobody who
// uses the page can tell.

import assert from "node:assert/strict";
import { test } from "node:test";
import { drawn } from "./harness.mjs";
import { pages } from "./page.mjs";

const open = pages();
const isSecond = ({ url }) => url.endsWith("_later.wasm");

/** Opens the request page by the menu and reads what only the second part can draw. */
async function useSecond({ page, id, complaints }) {
  await page.getByRole("navigation").getByRole("link", { name: "Request" }).click();
  await id("request-secret-id").waitFor();
  assert.equal(await page.getByTestId("boot-failed").count(), 0);
  return complaints;
}

test("it is not fetched before the person acts", async () => {
  const { page, requests, complaints } = await open();
  // What the page does by itself has been done when the network has been idle.
  await page.waitForLoadState("networkidle");
  assert.deepEqual(requests.filter(isSecond), []);
  assert.deepEqual(complaints, []);
});

for (const [act, how] of Object.entries({
  "moves the pointer": (page) => page.mouse.move(40, 40).then(() => page.mouse.move(60, 60)),
  "presses a key": (page) => page.keyboard.press("Tab"),
  "goes to another page": (page) => page.evaluate(() => void (location.hash = "#/schedule")),
})) {
  test(`it is fetched when the person ${act}`, async () => {
    const { page, complaints } = await open();
    const second = page.waitForResponse((response) => isSecond({ url: response.url() }));
    await how(page);
    assert.equal((await second).status(), 200);
    assert.deepEqual(complaints, []);
  });
}

for (const hash of ["#/request", "#/schedule", "#/fleet"]) {
  test(`${hash} opens with it`, async () => {
    const { page, requests, complaints } = await open(hash);
    assert.equal(requests.filter(isSecond).length, 1);
    assert.equal(await page.locator("main").count(), 1);
    assert.deepEqual(complaints, []);
  });
}

test("where it is needed before it has come, the program waits for it", async () => {
  const { page, context, ...rest } = await open();
  // The request that nobody waits for never ends. Which of the two is told first is the browser's affair.
  const asked = new Set();
  await context.route("**/*_later.wasm", (route) => {
    const type = route.request().resourceType();
    asked.add(type);
    return type === "fetch" ? undefined : route.continue();
  });
  assert.deepEqual(await useSecond({ page, ...rest }), []);
  assert.deepEqual([...asked].sort(), ["fetch", "xhr"]);
});

test("where it cannot be had, a sentence says so", async () => {
  const { page, context, id } = await open();
  await context.route("**/*_later.wasm", (route) => route.abort());
  await page.getByRole("navigation").getByRole("link", { name: "Request" }).click();
  await id("boot-failed").waitFor();
  assert.match(await id("boot-failed").textContent(), /reload the page/);
});
