// Node: the module is read and instantiated when this file is imported, without an await.
import { readFileSync } from "node:fs";
import { face } from "./face.mjs";
import * as inner from "./inner/rotation_wasm.js";

inner.initSync({ module: readFileSync(new URL("./inner/rotation_wasm_bg.wasm", import.meta.url)) });

export const { RotationService, Schedule, signRotateSecret, sign, splitShell, runCli } = face(inner);
