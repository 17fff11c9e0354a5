// The lab taken along: pictures, a file, a page of text, the code of a frame; a file brought back; work that survives a
// reload; notices that pass.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { drawn } from "./harness.mjs";
import { pages } from "./page.mjs";

const open = pages();
const clipboard = { permissions: ["clipboard-read", "clipboard-write"] };
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Presses a button of the export dialog and returns what is saved: its name and its bytes. */
async function exported({ page, id }, what) {
  await id("export").click();
  const [download] = await Promise.all([page.waitForEvent("download"), id(`export-${what}`).click()]);
  await id("dialog-export").waitFor({ state: "detached" });
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

async function copied({ page, id }, what) {
  await page.evaluate(() => navigator.clipboard.writeText(""));
  await id("export").click();
  await id(`export-${what}`).click();
  await page.waitForFunction(async () => (await navigator.clipboard.readText()) !== "");
  return page.evaluate(() => navigator.clipboard.readText());
}

async function events({ id }) {
  await id("filter-all").click();
  return JSON.stringify(await id("events").locator("tbody tr").allTextContents());
}

async function choose({ page, id }, files) {
  await id("export").click();
  await id("import").setInputFiles(files);
  await id("dialog-export").waitFor({ state: "detached" });
}

const asFile = (name, text) => ({ name, mimeType: "application/json", buffer: Buffer.from(text) });

for (const colorScheme of ["light", "dark"]) {
  test(`the exported drawing stands alone and looks as the page does, ${colorScheme}`, async () => {
    // So wide that all of it is in view.
    const opened = await open("", { colorScheme, viewport: { width: 2600, height: 1000 } });
    const { page, id, context } = opened;
    const { name, bytes } = await exported(opened, "svg");
    assert.equal(name, "rotation-lab-timeout-in-set-secret.svg");
    const svg = bytes.toString();
    for (const never of ["class=", "style=", "data-", "foreignObject", "http://127", "var(", "onclick"]) {
      assert.ok(!svg.includes(never), never);
    }
    const parsed = await page.evaluate((svg) => {
      const root = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
      const used = [...svg.matchAll(/(?:url\(#|href="#)([\w-]+)/g)].map(([, id]) => id);
      return {
        name: root.localName,
        title: root.querySelector(":scope > title")?.textContent,
        about: root.querySelector(":scope > desc")?.textContent,
        missing: used.filter((id) => !root.querySelector(`[id="${id}"]`)),
        texts: [...root.querySelectorAll("text")].map((text) => text.textContent),
        size: [root.getAttribute("width"), root.getAttribute("height")].map(Number),
      };
    }, svg);
    assert.deepEqual([parsed.name, parsed.title, parsed.missing], ["svg", "Time-out in setSecret", []]);
    assert.match(parsed.about, /prod\/orders\/db/);
    for (const words of ["AWSCURRENT", "AWSPENDING", "setSecret", "RotationFailed", "v1"]) {
      assert.ok(parsed.texts.includes(words), words);
    }

    // The slider is no part of the drawing.
    await id("playhead").evaluate((slider) => void (slider.style.opacity = "0"));
    await id("notice-close").click();
    // Nor is what the pointer rests on.
    await id("nav-lab").hover();
    await page.waitForFunction(() => !document.querySelector("[data-near]"));
    // The page's own picture of it, and the file's, point by point.
    const box = await id("timeline").boundingBox();
    const [width, height] = parsed.size;
    assert.ok(box.width >= width, `the page shows all of it: ${box.width} of ${width}`);
    const shown = await page.screenshot({ clip: { x: box.x, y: box.y, width, height }, });
    const blank = await context.newPage();
    const differing = (svg) =>
      blank.evaluate(
        async ([shown, svg, width, height]) => {
          const points = async (source) => {
            const image = new Image();
            image.src = source;
            await image.decode();
            const canvas = Object.assign(document.createElement("canvas"), { width, height });
            const context = canvas.getContext("2d", { willReadFrequently: true });
            context.drawImage(image, 0, 0, width, height);
            return context.getImageData(0, 0, width, height).data;
          };
          const [a, b] = await Promise.all([points(shown), points(svg)]);
          let differing = 0;
          for (let i = 0; i < a.length; i += 4) differing += Math.max(...[0, 1, 2].map((c) => Math.abs(a[i + c] - b[i + c]))) > 48;
          return differing / (a.length / 4);
        },
        [`data:image/png;base64,${shown.toString("base64")}`, `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`, width, height],
      );
    const found = await differing(svg);
    assert.ok(found < 0.005, `${(100 * found).toFixed(2)} % of the points differ`);
    // The comparison can tell: without its hatching, or without one property, it is another picture.
    for (const spoiled of [svg.replaceAll(/ stroke="url\([^"]*"/g, ""), svg.replaceAll(/ stroke-width="[^"]*"/g, "")]) {
      const worse = await differing(spoiled);
      assert.ok(worse > 2 * found && worse > 0.005, `${(100 * worse).toFixed(2)} %, and ${(100 * found).toFixed(2)} % as it is`);
    }
    assert.deepEqual(opened.complaints, []);
  });
}

test("an image is twice the drawing's size and not empty; a narrow page exports too", async () => {
  for (const width of [1280, 360]) {
    const opened = await open("", { viewport: { width, height: 900 } });
    const svg = (await exported(opened, "svg")).bytes.toString();
    const { name, bytes } = await exported(opened, "png");
    assert.match(name, /\.png$/);
    const [high, wide] = [/ height="([\d.]+)"/, / width="([\d.]+)"/].map((side) => Number(side.exec(svg)[1]));
    assert.deepEqual([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], [2 * wide, 2 * high]);
    assert.ok(bytes.length > 20_000, `${bytes.length} bytes`);
    assert.deepEqual(opened.complaints, []);
  }
});

test("a file brings the lab back on another page, and what it replaced can be had back", async () => {
  const opened = await open();
  await opened.id("action-cancel").click();
  const { name, bytes } = await exported(opened, "json");
  const file = JSON.parse(bytes);
  assert.equal(file.format, "rotation-lab/1");
  assert.equal(file.log.at(-1).call, "CancelRotateSecret");
  const other = await open("#/lab");
  const mine = await events(other);
  await choose(other, asFile(name, bytes));
  await other.page.getByText(`Opened ${name}.`).first().waitFor();
  assert.equal(await events(other), await events(opened));
  await other.id("notice-remedy").click();
  await other.page.getByText("Your lab is back.").first().waitFor();
  assert.equal(await events(other), mine);
  assert.deepEqual([...opened.complaints, ...other.complaints], []);
});

test("a file that is dropped anywhere is opened", async () => {
  const opened = await open();
  await opened.id("action-cancel").click();
  const { bytes } = await exported(opened, "json");
  const other = await open();
  await other.page.evaluate((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "dropped.json", { type: "application/json" }));
    for (const type of ["dragover", "drop"]) {
      document.querySelector("main").dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
    }
  }, bytes.toString());
  await other.page.getByText("Opened dropped.json.").first().waitFor();
  assert.equal(await events(other), await events(opened));
  assert.deepEqual(other.complaints, []);
});

for (const [how, text, words] of [
  ["something else", "{}", /not JSON that Rotation Lab exported/],
  ["an image", Buffer.from([0xff, 0xd8, 0xff, 0x00]), /not JSON that Rotation Lab exported/],
  ["of a newer version", '{"format":"rotation-lab/2","link":"1abc"}', /newer version/],
  ["cut off in its link", '{"format":"rotation-lab/1","link":"1eNpNjT0OgjAYQL"}', /cut off/],
  ["damaged", '{"format":"rotation-lab/1","link":"1!!"}', /damaged/],
]) {
  test(`a file that is ${how} says so on a page that works`, async () => {
    const opened = await open();
    const before = await events(opened);
    await choose(opened, asFile("a.json", text));
    await opened.page.getByText(words).first().waitFor();
    assert.equal(await events(opened), before);
    await opened.id("transport-start").click();
    await opened.id("notice-close").click();
    await opened.id("notice").waitFor({ state: "detached" });
    assert.deepEqual(opened.complaints, []);
  });
}

test("Markdown has the heading, a link that opens, the turning points and a command", async () => {
  const opened = await open("", clipboard);
  const text = await copied(opened, "markdown");
  const [, address] = /\[Open it in Rotation Lab\]\(<([^>]+)>\)/.exec(text);
  assert.match(text, /^## Time-out in setSecret\n\n.+\n\n\[Open/);
  assert.match(text, /\| 2026-11-17T09:20:00Z \| RotateSecret \|/);
  assert.match(text, /```sh\naws secretsmanager describe-secret --secret-id prod\/orders\/db --region eu-central-1\n```/);
  await opened.page.getByText("Copied: the Markdown.").first().waitFor();
  const other = await open(new URL(address).hash);
  assert.equal(await events(other), await events(opened));
});

test("the embed code shows the lab in another page, without navigation and with its own frame of links", async () => {
  const opened = await open("", clipboard);
  await opened.id("action-cancel").click();
  const code = await copied(opened, "embed");
  assert.match(code, /^<iframe src="http:\/\/[^"]+#\/lab\?embed&amp;s=1[\w-]+" title="Time-out in setSecret"/);
  const page = await opened.context.newPage();
  await page.goto(`${opened.site.url}THIRD-PARTY.txt`);
  await page.setContent(code);
  const frame = page.frameLocator("iframe");
  await frame.getByTestId("timeline").waitFor();
  assert.equal(await frame.locator("nav, header.top").count(), 0);
  await frame.getByText("not affiliated with AWS").waitFor();
  await frame.getByTestId("transport-start").click();
  await frame.getByTestId("transport-forward").click();
  // Wherever `s` stands.
  const [, payload] = /s=(1[\w-]+)/.exec(code);
  const other = await open(`#/lab?s=${payload}&embed`);
  assert.equal(await other.page.locator("nav, header.top").count(), 0);
  assert.equal(await events(other), await events(opened));
  assert.deepEqual(other.complaints, []);
});

test("a page inside another one goes on in it and neither reads nor writes the reader's work", async () => {
  const { page, id, complaints } = await open("#/schedule?embed");
  assert.equal(await page.locator("nav, header.top").count(), 0);
  await page.evaluate(() => void (location.hash = "#/lab?embed"));
  await id("timeline").waitFor();
  await id("action-cancel").click();
  assert.equal(await page.locator("nav, header.top").count(), 0);
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), []);
  assert.deepEqual(complaints, []);
});

test("recent work is there again after a reload, and one can start fresh", async () => {
  const opened = await open();
  const { id, page } = opened;
  const before = await events(opened);
  await id("action-cancel").click();
  await page.waitForFunction(() => localStorage.getItem("rotation-lab.recent"));
  const work = await events(opened);
  await page.reload();
  await drawn(page);
  await page.getByText("Your last lab was restored.").first().waitFor();
  assert.equal(await events(opened), work);
  assert.match(await id("story").locator("option:checked").textContent(), /Time-out in setSecret/);
  await id("notice-remedy").click();
  await page.getByText("Started fresh.").first().waitFor();
  assert.equal(await events(opened), before);
  await page.reload();
  await drawn(page);
  assert.equal(await id("notice").count(), 0);
  assert.deepEqual(opened.complaints, []);
});

test("what was kept and cannot be read, or a storage that throws, costs nothing", async () => {
  for (const spoil of [
    () => localStorage.setItem("rotation-lab.recent", "1eNpNjT0OgjAYQL"),
    () => localStorage.setItem("rotation-lab.recent", "nonsense"),
    () => Object.defineProperty(globalThis, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } }),
  ]) {
    const opened = await open();
    await opened.context.addInitScript(spoil);
    await opened.page.reload();
    await drawn(opened.page);
    assert.equal(await opened.id("notice").count(), 0);
    await opened.id("action-cancel").click();
    await opened.page.getByText(/are kept as another branch/).first().waitFor();
    assert.deepEqual(opened.complaints, []);
  }
});

test("a notice passes by itself, waits while somebody is at it, and can be read again", async () => {
  const { page, id, context, complaints } = await open();
  await page.waitForLoadState("networkidle");
  await context.clock.install();
  await page.reload();
  await context.clock.runFor(1_000);
  await drawn(page);
  const focus = () => page.evaluate(() => document.activeElement.dataset.testid);
  const region = page.locator(".toasts");
  assert.equal(await region.getAttribute("role"), "status");
  await id("transport-play").focus();
  await page.keyboard.press("Control+z");
  await id("action-cancel").click();
  await region.getByText(/are kept as another branch/).waitFor();
  assert.equal(await focus(), "action-cancel", "it does not take the focus");
  await id("notice").hover();
  await context.clock.runFor(60_000);
  assert.equal(await id("notice").count(), 1, "it waits");
  await page.mouse.move(2, 2);
  await context.clock.runFor(60_000);
  await id("notice").waitFor({ state: "detached" });
  await id("open-said").click();
  await id("dialog-said").getByText(/are kept as another branch/).waitFor();
  assert.deepEqual(complaints, []);
});

test("everything of the export dialog is done by keyboard alone, and axe finds nothing in it", async () => {
  for (const options of [{ colorScheme: "light" }, { colorScheme: "dark", viewport: { width: 360, height: 800 } }]) {
    const opened = await open("", { ...options, ...clipboard });
    const { page, id } = opened;
    await id("export").focus();
    await page.keyboard.press("Enter");
    await id("dialog-export").waitFor();
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => globalThis.axe.run(document));
    assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join()}`), []);
    await page.keyboard.press("Escape");
    await id("dialog-export").waitFor({ state: "detached" });
    const focused = () => page.evaluate(() => document.activeElement.dataset.testid);
    assert.equal(await focused(), "export");
    for (const [what, saves] of [["svg", true], ["png", true], ["json", true], ["markdown", false], ["embed", false]]) {
      await page.keyboard.press("Enter");
      await id("dialog-export").waitFor();
      for (let tabs = 0; (await focused()) !== `export-${what}`; tabs += 1) {
        assert.ok(tabs < 12, what);
        await page.keyboard.press("Shift+Tab");
      }
      await Promise.all([saves && page.waitForEvent("download"), page.keyboard.press("Enter")]);
      await id("dialog-export").waitFor({ state: "detached" });
      await id("notice").waitFor();
      assert.equal(await focused(), "export");
    }
    await page.evaluate(axe);
    const after = await page.evaluate(() => globalThis.axe.run(document));
    assert.deepEqual(after.violations.map(({ id }) => id), []);
    assert.deepEqual(opened.complaints, []);
  }
});
