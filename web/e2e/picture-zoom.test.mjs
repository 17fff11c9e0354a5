// The picture: zoom and pan by keys, buttons, wheel and fingers; the slider between beats; what belongs together is
// marked wherever it is shown; the programs that use the secret; a log of which only a part is drawn.
import assert from "node:assert/strict";
import { test } from "node:test";
import { pages } from "./page.mjs";

const open = pages();
const scroller = (page) => page.locator("[data-keep-in-view]");
const zoom = async (page) => Number(await scroller(page).getAttribute("data-zoom"));
const left = (page) => scroller(page).evaluate((element) => element.scrollLeft);
/** Where the thumb of the slider stands on the screen. */
const playhead = (page) =>
  page.getByTestId("playhead").evaluate((slider) => {
    const { left, width } = slider.getBoundingClientRect();
    return left + 7 + ((width - 14) * slider.value) / slider.max;
  });
const until = (page, before) => page.waitForFunction((was) => document.querySelector("[data-keep-in-view]").dataset.zoom !== was, String(before));

test("keys alone zoom in and out about the playhead, to natural size and to all of it", async () => {
  const { id, page, complaints } = await open();
  await id("playhead").focus();
  const [natural, place] = [await zoom(page), await playhead(page)];
  for (let press = 0; press < 4; press += 1) await page.keyboard.press("+");
  await page.waitForFunction((was) => Number(document.querySelector("[data-keep-in-view]").dataset.zoom) > 5 * was, natural);
  assert.ok(Math.abs((await playhead(page)) - place) < 3, "the playhead stays where it was");
  await page.keyboard.press("-");
  await page.keyboard.press("0");
  await page.waitForFunction((was) => Number(document.querySelector("[data-keep-in-view]").dataset.zoom) === was, natural);
  await page.keyboard.press("f");
  await until(page, natural);
  const { scrollWidth, clientWidth } = await scroller(page).evaluate(({ scrollWidth, clientWidth }) => ({ scrollWidth, clientWidth }));
  assert.ok(scrollWidth <= clientWidth, `${scrollWidth} in ${clientWidth}`);
  await page.keyboard.press("?");
  await id("dialog-keys").filter({ hasText: "closer, away, natural size, all of it" }).waitFor();
  assert.deepEqual(complaints, []);
});

test("on a slow machine too the playhead is never painted elsewhere while the zoom changes", async () => {
  const { id, page, context, complaints } = await open();
  await id("playhead").focus();
  const [natural, place] = [await zoom(page), await playhead(page)];
  const debug = await context.newCDPSession(page);
  await debug.send("Emulation.setCPUThrottlingRate", { rate: 12 });
  await page.evaluate(() => {
    globalThis.painted = [];
    const look = () => {
      const slider = document.querySelector('[data-testid="playhead"]');
      const { left, width } = slider.getBoundingClientRect();
      globalThis.painted.push(left + 7 + ((width - 14) * slider.value) / slider.max);
      requestAnimationFrame(look);
    };
    look();
  });
  for (let before = natural; before < 5 * natural; before = await zoom(page)) {
    await page.keyboard.press("+");
    await until(page, before);
  }
  const frames = await page.evaluate(() => globalThis.painted);
  assert.deepEqual(frames.filter((x) => Math.abs(x - place) >= 3), [], `of ${frames.length} frames`);
  assert.deepEqual(complaints, []);
});

test("buttons do the same, and idle time can be linear", async () => {
  const { id, page, complaints } = await open();
  const natural = await zoom(page);
  await id("zoom-in").press("Enter");
  await until(page, natural);
  await id("zoom-out").click();
  await id("axis-linear").click();
  await page.waitForFunction(() => !document.querySelector(".fold-mark").getAttribute("d"));
  assert.equal(await id("axis-linear").getAttribute("aria-pressed"), "true");
  await id("zoom-fit").click();
  await id("axis-folded").click();
  await page.waitForFunction(() => document.querySelector(".fold-mark").getAttribute("d"));
  assert.deepEqual(complaints, []);
});

test("Ctrl and the wheel zoom about the pointer, and dragging moves the timeline", async () => {
  const { id, page, complaints } = await open();
  const mark = id("failure").first();
  const middle = async () => {
    const box = await mark.locator("circle").boundingBox();
    return [box.x + box.width / 2, box.y + box.height / 2];
  };
  const [x, y] = await middle();
  await page.mouse.move(x, y);
  const natural = await zoom(page);
  await page.keyboard.down("Control");
  for (let turn = 0; turn < 3; turn += 1) {
    const before = await zoom(page);
    await page.mouse.wheel(0, -120);
    await until(page, before);
  }
  await page.keyboard.up("Control");
  assert.ok((await zoom(page)) > 2 * natural);
  const [after] = await middle();
  assert.ok(Math.abs(after - x) < 40, `${x} became ${after}`);
  const [from, title] = [await left(page), await id("why-title").textContent()];
  await page.mouse.move(x, y + 60);
  await page.mouse.down();
  await page.mouse.move(x - 100, y + 60, { steps: 5 });
  await page.mouse.up();
  assert.ok(Math.abs((await left(page)) - from - 100) < 12);
  assert.equal(await id("why-title").textContent(), title, "dragging chooses nothing");
  assert.deepEqual(complaints, []);
});

test("two fingers zoom the timeline and not the page", async () => {
  const { page, context, complaints } = await open("", { hasTouch: true, viewport: { width: 360, height: 800 } });
  const { x, y, width } = await scroller(page).boundingBox();
  const debug = await context.newCDPSession(page);
  const touch = (type, apart) =>
    debug.send("Input.dispatchTouchEvent", {
      type,
      touchPoints: apart ? [-apart, apart].map((away, id) => ({ x: x + width / 2 + away, y: y + 150, id })) : [],
    });
  const natural = await zoom(page);
  await touch("touchStart", 20);
  const frame = () => page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
  for (const apart of [25, 35, 45, 55, 65, 75, 85, 95, 105, 115]) {
    await touch("touchMove", apart);
    await frame();
  }
  await touch("touchEnd");
  await page.waitForFunction((was) => Number(document.querySelector("[data-keep-in-view]").dataset.zoom) > 1.5 * was, natural);
  assert.equal(await page.evaluate(() => visualViewport.scale), 1);
  assert.deepEqual(complaints, []);
});

test("the slider goes to instants at which nothing happened", async () => {
  const { id, page, complaints } = await open();
  const places = await id("playhead").evaluate(async (slider) => {
    const times = new Set();
    for (let x = 100; x < 700; x += 13) {
      slider.value = x;
      slider.dispatchEvent(new InputEvent("input", { bubbles: true }));
      await new Promise((resolve) => requestAnimationFrame(resolve));
      times.add(document.querySelector('[data-testid="clock-utc"] time').dateTime);
    }
    return [...times];
  });
  await id("copy-JSON").waitFor();
  assert.ok(places.length > 40, `${places.length} instants`);
  await id("playhead").press("Home");
  await id("playhead").press("ArrowRight");
  await page.waitForFunction(() => /event [1-9]/.test(document.querySelector('[data-testid="playhead"]').ariaValueText));
  assert.deepEqual(complaints, []);
});

test("what the pointer or the focus is on is marked in the picture, the table and the explanation", async () => {
  const { id, page, complaints } = await open();
  const near = (name) => page.locator(`${name}[data-near]`);
  // Nothing is marked before the person acts; a first move is only where the pointer rests.
  await page.mouse.move(5, 5);
  await page.mouse.move(9, 9);
  const failed = page.locator(".events tr", { hasText: "RotationFailed" }).first();
  await failed.locator("button").focus();
  await near(".mark.failure").waitFor();
  await near(".events tr").waitFor();
  assert.equal(await near(".why").count(), 0);
  await page.keyboard.press("Enter");
  await near(".why").waitFor();
  // And back: from the explanation to the picture and the table.
  await page.evaluate(() => document.activeElement.blur());
  await id("nav-lab").hover();
  await page.waitForFunction(() => !document.querySelector("[data-near]"));
  await id("why-title").hover();
  await near(".mark.failure").waitFor();
  await near(".events tr").waitFor();
  await page.locator('.mark:not(.failure) :is(.dot, .svc-dot)').first().hover({ force: true });
  await near(".events tr").waitFor();
  assert.equal(await near(".why").count(), 0);
  assert.deepEqual(complaints, []);
});

test("the programs have their lines once the person acts, with the gap in which they cannot log in", async () => {
  const { id, page, complaints } = await open();
  assert.equal(await id("client-checkout-api").locator("[data-state]").count(), 0);
  await page.keyboard.press("Tab");
  await id("client-checkout-api").locator('[data-state="fail"]').first().waitFor();
  for (const name of ["checkout-api", "report-worker"]) {
    const line = id(`client-${name}`);
    assert.match(await line.textContent(), /can log in, v1.*cannot log in|cannot log in/);
    assert.match(await line.locator("title").first().textContent(), /^Cannot log in from \d+ Nov .* UTC, for /);
  }
  await id("story").selectOption({ label: "Alternating users without an outage" });
  await id("client-checkout-api").getByText("can log in, v1").first().waitFor();
  assert.equal(await id("client-checkout-api").locator('[data-state="fail"]').count(), 0);
  assert.deepEqual(complaints, []);
});

/** Half a year goes by, with a rotation every few days. */
async function halfAYear({ id, page }) {
  for (let n = 0; n < 6; n += 1) {
    await id("action-advance").click();
    await id("field-until").selectOption({ label: "for a while" });
    await id("field-amount").fill("30");
    await id("field-unit").selectOption({ label: "days" });
    await id("dialog-submit").click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
  }
}

for (const [what, closer, walk] of [
  ["the mark that Tab comes to", ["+", "+", "+"], []],
  ["a step that was walked to", ["+"], ["ArrowRight"]],
]) {
  test(`of a long log a part is drawn, and the focus stays on ${what}, or goes to the playhead`, async () => {
    const { id, page, complaints } = await open();
    await halfAYear({ id, page });
    for (const key of ["ArrowLeft", "ArrowLeft", ...closer]) await id("playhead").press(key);
    await page.locator('.timeline .mark[tabindex="0"]').focus();
    for (const key of walk) await page.keyboard.press(key);
    const beat = await page.evaluate(() => document.activeElement.dataset.beat);
    let stayed = 0;
    for (let share = 0.99, here = { drawn: true }; here.drawn; share -= 0.01) {
      here = await slide(id("playhead"), share, beat);
      stayed += here.drawn && here.another;
      assert.equal(here.focused, here.drawn ? beat : "input", `at ${share}`);
    }
    assert.ok(stayed > 0, "no shape became another, or no more the one that Tab comes to");
    assert.equal(await id("playhead").getAttribute("tabindex"), null, "Tab still comes to it");
    assert.deepEqual(complaints, []);
  });
}

/** To a share of the way, leaving the focus where it is: whether the beat is drawn still, whether the shape with the focus became another, and where the focus is. */
function slide(playhead, share, beat) {
  return playhead.evaluate(async (slider, [share, beat]) => {
    const shape = document.activeElement;
    const stop = shape.getAttribute("tabindex");
    slider.value = slider.max * share;
    slider.dispatchEvent(new InputEvent("input", { bubbles: true }));
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const drawn = document.querySelector(`.timeline [data-beat="${beat}"]`) !== null;
    const another = shape.dataset.beat !== beat || shape.getAttribute("tabindex") !== stop;
    const { dataset, localName } = document.activeElement;
    return { drawn, another, focused: dataset.beat ?? localName };
  }, [share, beat]);
}

test("of a long log a part of the rows is drawn, each with its number, and keys reach the others", async () => {
  const { id, page, complaints } = await open();
  await halfAYear({ id, page });
  await id("filter-all").click();
  await id("rows-shown").waitFor();
  const table = id("events");
  const all = Number(await table.getAttribute("aria-rowcount")) - 1;
  assert.ok(all > 200, `${all} rows`);
  const rows = table.locator("tr[aria-rowindex]");
  assert.ok((await rows.count()) <= 16);
  await id("rows-first").press("Enter");
  await table.locator('tr[aria-rowindex="2"]').waitFor();
  assert.match(await id("rows-shown").textContent(), new RegExp(`^Rows 1 to 16 of ${all}$`));
  await id("rows-later").press("Enter");
  await table.locator('tr[aria-rowindex="18"]').waitFor();
  await id("rows-last").press("Enter");
  await table.locator(`tr[aria-rowindex="${all + 1}"]`).waitFor();
  await id("rows-playhead").press("Enter");
  await table.locator("tr.now-line").waitFor({ state: "attached" });
  assert.deepEqual(complaints, []);
});
