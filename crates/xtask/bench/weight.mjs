// What the package's modules weigh on their way to a browser.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

/** Each module, and what it is to weigh at most. */
const MODULES = [
  { name: "service, schedules, signing", file: "inner/rotation_wasm_bg.wasm", most: 160_000 },
  { name: "the CLI, fetched only where it is used", file: "inner/rotation_tools_bg.wasm" },
  { name: "the element, fetched only where it is seen", file: "element/element_bg.wasm" },
];

export function weight(folder) {
  const rows = MODULES.map(({ name, file, most }) => {
    const raw = readFileSync(join(folder, file));
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: raw.length };
    return { name, bytes: brotliCompressSync(raw, { params }).length, raw: raw.length, most };
  });
  return { title: "the package's wasm, brotli", rows };
}
