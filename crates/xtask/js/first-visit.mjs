// What a browser fetches when it opens dist/ for the first time: index.html, what its tags name, and what those
// scripts import. web/e2e/smoke.test.mjs holds this list against a real browser's requests.

import { existsSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";

// A minified page has no quotes.
const NAMED_IN_HTML = /\b(?:href|src|data-js|data-wasm)=["']?\.?\/?([^"'#?\s>]+)/g;
const NAMED_IN_SCRIPT = /\b(?:from|import)\s*["'](\.{1,2}\/[^"']+)["']/g;

/** @returns {string[]} names relative to `dist`, in the order in which they are found */
export function firstVisit(dist) {
  const found = ["index.html"];
  for (const name of found) {
    const pattern = name.endsWith(".html") ? NAMED_IN_HTML : /\.m?js$/.test(name) ? NAMED_IN_SCRIPT : undefined;
    if (!pattern) continue;
    for (const [, named] of readFileSync(join(dist, name), "utf8").matchAll(pattern)) {
      const file = posix.join(posix.dirname(name), named);
      if (!found.includes(file) && existsSync(join(dist, file))) found.push(file);
    }
  }
  return found;
}
