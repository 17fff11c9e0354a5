// What the package's module weighs on its way to a browser.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

/** What it is to weigh at most. */
const MOST = 160_000;

export function weight(folder) {
  const raw = readFileSync(join(folder, "inner/rotation_wasm_bg.wasm"));
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: raw.length };
  return { title: "the package's wasm, brotli", bytes: brotliCompressSync(raw, { params }).length, raw: raw.length, most: MOST };
}
