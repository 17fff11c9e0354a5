// A reader without a mouse: everything is reached with Tab, as the browser orders it, and done with keys.

const FARTHEST = 400;

/** @param {import("playwright-core").Page} page */
export async function keyboard(page) {
  const press = (key) => page.keyboard.press(key);
  // Whether a pointer was used, ever: it must not have been.
  await page.evaluate(() => {
    globalThis.pointers = 0;
    addEventListener("pointerdown", () => (globalThis.pointers += 1), { capture: true });
  });

  const here = (selector) => page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, selector);

  /** Tab by Tab to what the selector names; backwards with Shift. */
  async function go(selector, key = "Tab") {
    for (let tabs = 0; tabs < FARTHEST; tabs += 1) {
      if (await here(selector)) return;
      await press(key);
    }
    throw new Error(`${selector} is not reached with ${key}`);
  }
  const reach = (name, key) => go(`[data-testid="${name}"]`, key);

  /** In place of what stands in the field. */
  async function write(name, text) {
    await reach(name);
    await press("ControlOrMeta+a");
    await press("Delete");
    await page.keyboard.type(text);
  }

  /** An option of a menu, with the arrows. */
  async function choose(name, value, key) {
    await reach(name, key);
    const chosen = () => page.evaluate(() => document.activeElement.value);
    for (let arrows = 0; (await chosen()) !== value; arrows += 1) {
      if (arrows > 60) throw new Error(`${name} has no ${value}`);
      await press(arrows === 0 ? "Home" : "ArrowDown");
    }
  }

  async function activate(name, { key = "Enter", way = "Tab" } = {}) {
    await reach(name, way);
    await press(key);
  }

  const pointers = () => page.evaluate(() => globalThis.pointers);
  return { press, go, reach, write, choose, activate, pointers, here };
}
