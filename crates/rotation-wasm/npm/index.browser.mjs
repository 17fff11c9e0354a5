// Browsers: the module is fetched beside this file before the import resolves.
import { face } from "./face.mjs";
import * as inner from "./inner/rotation_wasm.js";

await inner.default({ module_or_path: new URL("./inner/rotation_wasm_bg.wasm", import.meta.url) });

export const { RotationService, Schedule, signRotateSecret, sign } = face(inner);
export { splitShell, runCli } from "./cli.browser.mjs";
