// The worker on its own, as the page talks to it: a fleet of the preset mix over ten years. The figures are printed, not
// asserted: machines differ. What is asserted is that all comes, in order, and that the page's thread stays free.
import assert from "node:assert/strict";
import { test } from "node:test";
import { drawn, newPage, startBrowser, startSite } from "./harness.mjs";

const SIZES = [1_000, 10_000];
const HOURS = 3653 * 24;

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

/** 60 % every 30 days, 20 % every 90, 15 % weekly, 5 % daily, from 2026-11-24 for ten years. */
function job(count) {
  const kind = (percent, days, hours, text) => [percent, days, hours, text.length, ...new TextEncoder().encode(text)];
  const kinds = [kind(60, 30, 0, ""), kind(20, 90, 0, ""), kind(15, 0, 2, "cron(0 0 ? * SUN *)"), kind(5, 1, 0, "")];
  return { numbers: [-1, 1, Date.UTC(2026, 10, 24), 3653, 697, 0, 5, 120_000, 0, count, 30, ...kinds.flat()] };
}

/** In the page: asks a new worker and waits for its last word. */
function reckon({ numbers, pasted }) {
  return new Promise((done, failed) => {
    const answer = { progress: [], load: [], longest: 0 };
    const tasks = new PerformanceObserver((list) => {
      for (const task of list.getEntries()) answer.longest = Math.max(answer.longest, Math.round(task.duration));
    });
    tasks.observe({ type: "longtask" });
    const worker = new Worker("./fleet_worker_loader.js", { type: "module" });
    let begun;
    worker.onerror = failed;
    worker.onmessage = ({ data }) => {
      if (typeof data === "string") {
        worker.terminate();
        tasks.disconnect();
        done({ ...answer, names: data, ms: Math.round(performance.now() - begun) });
      } else if (data.length === 1) {
        begun = performance.now();
        if (pasted) worker.postMessage(pasted);
        worker.postMessage(Float64Array.from(numbers));
      } else if (data[0] === 1) {
        answer.progress.push([...data]);
      } else {
        answer.load = [...data];
      }
    };
  });
}
