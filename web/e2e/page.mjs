// The page under test: one site and one browser per file, a fresh page per test, everything closed afterwards.
import { after, before } from "node:test";
import { drawn, newPage, startBrowser, startSite } from "./harness.mjs";

/** Call once per test file; `open("#/request", options)` then gives a page that has been drawn. */
export function pages() {
  let site;
  let browser;
  const contexts = [];
  before(async () => {
    [site, browser] = await Promise.all([startSite(), startBrowser()]);
  });
  after(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    await Promise.all([browser?.close(), site?.close()]);
  });
  return async (hash = "", options = {}) => {
    const opened = await newPage(browser, options);
    contexts.push(opened.context);
    await opened.page.goto(site.url + hash);
    await drawn(opened.page);
    const id = (name) => opened.page.getByTestId(name);
    return { ...opened, id, site };
  };
}

/** Everything the page keeps or shows that outlives a form. */
export function everythingKept(page) {
  return page.evaluate(() =>
    JSON.stringify([
      document.documentElement.outerHTML,
      [...document.querySelectorAll("input, textarea")].map((field) => field.value),
      { ...localStorage },
      { ...sessionStorage },
      location.href,
      document.cookie,
    ]),
  );
}
