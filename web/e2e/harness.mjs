// What every browser test starts from: the built page on a loopback port, the machine's Chromium, a page whose
// requests and complaints are kept, and a moto server. Nothing here waits by the clock.

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { serve } from "./static-server.mjs";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));
export const DIST = join(ROOT, "dist");

/** The built page, under `prefix` if one is given. */
export function startSite({ prefix = "/", root = DIST } = {}) {
  if (!existsSync(join(root, "index.html"))) throw new Error("dist/ is not built: run `cargo xtask test` or `trunk build --release`");
  return serve({ root, prefix });
}

/** Chromium, told not to talk to anyone of its own accord: every request seen is the page's. */
export function startBrowser() {
  const args = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
  args.push("--disable-component-update", "--disable-sync");
  // Chromium's sandbox refuses to run as root, which containers are.
  if (process.getuid?.() === 0) args.push("--no-sandbox");
  return chromium.launch({ executablePath: browserProgram(), args });
}

function browserProgram() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  const folders = (process.env.PATH ?? "").split(delimiter);
  const found = names.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) => existsSync(file));
  if (!found) throw new Error("no Chromium on PATH: install it, or name it in CHROMIUM");
  return found;
}

/**
 * A page in a fresh context (nothing stored, nothing cached) with all that went out and all that went wrong.
 * `options` are Playwright's for a context: viewport, colorScheme, reducedMotion, locale, timezoneId, …
 */
export async function newPage(browser, options = {}) {
  const context = await browser.newContext({ locale: "en-US", timezoneId: "America/New_York", ...options });
  /** Every request: { url, method, headers, body }. */
  const requests = [];
  /** Sentences: console errors and warnings, uncaught errors, requests that failed, breaches of the content policy. */
  const complaints = [];
  context.on("request", (request) => {
    requests.push({ url: request.url(), method: request.method(), headers: request.headers(), body: request.postData() });
  });
  context.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText;
    // Whoever reloads ends what the browser was fetching for itself: the icon.
    if (reason !== "net::ERR_ABORTED" || request.resourceType() !== "other") complaints.push(`failed: ${request.url()} (${reason})`);
  });
  context.on("response", (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
  });
  context.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(`console ${message.type()}: ${message.text()}`);
  });
  context.on("weberror", (error) => complaints.push(`uncaught: ${error.error()}`));
  await context.exposeBinding("__policyBreach", (_source, breach) => complaints.push(`content policy: ${breach}`));
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
      globalThis.__policyBreach(`${violatedDirective} ${blockedURI}`);
    });
  });
  const page = await context.newPage();
  settleAfter(page.keyboard, page);
  settleAfter(Object.getPrototypeOf(page.locator("html")));
  return { page, context, requests, complaints };
}

const ACTS = ["press", "click", "fill", "selectOption", "check", "uncheck", "setChecked", "hover"];
const settles = new WeakSet();

/**
 * An event is drawn in its own task, unless the page is in the middle of drawing: the framework pauses after 16 ms of it and goes on in
 * a task of its own. So whatever acts waits for the tasks that are due, and what is read afterwards is what was drawn.
 */
function settleAfter(actor, page) {
  if (settles.has(actor)) return;
  settles.add(actor);
  for (const name of ACTS.filter((name) => name in actor)) {
    const act = actor[name];
    actor[name] = async function (...options) {
      const result = await act.apply(this, options);
      // Where the act led to another page there is nothing to wait for.
      await (page ?? this.page()).evaluate(() => scheduler.postTask(() => {}, { priority: "background" })).catch(() => {});
      return result;
    };
  }
}

/** Resolves when the program has taken the place of the skeleton. */
export async function drawn(page) {
  await page.locator("#app:not(:has([data-waiting])):not(:has(.bench[aria-busy]))").waitFor({ state: "attached" });
}

/**
 * moto, which verifies signatures: everything after the first `open` calls must be signed by a user made in them.
 * @returns {Promise<{ url: string, close(): Promise<void> }>}
 */
export async function startMoto({ open } = {}) {
  const program = join(ROOT, "target/venv/bin/moto_server");
  if (!existsSync(program)) throw new Error("moto is not installed: run `cargo xtask test`");
  const env = { ...process.env, PYTHONUNBUFFERED: "1" };
  if (open !== undefined) env.INITIAL_NO_AUTH_ACTION_COUNT = String(open);
  const server = spawn(program, ["-H", "127.0.0.1", "-p", "0"], { env, stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise((end) => server.once("exit", end));
  const close = async () => (server.kill(), await ended);
  const said = [];
  const url = await new Promise((ready, failed) => {
    for (const stream of [server.stdout, server.stderr]) {
      createInterface({ input: stream }).on("line", (line) => {
        said.push(line);
        const address = /Running on (http:\/\/127\.0\.0\.1:\d+)/.exec(line)?.[1];
        if (address) ready(address);
      });
    }
    server.once("error", failed);
    ended.then((code) => failed(new Error(`moto ended with ${code}: ${said.join("\n")}`)));
  });
  return { url, close };
}
