// The fleet in a worker of Chromium: the preset mix over ten years, by the number of secrets. No peer does this; what is
// looked at is that the cost is linear, that the page's thread stays free, and how much memory it takes.

import { job, reckon } from "../../../web/e2e/fleet.mjs";
import { drawn, newPage, startBrowser, startSite } from "../../../web/e2e/harness.mjs";
import { rendererMegabytes } from "./renderer.mjs";

const SIZES = [1_000, 10_000, 100_000];

export async function fleet() {
  const [site, browser] = await Promise.all([startSite(), startBrowser()]);
  const rows = [];
  try {
    const { page } = await newPage(browser);
    await page.goto(site.url);
    await drawn(page);
    for (const secrets of SIZES) {
      let most = 0;
      const watch = setInterval(() => (most = Math.max(most, rendererMegabytes())), 250);
      const { ms, longest, load } = await page.evaluate(reckon, job(secrets));
      clearInterval(watch);
      rows.push({ secrets, rotations: load[3], seconds: ms / 1000, longestTaskMs: longest, rendererMegabytes: most || undefined });
    }
  } finally {
    await Promise.all([browser.close(), site.close()]);
  }
  return { title: "a fleet over ten years, in a worker of Chromium", rows };
}
