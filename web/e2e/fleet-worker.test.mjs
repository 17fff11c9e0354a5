// The worker on its own, as the page talks to it: a fleet of the preset mix over ten years. The figures are printed, not
// asserted: machines differ. What is asserted is that all comes, in order, and that the page's thread stays free.
import assert from "node:assert/strict";
import { test } from "node:test";
import { HOURS, job, reckon } from "./fleet.mjs";
import { drawn, newPage, startBrowser, startSite } from "./harness.mjs";

const SIZES = [1_000, 10_000];

test("a fleet goes through ten years in the worker, with progress, and does not hold up the page", async (t) => {
  const [site, browser] = await Promise.all([startSite(), startBrowser()]);
  const { page, complaints } = await newPage(browser);
  try {
    await page.goto(site.url);
    await drawn(page);
    for (const count of SIZES) {
      const answer = await page.evaluate(reckon, job(count));
      assert.deepEqual([answer.load.length, answer.load[0], answer.load[6]], [7 + HOURS + 7201, 2, HOURS]);
      assert.ok(answer.progress.length > 1 && answer.progress.every(([, done, total], n, all) => done <= total && (n === 0 || done >= all[n - 1][1])));
      assert.equal(answer.names.trim().split("\n").length, Math.min(1000, Math.max(...answer.load.slice(7, 7 + HOURS))));
      t.diagnostic(`${count} secrets, ${answer.load[3]} rotations: ${answer.ms} ms, longest task of the page ${answer.longest} ms`);
    }
    const refused = await page.evaluate(reckon, { pasted: "[{}]", numbers: job(1).numbers.slice(0, 9) });
    assert.equal(refused.names, "![0].ARN: a secret has one.");
    assert.deepEqual(complaints, []);
  } finally {
    await Promise.all([site.close(), browser.close()]);
  }
});
