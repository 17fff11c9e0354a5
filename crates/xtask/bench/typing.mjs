// Typing on the Request page in Chromium: from the key to the page that shows the request signed anew, with every stage
// and every snippet. No peer does this; what is looked at is that typing stays fluid.

import { newPage, startBrowser, startSite } from "../../../web/e2e/harness.mjs";

const KEYS = 400;

export async function typing() {
  const [site, browser] = await Promise.all([startSite(), startBrowser()]);
  try {
    const { page } = await newPage(browser);
    await page.goto(`${site.url}#/request`);
    await page.getByTestId("request-page").waitFor();
    const times = (await page.evaluate(press, KEYS)).sort((a, b) => a - b);
    const at = (share) => Number(times[Math.floor((times.length - 1) * share)].toFixed(2));
    return { title: "a key on the Request page, in Chromium", rows: [{ keys: KEYS, medianMs: at(0.5), p99Ms: at(0.99) }] };
  } finally {
    await Promise.all([browser.close(), site.close()]);
  }
}

/** In the page: the milliseconds from each of so many keys to the page that shows what came of it. */
async function press(keys) {
  const byId = (id) => document.querySelector(`[data-testid="${id}"]`);
  const input = byId("request-secret-id");
  const panels = [...document.querySelectorAll('[data-testid^="snippet-"][role="tabpanel"]')];
  const times = [];
  for (let key = 0; key < keys; key += 1) {
    const before = byId("request-page").textContent;
    input.value = `prod/orders/${key}`;
    const start = performance.now();
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    for (let turn = 0; !panels.every((panel) => panel.textContent.includes(input.value)); turn += 1) {
      if (turn > 100) throw new Error(`nothing was drawn of ${input.value}: ${panels.map((panel) => panel.textContent)}`);
      await (turn < 20 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve)));
    }
    times.push(performance.now() - start);
    if (byId("request-page").textContent === before) throw new Error("the signature stayed as it was");
    // A pause between keys, so that what the browser does with the drawing is not counted as the next key's.
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  }
  return times.slice(keys / 4);
}
