// How a row of `keyboard-rows.mjs` is done, and how it is seen that it was.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

/** Row by row: to the control with Tab, its keys, and what is then to be seen. `endpoint` is one that answers. */
export async function performs(you, rows, endpoint) {
  let file;
  for (const [control, keys, then] of rows) {
    const selector = /[.[#]/.test(control) ? control : `[data-testid="${control}"]`;
    try {
      await you.go(selector);
      const saves = then.saved && you.page.waitForEvent("download");
      for (const key of keys) await does(you, key, { endpoint, file });
      if (saves) file = await saved(await saves, then.saved);
      else await seen(you, then, selector);
    } catch (error) {
      throw new Error(`${control}: ${JSON.stringify(keys)}, then ${JSON.stringify(then)}`, { cause: error });
    }
  }
}

async function does(you, key, { endpoint, file }) {
  if (typeof key === "string") return you.press(key);
  if (key.keys !== undefined) return you.page.keyboard.type(key.keys);
  if (key.text !== undefined) return you.rewrite(key.text === "an endpoint" ? endpoint : key.text);
  if (key.option !== undefined) return you.pick(key.option);
  // The browser's own window for files is no part of the page.
  const [chooser] = await Promise.all([you.page.waitForEvent("filechooser"), you.press(key.opens)]);
  return chooser.setFiles({ name: "mine.json", mimeType: "application/json", buffer: file });
}

async function saved(download, ending) {
  assert.ok(download.suggestedFilename().endsWith(ending), download.suggestedFilename());
  return readFile(await download.path());
}

async function seen({ page, here }, then, selector) {
  if (typeof then === "string") return page.locator(then).first().waitFor({ state: "attached", timeout: 10_000 });
  const { copied, field, holds = "", lacks, focused, gone, hash } = then;
  if (focused) return assert.ok(await here(selector));
  if (gone) return page.getByTestId(gone).waitFor({ state: "detached" });
  if (hash) return page.waitForFunction((hash) => location.hash.startsWith(hash), hash);
  if (copied) return page.waitForFunction((text) => navigator.clipboard.readText().then((all) => all.includes(text)), copied);
  const right = ([field, holds, lacks]) => {
    const text = document.querySelector(`[data-testid="${field}"]`)?.value;
    return lacks ? !text.includes(lacks) : holds ? text.includes(holds) : text === "";
  };
  return page.waitForFunction(right, [field, holds, lacks]);
}
