// Typing on the Request page in Chromium: from the key to the page that shows the request signed anew, with every stage
// and in every form. No peer does this; what is looked at is that typing stays fluid.

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

/** In the page: the milliseconds from each of so many keys until the request is signed anew and every form says it. */
async function press(keys) {
  const byId = (id) => document.querySelector(`[data-testid="${id}"]`);
  const input = byId("request-secret-id");
  const panels = [...document.querySelectorAll('[data-testid^="snippet-"][role="tabpanel"]')];
  const signature = () => byId("stage-authorization").textContent;
  const times = [];
  for (let key = 0; key < keys; key += 1) {
    const before = signature();
    input.value = `prod/orders/${key}`;
    const start = performance.now();
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    for (let turn = 0; signature() === before || !panels.every((panel) => panel.textContent.includes(input.value)); turn += 1) {
      if (turn > 100) throw new Error(`not drawn: ${input.value}`);
      await (turn < 20 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve)));
    }
    times.push(performance.now() - start);
    // A pause between keys, so that what the browser does with the drawing is not counted as the next key's.
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  }
  if (panels.length < 8) throw new Error(`${panels.length} forms are too few`);
  return times.slice(keys / 4);
}
