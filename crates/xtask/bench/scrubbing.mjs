// Scrubbing a log of 10,000 commands on the Lab page in Chromium: the slider goes to places all over it. No peer does
// this; what is looked at is that it stays fluid, and how much memory the page takes.

import { execFileSync } from "node:child_process";
import { drawn, newPage, startBrowser, startSite } from "../../../web/e2e/harness.mjs";
import { rendererMegabytes } from "./renderer.mjs";

const COMMANDS = [200, 10_000];
const PLACES = 1_000;
/** What the project wants of itself. */
const MOST = { p99Ms: 8, megabytes: 100 };

/** `program` is the built example of crates/rotation-lab/examples/scrub.rs, which makes the log. */
export async function scrubbing(program) {
  const links = COMMANDS.map((commands) => execFileSync(program, [String(commands), "link"], { encoding: "utf8" }).trim());
  const [site, browser] = await Promise.all([startSite(), startBrowser()]);
  try {
    const { page, context } = await newPage(browser, { viewport: { width: 1280, height: 900 } });
    await context.addInitScript(keepMemories);
    await context.addInitScript({ content: `globalThis.__slide = ${slide};` });
    await page.goto(`${site.url}#/lab?s=${links.at(-1)}`);
    await drawn(page);
    // By the clock, and by the time that the page's thread itself had: on two cores Chromium's other threads take it away.
    const [debug, thread] = [await context.newCDPSession(page), await context.newCDPSession(page)];
    await debug.send("Performance.enable");
    await thread.send("Performance.enable", { timeDomain: "threadTicks" });
    const rows = [];
    for (const [name, press] of [["natural size", "0"], ["all of it in view", "f"]]) {
      await page.getByTestId("playhead").press(press);
      const [clock, own] = await scrub(debug, thread);
      rows.push({ name, places: PLACES, medianMs: at(clock, 0.5), p99Ms: at(clock, 0.99), ownMedianMs: at(own, 0.5), ownP99Ms: at(own, 0.99) });
    }
    await debug.send("HeapProfiler.collectGarbage");
    const heapMegabytes = megabytes(await metric(debug, "JSHeapUsedSize"));
    const wasmMegabytes = megabytes(await page.evaluate(() => [...globalThis.__memories].reduce((sum, memory) => sum + memory.buffer.byteLength, 0)));
    const title = "a step of the slider, scripting, in Chromium";
    return { title, rows, commands: COMMANDS, linkBytes: links.map(({ length }) => length), heapMegabytes, wasmMegabytes, rendererMegabytes: rendererMegabytes(), most: MOST };
  } finally {
    await Promise.all([browser.close(), site.close()]);
  }
}

/** The milliseconds of scripting of each step, by the clock and of the thread, in rising order; the drawing anew after the view has followed the playhead included. */
async function scrub(debug, thread) {
  const scripting = () => Promise.all([debug, thread].map((session) => metric(session, "ScriptDuration")));
  const times = [[], []];
  for (let n = 0; n < PLACES + 10; n += 1) {
    // All over the log, in no order: no step profits from the one before.
    const share = (n * 0.618_033_988_749_895) % 1;
    const before = await scripting();
    // Straight to the browser: what the driver puts around a call would be measured with it.
    const { exceptionDetails } = await debug.send("Runtime.evaluate", { expression: `__slide(${share})`, awaitPromise: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    for (const [kind, after] of (await scripting()).entries()) times[kind].push((after - before[kind]) * 1000);
  }
  // The first ones warm up what compiles as it runs.
  return times.map((kind) => kind.slice(10).sort((a, b) => a - b));
}

/** In the page: the slider to a share of its way, until two frames later the page shows it. */
async function slide(share) {
  const slider = document.querySelector('[data-testid="playhead"]');
  const before = slider.getAttribute("aria-valuetext");
  slider.value = String(Math.round(Number(slider.max) * share));
  slider.dispatchEvent(new InputEvent("input", { bubbles: true }));
  const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  await frame();
  await frame();
  if (slider.getAttribute("aria-valuetext") === before) throw new Error(`not drawn: ${share}`);
}

/** In the page, before its own scripts: remembers the memory of every program that starts. */
function keepMemories() {
  // Both parts of the program have the same memory.
  globalThis.__memories = new Set();
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const start = WebAssembly[name];
    WebAssembly[name] = async (...all) => {
      const started = await start.apply(WebAssembly, all);
      const { exports } = started.instance ?? started;
      for (const one of Object.values(exports ?? {})) if (one instanceof WebAssembly.Memory) globalThis.__memories.add(one);
      return started;
    };
  }
}

async function metric(debug, wanted) {
  const { metrics } = await debug.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === wanted).value;
}

const at = (sorted, share) => Number(sorted[Math.floor((sorted.length - 1) * share)].toFixed(2));
const megabytes = (bytes) => Number((bytes / 1_048_576).toFixed(1));
