// How fast the page opens. The figures are printed, not asserted: machines differ. What is asserted is that there
// is something to print.
import assert from "node:assert/strict";
import { test } from "node:test";
import { drawn, newPage, startBrowser, startSite } from "./harness.mjs";

test("first paint, the running story, and the longest task of the page's thread", async (t) => {
  const [site, browser] = await Promise.all([startSite(), startBrowser()]);
  const { page, context } = await newPage(browser);
  try {
    await context.addInitScript(() => {
      globalThis.__long = [];
      new PerformanceObserver((list) => globalThis.__long.push(...list.getEntries().map((task) => Math.round(task.duration)))).observe({
        type: "longtask",
        buffered: true,
      });
      addEventListener("DOMContentLoaded", () => {
        new MutationObserver((_, observer) => {
          if (!document.querySelector('[data-testid="timeline"]')) return;
          observer.disconnect();
          // The next frame shows it.
          requestAnimationFrame(() => (globalThis.__story = Math.round(performance.now())));
        }).observe(document.body, { childList: true, subtree: true });
      });
    });
    await page.goto(site.url);
    await drawn(page);
    await page.waitForFunction(() => globalThis.__story > 0);
    const figures = await page.evaluate(() => ({
      firstPaint: Math.round(performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0),
      story: globalThis.__story,
      long: globalThis.__long,
    }));
    for (let step = 0; step < 10; step += 1) await page.getByTestId("transport-back").click();
    const stepping = await page.evaluate(() => globalThis.__long.slice());
    assert.ok(figures.story > 0);
    t.diagnostic(`first contentful paint ${figures.firstPaint} ms, running story ${figures.story} ms`);
    t.diagnostic(`tasks over 50 ms: ${figures.long.join(", ") || "none"} while opening; ${stepping.slice(figures.long.length).join(", ") || "none"} in ten steps`);
  } finally {
    await context.close();
    await Promise.all([browser.close(), site.close()]);
  }
});
