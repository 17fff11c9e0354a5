// The web component of the built package, in a documentation page of somebody else (web/embed).
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { folderPath } from "../../crates/rotation-wasm/npm/test/package.mjs";
import { project } from "../../crates/rotation-wasm/npm/test/project.mjs";
import { editable, embeds, heard, listen, shown } from "./embed.mjs";
import { within } from "./memory.mjs";

const open = embeds();
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const readme = readFileSync(join(folderPath, "README.md"), "utf8");
const PAGE = ["", "embed.css", "embed.js", "rotation-lab/element.mjs"];
const PROGRAM = ["element.js", "element_bg.wasm", "look.mjs", "program.mjs", "scene.mjs", "stopped.mjs"].map((name) => `rotation-lab/element/${name}`);
const ids = ["stuck", "plan", "call"];

/** What a reader of a timeline sees. */
const seen = (scene) =>
  scene.evaluate(({ shadowRoot }) => {
    const text = (id) => shadowRoot.querySelector(`[data-testid="${id}"]`).textContent;
    return [text("clock-utc"), text("secret-name"), text("status"), text("events")];
  });

/** A second element, below the page, with this as its `src`. */
async function beside(page, src, view) {
  await page.evaluate(([src, view]) => {
    document.querySelector("#beside")?.remove();
    document.querySelector("main").append(Object.assign(document.createElement("rotation-lab"), { id: "beside", src, view }));
  }, [src, view]);
  return shown(page, "beside");
}

test("nothing is loaded before a scene is scrolled to, and one program serves all three", async () => {
  const { page, fetched, complaints } = await open();
  await page.waitForFunction(() => customElements.get("rotation-lab"));
  // Two frames: an observer that saw something would have said so.
  await page.evaluate(() => new Promise((frame) => requestAnimationFrame(() => requestAnimationFrame(frame))));
  assert.deepEqual(fetched().sort(), PAGE);
  for (const id of ids) await shown(page, id);
  assert.deepEqual(fetched().sort(), [...PAGE, ...PROGRAM].sort());
  for (const [id, view] of [["stuck", "lab-scene"], ["plan", "schedule-scene"], ["call", "request-scene"]]) {
    assert.ok(await page.locator(`#${id}`).getByTestId(view).isVisible(), id);
  }
  assert.deepEqual(complaints, []);
});

for (const colorScheme of ["light", "dark"]) {
  for (const width of [1000, 390]) {
    test(`axe finds nothing in the page with its three scenes, ${colorScheme}, ${width} px`, async () => {
      const { page, complaints } = await open({ colorScheme, viewport: { width, height: 700 } });
      for (const id of ids) await shown(page, id);
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => globalThis.axe.run(document));
      assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.flat().join(" ")).join(", ")}`), []);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, `the page scrolls sideways by ${overflow} px`);
      assert.deepEqual(complaints, []);
    });
  }
}

test("a ribbon is drawn as on the page", async () => {
  const { page } = await open({ colorScheme: "light" });
  const scene = await shown(page, "stuck");
  const drawn = await scene.locator(".ribbon[data-label='pending'] .body").first().evaluate((path) => [getComputedStyle(path).strokeWidth, path.getAttribute("stroke")]);
  assert.deepEqual(drawn, ["12.4px", "url(#p-pending)"]);
});

test("a scene is as narrow as its column, whatever the window is", async () => {
  const { page } = await open({ viewport: { width: 1400, height: 800 } });
  const scene = await shown(page, "stuck");
  assert.ok(await scene.getByTestId("clock-local").isVisible());
  const wide = await scene.locator(".heads").getAttribute("width");
  await page.evaluate(() => document.querySelector("main").style.setProperty("max-width", "24rem"));
  await scene.getByTestId("clock-local").waitFor({ state: "hidden" });
  await page.waitForFunction((wide) => document.querySelector("#stuck").shadowRoot.querySelector(".heads").getAttribute("width") !== wide, wide);
});

test("every change is fired with a payload that opens the same state", async () => {
  const { page, complaints } = await open();
  const scene = await editable(page);
  const news = [];
  for (const id of ["transport-start", "transport-end", "action-rotate", "transport-back"]) {
    await scene.getByTestId(id).click();
    news.push(...(await heard(page)));
  }
  assert.deepEqual(news.map(([kind]) => kind), ["change", "change", "change", "change"]);
  const { payload } = news.at(-1)[1];
  assert.deepEqual(await seen(await beside(page, payload, "timeline")), await seen(scene));
  assert.deepEqual(complaints, []);
});

test("a payload handed back late takes nothing back, one that a page goes back to does", async () => {
  const { page } = await open();
  const scene = await editable(page);
  const news = [];
  for (const id of ["transport-start", "transport-end", "action-rotate"]) {
    await scene.getByTestId(id).click();
    news.push(...(await heard(page)).map(([, { payload }]) => payload));
  }
  const latest = await seen(scene);
  // As a page does that keeps what it hears in a state of its own, and is behind.
  const hand = (payload) =>
    page.evaluate(async (payload) => {
      document.querySelector("#call").src = payload;
      for (let n = 0; n < 2; n += 1) await new Promise((frame) => requestAnimationFrame(frame));
    }, payload);
  for (const payload of news) {
    await hand(payload);
    assert.deepEqual(await seen(scene), latest);
  }
  assert.equal(await scene.getByTestId("undo").getAttribute("aria-disabled"), null, "it can be undone");
  await hand(news[0]);
  await page.waitForFunction(() => document.querySelector("#call").shadowRoot.querySelector("[data-testid='undo']").ariaDisabled === "true");
  assert.notDeepEqual(await seen(scene), latest);
  assert.deepEqual(await page.evaluate(() => globalThis.heard), [], "nothing of it is a change of the scene's own");
});

test("a secret value that is typed is in no payload", async () => {
  const { page } = await open();
  const scene = await editable(page);
  await scene.getByTestId("action-put").click();
  await scene.locator('dialog input[type="password"]').fill("canary-51c7");
  await scene.getByTestId("dialog-submit").click();
  const [[, { payload }]] = await heard(page);
  assert.ok(!Buffer.from(payload.slice(1), "base64url").includes("canary"));
  assert.ok(!(await (await beside(page, payload, "timeline")).evaluate(({ shadowRoot }) => shadowRoot.innerHTML)).includes("canary"));
});

test("a schedule that is typed is a change, and so is a request sent to the lab", async () => {
  const { page } = await open();
  const plan = await shown(page, "plan");
  await listen(page, "plan");
  await plan.getByTestId("schedule-text").fill("cron(0 8 1 * ? *)");
  const [[, { payload }]] = await heard(page);
  const again = await beside(page, payload, "schedule");
  assert.equal(await again.getByTestId("schedule-text").inputValue(), "cron(0 8 1 * ? *)");
  assert.equal(await again.getByTestId("schedule-window-2").textContent(), await plan.getByTestId("schedule-window-2").textContent());

  const call = await shown(page, "call");
  await listen(page, "call");
  await call.getByTestId("send-lab").click();
  const [[kind, sent]] = await heard(page);
  assert.ok(kind === "change" && /^1[\w-]+$/.test(sent.payload));
  assert.match(await call.getByTestId("answer-status").textContent(), /200/);
});

test("where it may only be read there is nothing to change, and nothing is fired", async () => {
  const { page } = await open();
  await page.evaluate(() => document.querySelectorAll("rotation-lab").forEach((element) => (element.readonly = true)));
  const scene = await shown(page, "stuck");
  await listen(page, "stuck");
  for (const id of ["plan", "call"]) await shown(page, id);
  const controls = await page.evaluate(() =>
    ["stuck", "plan", "call"].map((id) =>
      [...document.getElementById(id).shadowRoot.querySelectorAll("input, select, textarea, dialog, [data-testid^='action-'], [data-testid='undo'], [data-testid='send-lab']")].map(
        ({ dataset }) => dataset.testid,
      ),
    ),
  );
  assert.deepEqual(controls, [["playhead"], [], []]);
  await scene.scrollIntoViewIfNeeded();
  await scene.getByTestId("transport-end").click();
  const beats = await scene.getByTestId("playhead").getAttribute("aria-valuetext");
  await scene.getByTestId("transport-forward").click();
  assert.match(await scene.getByTestId("notice").textContent(), /as far as the story goes/);
  assert.equal(await scene.getByTestId("playhead").getAttribute("aria-valuetext"), beats);
  await scene.getByTestId("playhead").press("Control+z");
  await scene.getByTestId("transport-start").click();
  assert.deepEqual(await page.evaluate(() => globalThis.heard), []);
});

test("attributes are followed, and each is a property", async () => {
  const { page } = await open();
  const scene = await shown(page, "stuck");
  const title = () => scene.getByTestId("scene-title").textContent();
  const before = await title();
  await page.evaluate(() => document.querySelector("#stuck").setAttribute("scenario", "first-rotation"));
  await page.waitForFunction((before) => document.querySelector("#stuck").shadowRoot.querySelector("[data-testid='scene-title']").textContent !== before, before);
  assert.equal(await title(), "The first rotation");
  await page.evaluate(() => Object.assign(document.querySelector("#stuck"), { view: "schedule", theme: "dark" }));
  await scene.getByTestId("schedule-scene").waitFor();
  assert.equal(await scene.getByTestId("schedule-text").evaluate(({ tagName }) => tagName), "CODE");
  await page.evaluate(() => (document.querySelector("#stuck").readonly = false));
  await scene.locator("input[data-testid='schedule-text']").waitFor();
  const dark = await scene.locator(".scene").evaluate((element) => [getComputedStyle(element).colorScheme, getComputedStyle(element).backgroundColor]);
  assert.deepEqual(dark, ["dark", "rgb(20, 23, 27)"]);
  const pattern = () => scene.evaluate(({ shadowRoot }) => [".p-bg", ".p-fg"].map((part) => getComputedStyle(shadowRoot.querySelector(`#p-pending ${part}`)).fill));
  assert.deepEqual(await pattern(), ["rgb(58, 44, 14)", "rgb(239, 181, 72)"]);
  await page.evaluate(() => (document.querySelector("#stuck").theme = null));
  assert.equal(await scene.locator(".scene").evaluate((element) => getComputedStyle(element).backgroundColor), "rgb(255, 255, 255)");
  assert.deepEqual(await pattern(), ["rgb(250, 232, 198)", "rgb(184, 120, 12)"]);
});

test("what cannot be shown is a sentence in its place and a coded event", async () => {
  const { page, complaints } = await open();
  const scene = await shown(page, "stuck");
  await listen(page, "stuck");
  for (const [attribute, value, code, sentence] of [
    ["scenario", "no-such", "unknown_scenario", /has no scenario “no-such”/],
    ["view", "fleet", "unknown_view", /has no view “fleet”/],
    ["src", "1AAAA", "broken_link", /^The link is/],
  ]) {
    const old = await page.evaluate(([attribute, value]) => {
      const element = document.querySelector("#stuck");
      const old = element.getAttribute(attribute);
      element.setAttribute(attribute, value);
      return old;
    }, [attribute, value]);
    const [[kind, detail]] = await heard(page);
    assert.deepEqual([kind, detail.code], ["error", code]);
    assert.match(detail.message, sentence);
    assert.match(await scene.getByTestId("scene-trouble").textContent(), sentence);
    await page.evaluate(([attribute, old]) => {
      const element = document.querySelector("#stuck");
      if (old === null) element.removeAttribute(attribute);
      else element.setAttribute(attribute, old);
    }, [attribute, old]);
    await scene.getByTestId("lab-scene").waitFor();
  }
  await shown(page, "plan");
  assert.deepEqual(complaints, []);
});

test("an attribute of any length has a sentence too, and the other scenes go on", async () => {
  const { page, context, complaints } = await open();
  await within(context);
  await page.reload();
  const scene = await shown(page, "stuck");
  await listen(page, "stuck");
  const before = await page.evaluate(() => globalThis.__memory.buffer.byteLength);
  for (const [name, code] of [["scenario", "unknown_scenario"], ["view", "unknown_view"], ["src", "broken_link"]]) {
    await page.evaluate((name) => document.querySelector("#stuck").setAttribute(name, "1".repeat(2 ** 26)), name);
    const [[, detail]] = await heard(page);
    assert.equal(detail.code, code);
    assert.ok(detail.message.length < 200);
    await page.evaluate((name) => document.querySelector("#stuck").removeAttribute(name), name);
    await scene.getByTestId("lab-scene").waitFor();
  }
  const grown = (await page.evaluate(() => globalThis.__memory.buffer.byteLength)) - before;
  assert.ok(grown < 4 * 2 ** 20, `the program took ${grown} bytes`);
  await shown(page, "plan");
  assert.deepEqual(complaints, []);
});

test("a listener may mend what it hears of at once", async () => {
  const { page } = await open();
  await page.evaluate(() => {
    const element = document.querySelector("#stuck");
    element.scenario = "no-such";
    element.addEventListener("error", () => Object.assign(element, { scenario: "mended", theme: "dark" }), { once: true });
  });
  await listen(page, "stuck");
  const scene = await shown(page, "stuck");
  await scene.getByTestId("lab-scene").waitFor();
  assert.equal((await heard(page)).length, 1);
  assert.equal(await scene.locator(".scene").getAttribute("data-theme"), "dark");
});

test("a scene whose program cannot be had says so", async () => {
  const { page, context } = await open();
  await context.route("**/*.wasm", (route) => route.fulfill({ status: 404, body: "gone" }));
  await listen(page, "stuck");
  await page.locator("#stuck").scrollIntoViewIfNeeded();
  const [[kind, { code, message }]] = await heard(page);
  assert.deepEqual([kind, code], ["error", "not_loaded"]);
  assert.equal(await page.locator("#stuck").getByRole("alert").textContent(), message);
});

test("moved it stays as it is; taken away and put back it begins anew, and leaves nothing behind", async () => {
  const { page, context, fetched, complaints } = await open();
  const scene = await shown(page, "stuck");
  await scene.getByTestId("transport-start").click();
  const start = await seen(scene);
  await page.evaluate(() => document.querySelector("main").prepend(document.querySelector("#stuck")));
  await page.evaluate(() => scrollTo(0, 0));
  assert.deepEqual(await seen(scene), start, "moved");

  const client = await context.newCDPSession(page);
  await client.send("Performance.enable");
  const held = async () => {
    await client.send("HeapProfiler.collectGarbage");
    const { metrics } = await client.send("Performance.getMetrics");
    return Object.fromEntries(metrics.filter(({ name }) => ["Nodes", "JSEventListeners", "JSHeapUsedSize"].includes(name)).map(({ name, value }) => [name, value]));
  };
  const away = (times) =>
    page.evaluate(async (times) => {
      const main = document.querySelector("main");
      for (let time = 0; time < times; time += 1) {
        const old = document.querySelector("#stuck");
        old.remove();
        const element = time % 2 ? old : Object.assign(document.createElement("rotation-lab"), { id: "stuck", scenario: "mended", readonly: true });
        await new Promise((turn) => setTimeout(turn));
        main.prepend(element);
        while (!element.shadowRoot.querySelector(".lab:not([aria-busy])")) await new Promise((turn) => setTimeout(turn, 5));
      }
    }, times);
  await away(5);
  const before = await held();
  await away(30);
  const after = await held();
  console.log(`30 times taken away and put back: ${JSON.stringify(before)}, then ${JSON.stringify(after)}`);
  assert.ok(after.JSEventListeners <= before.JSEventListeners, "listeners");
  assert.ok(after.Nodes <= before.Nodes * 1.1, "nodes");
  assert.equal(fetched().filter((name) => name.endsWith(".wasm")).length, 1);
  assert.deepEqual(complaints, []);
});

test("it is used by the keyboard, and the page's own keys stay the page's", async () => {
  const { page } = await open();
  const scene = await editable(page);
  const playhead = scene.getByTestId("playhead");
  await playhead.focus();
  const before = await playhead.getAttribute("aria-valuetext");
  await page.keyboard.press("Home");
  assert.notEqual(await playhead.getAttribute("aria-valuetext"), before);
  await page.keyboard.press("End");
  await page.keyboard.press("Tab");
  assert.equal(await scene.evaluate(({ shadowRoot }) => shadowRoot.activeElement.dataset.testid), "transport-start");
  await scene.getByTestId("action-rotate").press("Enter");
  const acted = await seen(scene);
  await page.keyboard.press("Control+z");
  await page.waitForFunction(() => document.querySelector("#call").shadowRoot.querySelector("[data-testid='undo']").ariaDisabled === "true");
  assert.notDeepEqual(await seen(scene), acted);
  await scene.getByTestId("action-advance").press("Enter");
  await scene.locator("dialog[open]").waitFor();
  assert.equal(await scene.evaluate(({ shadowRoot }) => shadowRoot.activeElement.matches("dialog :is(select, input)")), true);
  await page.keyboard.press("Escape");
  await scene.locator("dialog").waitFor({ state: "detached" });
  assert.equal(await scene.evaluate(({ shadowRoot }) => shadowRoot.activeElement.dataset.testid), "action-advance");
  await page.keyboard.press("?");
  assert.equal(await scene.locator("dialog").count(), 0);
});

test("style of the page stays outside, style of the scene inside", async () => {
  const { page } = await open();
  const paragraph = page.locator("main > p").first();
  const look = (place) => place.evaluate((element) => ["color", "fontFamily", "letterSpacing", "textAlign", "display"].map((name) => getComputedStyle(element)[name]));
  const outside = await look(paragraph);
  const scene = await shown(page, "stuck");
  assert.deepEqual(await look(paragraph), outside);
  const button = scene.getByTestId("transport-play");
  const inside = await look(button);
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { color: red !important; font-family: fantasy !important; letter-spacing: 4px !important; text-align: right !important } button, .lab, .scene { display: none !important } :root { --ink: red; --accent: red }");
    document.adoptedStyleSheets = [sheet];
  });
  assert.deepEqual(await look(button), inside);
  assert.notDeepEqual(await look(paragraph), outside, "the rules are in force");
});

test("two timelines in one page are told apart", async () => {
  const { page } = await open();
  for (const scene of [await editable(page), await shown(page, "stuck")]) await scene.getByTestId("scene-more").locator("summary").click();
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document));
  assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.flat().join(" ")).join(", ")}`), []);
});

test("three scenes that come into view at once leave the page its turns between them", async () => {
  const { page } = await open({ viewport: { width: 1000, height: 100 } });
  await page.evaluate(() => {
    // Counts the page's own turns; what is drawn without one between held it up.
    const { port1, port2 } = new MessageChannel();
    let turn = 0;
    port1.onmessage = () => port2.postMessage((turn += 1));
    port2.onmessage = () => port1.postMessage(turn);
    port2.postMessage(turn);
    globalThis.drawnIn = {};
    for (const scene of document.querySelectorAll("rotation-lab")) {
      const look = () => scene.shadowRoot.querySelector("[data-testid]") && (globalThis.drawnIn[scene.id] ??= turn);
      new MutationObserver(look).observe(scene.shadowRoot, { childList: true, subtree: true });
    }
  });
  await page.setViewportSize({ width: 1000, height: 6000 });
  for (const id of ids) await shown(page, id);
  const turns = await page.evaluate(() => globalThis.drawnIn);
  assert.deepEqual(Object.keys(turns).sort(), [...ids].sort());
  assert.equal(new Set(Object.values(turns)).size, ids.length, JSON.stringify(turns));
});

test("a page may be stricter than most: no text becomes markup, no frame, no form", async () => {
  const [, html] = /^```html\n(.*?)^```/ms.exec(readme);
  const strict = html.replace("default-src 'none'", "require-trusted-types-for 'script'; trusted-types 'none'; base-uri 'none'; form-action 'none'; default-src 'none'");
  assert.notEqual(strict, html);
  const { page, complaints } = await open({ at: project("element-strict", { "index.html": strict }) });
  const scene = page.locator("rotation-lab[view='timeline']");
  await scene.getByTestId("scene-more").waitFor();
  const [drawings, on] = await scene.evaluate(({ shadowRoot }) => [
    [...shadowRoot.querySelectorAll(".symbols :is(symbol, pattern)")].map(({ id }) => id),
    [...shadowRoot.querySelectorAll("use")].map((use) => use.getAttribute("href").slice(1)),
  ]);
  assert.ok(drawings.includes("p-pending-ahead") && on.length > 5);
  assert.deepEqual(on.filter((id) => !drawings.includes(id)), []);
  assert.deepEqual(complaints, []);
});

test("the README's page runs as it stands, and every story it names is there", async () => {
  const [, html] = /^```html\n(.*?)^```/ms.exec(readme);
  const at = project("element-readme", { "index.html": html });
  const { page, complaints } = await open({ at });
  await page.locator("rotation-lab[view='schedule']").getByTestId("schedule-scene").waitFor();
  const scene = page.locator("rotation-lab[view='timeline']");
  const [, named] = /- \*\*`scenario`\*\*(.*?)\*\*`src`/s.exec(readme);
  const stories = Array.from(named.matchAll(/`([a-z-]+)`/g), ([, id]) => id);
  assert.ok(stories.length >= 14);
  const titles = new Set();
  for (const id of stories) {
    await scene.evaluate((element, id) => (element.scenario = id), id);
    await scene.locator(`xpath=self::*[@scenario="${id}"]`).getByTestId("lab-scene").waitFor();
    titles.add(await scene.getByTestId("scene-title").textContent());
  }
  assert.equal(titles.size, stories.length);
  assert.deepEqual(complaints, []);
});
