// Node: the module is read and instantiated when this file is imported, without an await.
import { readFileSync } from "node:fs";
import { cli } from "./cli.mjs";
import { face } from "./face.mjs";
import * as inner from "./inner/rotation_wasm.js";
import { tools } from "./tools.mjs";

inner.initSync({ module: readFileSync(new URL("./inner/rotation_wasm_bg.wasm", import.meta.url)) });

export const { RotationService, Schedule, signRotateSecret, sign } = face(inner);
export const { splitShell, runCli } = cli(tools);
