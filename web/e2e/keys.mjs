// A reader without a mouse: everything is reached with Tab, as the browser orders it, and done with keys. What there
// was to reach, and what was used, is written down: see `controls.mjs`.
import { ledger } from "./controls.mjs";

const FARTHEST = 400;

/** @param {import("playwright-core").Page} page */
export async function keyboard(page) {
  const press = (key) => page.keyboard.press(key);
  const written = await ledger(page);

  const here = (selector) => page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, selector);

  /** The shorter way there: backwards where it stands before what has the focus. */
  const shorter = (selector) =>
    page.evaluate((selector) => {
      const [there, from] = [document.querySelector(selector), document.activeElement];
      const before = there && from !== document.body && from.compareDocumentPosition(there) & Node.DOCUMENT_POSITION_PRECEDING;
      return before ? "Shift+Tab" : "Tab";
    }, selector);

  /** Tab by Tab to what the selector names; backwards with Shift. */
  async function go(selector, key) {
    // A shape that is only a stroke has no box, and would not count as visible.
    await page.locator(selector).first().waitFor({ state: "attached" });
    const way = key ?? (await shorter(selector));
    for (let tabs = 0; tabs < FARTHEST; tabs += 1) {
      if (await here(selector)) return;
      await press(way);
    }
    throw new Error(`${selector} is not reached with ${way}`);
  }
  const reach = (name, key) => go(`[data-testid="${name}"]`, key);

  /** In place of what stands in the field. */
  async function write(name, text) {
    await reach(name);
    await rewrite(text);
  }

  async function rewrite(text) {
    await press("ControlOrMeta+a");
    await press("Delete");
    await page.keyboard.type(text);
  }

  /** An option of a menu, with the arrows. */
  async function choose(name, value, key) {
    await reach(name, key);
    await pick(value);
  }

  async function pick(value) {
    const chosen = () => page.evaluate(() => document.activeElement.value);
    for (let arrows = 0; (await chosen()) !== value; arrows += 1) {
      if (arrows > 60) throw new Error(`there is no ${value} to choose`);
      await press(arrows === 0 ? "Home" : "ArrowDown");
    }
  }

  async function activate(name, { key = "Enter", way } = {}) {
    await reach(name, way);
    await press(key);
  }

  return { ...written, press, go, reach, write, rewrite, choose, pick, activate, here };
}
