// What a page offers, and what of it was used by keyboard. Whenever a key is pressed, every control that is in sight is
// written down, and whether the key did with it what it is for: so no list has to be kept of what there is.

/** Of all pages of a test file: the names of the controls that were seen, and of those that were used. */
export const seen = new Set();
export const used = new Set();

/** @param {import("playwright-core").Page} page */
export async function ledger(page) {
  await page.evaluate(watch);

  /** What was written down, put to the rest. Before the page is left or loaded anew. */
  async function note() {
    const found = await page.evaluate(() => (globalThis.look(true), { seen: [...globalThis.seen], used: [...globalThis.used] }));
    for (const name of found.seen) seen.add(name);
    for (const name of found.used) used.add(name);
  }
  /** Whether a pointer was used, ever: it must not have been. */
  const pointers = () => page.evaluate(() => globalThis.pointers);
  return { note, pointers };
}

/** Runs in the page. */
function watch() {
  const CONTROLS = 'a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex="-1"]), [role="tab"]';
  const FRAME = ".skip, .top, .foot, .toasts, .above";
  globalThis.seen = new Set();
  globalThis.used = new Set();
  globalThis.pointers = 0;

  /** The page or the dialog, and what it is called there. Rows of a list are one, marks of the picture, and panels of tabs. */
  function named(control) {
    const dialog = control.closest("dialog")?.dataset.testid;
    const page = document.querySelector('nav [aria-current="page"]').getAttribute("href");
    const where = dialog ?? (control.closest(FRAME) ? "everywhere" : page);
    const around = control.parentElement?.closest("[data-testid]")?.dataset.testid ?? "";
    // A number in it counts what there is.
    const words = (control.getAttribute("aria-label") ?? control.textContent.trim().slice(0, 30)).replace(/\s+\d+$/, "");
    const name = control.dataset.testid ?? (control.id || `${around} ${control.localName} "${words}"`.trim());
    const kinds = /^(row|pick|fleet-\w+)-(\d+|AWS\w+)$/;
    return `${where} ${name.replace(kinds, "$1-*").replace(/^failure$/, "mark").replace(/^snippet-(?!tab-).+/, "snippet-*")}`;
  }

  const inSight = (element) =>
    element.checkVisibility() && (!document.querySelector("dialog[open]") || element.closest("dialog[open]") !== null);

  /** Everything that can be used now; `all`: what can only be clicked too. */
  globalThis.look = (all) => {
    for (const control of document.querySelectorAll(CONTROLS)) {
      if (inSight(control)) globalThis.seen.add(named(control));
    }
    const pointed = (element) => getComputedStyle(element).cursor === "pointer";
    for (const element of all ? document.querySelectorAll("#app *") : []) {
      const own = !element.closest(CONTROLS) && !element.closest("label") && pointed(element);
      if (own && !pointed(element.parentElement) && inSight(element)) {
        globalThis.seen.add(`click ${element.localName} ${(element.getAttribute("class") ?? "").split(" ")[0]}`.trim());
      }
    }
  };

  /** Whether this key does with this control what the control is for. */
  function does(key, control) {
    if (control.getAttribute("aria-disabled") === "true") return false;
    const arrows = /^(Arrow|Home$|End$)/.test(key);
    const types = key.length === 1 || key === "Delete" || key === "Backspace";
    if (control.matches("select, input[type=range], [role=slider], [role=tab], [role=listbox]")) return arrows;
    if (control.matches("input[type=checkbox], input[type=radio]")) return key === " ";
    if (control.matches("input[type=file], button, summary")) return key === "Enter" || key === " ";
    if (control.matches("input, textarea")) return types;
    if (control.matches("a[href]")) return key === "Enter";
    return true;
  }

  addEventListener("pointerdown", () => (globalThis.pointers += 1), { capture: true });
  addEventListener(
    "keydown",
    ({ key }) => {
      globalThis.look(false);
      const control = document.activeElement?.closest(CONTROLS);
      if (control && key !== "Tab" && key !== "Shift" && does(key, control)) globalThis.used.add(named(control));
    },
    { capture: true },
  );
  // What only scrolls, or is only read, is used by getting there: the arrows scroll it.
  addEventListener("focusin", ({ target }) => {
    if (!target.matches("a, button, input, select, textarea, summary, [role=tab], [role=slider], [role=application]")) {
      globalThis.used.add(named(target));
    }
  });
}
