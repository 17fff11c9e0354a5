// The demo documentation page as somebody would publish it: the files of web/embed beside the built package, on a static
// server.
import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import { folderPath } from "../../crates/rotation-wasm/npm/test/package.mjs";
import { newPage, startBrowser } from "./harness.mjs";
import { serve } from "./static-server.mjs";

const SITE = fileURLToPath(new URL("../../target/npm/projects/embed/", import.meta.url));

/** Call once per test file; `open(options)` then gives the page, or that of the folder `at`; no scene of it has been drawn. */
export function embeds() {
  let site;
  let browser;
  const contexts = [];
  const others = [];
  before(async () => {
    rmSync(SITE, { recursive: true, force: true });
    cpSync(fileURLToPath(new URL("../embed", import.meta.url)), SITE, { recursive: true });
    cpSync(folderPath, join(SITE, "rotation-lab"), { recursive: true });
    [site, browser] = await Promise.all([serve({ root: SITE }), startBrowser()]);
  });
  after(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    await Promise.all([browser?.close(), site?.close(), ...others.map((other) => other.close())]);
  });
  return async ({ at, ...options } = {}) => {
    const of = at ? await serve({ root: at }) : site;
    if (at) others.push(of);
    const opened = await newPage(browser, { viewport: { width: 1000, height: 500 }, ...options });
    contexts.push(opened.context);
    await opened.page.goto(of.url);
    return { ...opened, fetched: () => opened.requests.map(({ url }) => url.slice(of.url.length)) };
  };
}

/** The scene of one of the page's elements, scrolled to and drawn whole. */
export async function shown(page, id) {
  const element = page.locator(`#${id}`);
  await element.scrollIntoViewIfNeeded();
  await element.locator(".scene > div > :not([aria-busy])").last().waitFor();
  return element;
}

/** The last of the page's scenes as a timeline in which things can be done, listened to. */
export async function editable(page) {
  await page.evaluate(() => document.querySelector("#call").setAttribute("view", "timeline"));
  const scene = await shown(page, "call");
  await scene.getByTestId("lab-scene").waitFor();
  await listen(page, "call");
  return scene;
}

/** Collects what an element fires from now on, as [kind, detail]. */
export async function listen(page, id) {
  await page.evaluate((id) => {
    const element = document.getElementById(id);
    globalThis.heard ??= [];
    for (const kind of ["change", "error"]) element.addEventListener(kind, ({ type, detail }) => globalThis.heard.push([type, detail]));
  }, id);
}

/** What was fired, once there is something. */
export async function heard(page) {
  await page.waitForFunction(() => globalThis.heard.length > 0);
  return page.evaluate(() => globalThis.heard.splice(0));
}
