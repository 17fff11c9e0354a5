// What the package's modules weigh on their way to a browser: the core, which every user loads, and the element's program,
// which only readers of a page with a scene do.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const MODULES = [
  { title: "the package's wasm, brotli", file: "inner/rotation_wasm_bg.wasm", most: 160_000 },
  // Nothing is promised of it but that it is told.
  { title: "the element's wasm, brotli", file: "element/element_bg.wasm" },
];

export function weights(folder) {
  return MODULES.map(({ title, file, most }) => {
    const raw = readFileSync(join(folder, file));
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: raw.length };
    return { title, bytes: brotliCompressSync(raw, { params }).length, raw: raw.length, ...(most && { most }) };
  });
}
