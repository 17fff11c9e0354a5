// Node: the second inner module is read and instantiated when it is first asked for.
import { readFileSync } from "node:fs";
import * as inner from "./inner/rotation_tools.js";

let made = false;

export function tools() {
  if (!made) inner.initSync({ module: readFileSync(new URL("./inner/rotation_tools_bg.wasm", import.meta.url)) });
  made = true;
  return inner;
}
