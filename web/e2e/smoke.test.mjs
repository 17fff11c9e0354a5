// The built page loads, from the root of a host and from any folder of it, without a complaint of the browser,
// and fetches exactly what `cargo xtask size` counts.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { firstVisit } from "../../crates/xtask/js/first-visit.mjs";
import { DIST, drawn, newPage, startBrowser, startSite } from "./harness.mjs";

let browser;
before(async () => (browser = await startBrowser()));
after(() => browser.close());

for (const prefix of ["/", "/some/deep/path/"]) {
  test(`the page loads under ${prefix} without a complaint`, async () => {
    const site = await startSite({ prefix });
    const { page, context, requests, complaints } = await newPage(browser);
    try {
      await page.goto(site.url);
      await drawn(page);
      assert.deepEqual(complaints, []);
      assert.equal(await page.title(), "Rotation Lab");

      const counted = firstVisit(DIST).map((name) => site.url + (name === "index.html" ? "" : name));
      assert.deepEqual(requests.map(({ url }) => url).sort(), counted.sort());
    } finally {
      await context.close();
      await site.close();
    }
  });
}

test("where the program cannot be loaded, a sentence says so", async () => {
  const site = await startSite();
  const { page, context } = await newPage(browser);
  try {
    await context.route("**/*.wasm", (route) => route.fulfill({ status: 404, body: "gone" }));
    await page.goto(site.url);
    const alert = page.getByRole("alert");
    await alert.waitFor();
    assert.match(await alert.textContent(), /^Rotation Lab could not/);
    assert.equal(await page.locator("#app .skeleton").count(), 0);
  } finally {
    await context.close();
    await site.close();
  }
});

test("where the browser has no WebAssembly, a sentence says so", async () => {
  const site = await startSite();
  const { page, context } = await newPage(browser);
  try {
    await context.addInitScript(() => delete globalThis.WebAssembly);
    await page.goto(site.url);
    const alert = page.getByRole("alert");
    await alert.waitFor();
    assert.match(await alert.textContent(), /needs WebAssembly/);
  } finally {
    await context.close();
    await site.close();
  }
});

test("without JavaScript the page says what it needs", async () => {
  const site = await startSite();
  const { page, context } = await newPage(browser, { javaScriptEnabled: false });
  try {
    await page.goto(site.url);
    // Playwright's text search passes <noscript> over.
    const sentence = page.locator("noscript > p");
    await sentence.waitFor();
    assert.match(await sentence.textContent(), /it needs JavaScript and WebAssembly/);
  } finally {
    await context.close();
    await site.close();
  }
});
