// A job for the fleet's worker, and how a page asks for it: what the test of the worker and the bench have in common.

/** Of ten years. */
export const HOURS = 3653 * 24;

/** 60 % every 30 days, 20 % every 90, 15 % weekly, 5 % daily, from 2026-11-24 for ten years. */
export function job(count) {
  const kind = (percent, days, hours, text) => [percent, days, hours, text.length, ...new TextEncoder().encode(text)];
  const kinds = [kind(60, 30, 0, ""), kind(20, 90, 0, ""), kind(15, 0, 2, "cron(0 0 ? * SUN *)"), kind(5, 1, 0, "")];
  return { numbers: [-1, 1, Date.UTC(2026, 10, 24), 3653, 697, 0, 5, 120_000, 0, count, 30, ...kinds.flat()] };
}

/** In the page: asks a new worker and waits for its last word. */
export function reckon({ numbers, pasted }) {
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
