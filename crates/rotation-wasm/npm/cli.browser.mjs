// Browsers: the second inner module is fetched before this import resolves. A bundler leaves both out where neither
// function is used.
import { cli } from "./cli.mjs";
import * as inner from "./inner/rotation_tools.js";

await inner.default({ module_or_path: new URL("./inner/rotation_tools_bg.wasm", import.meta.url) });

export const { splitShell, runCli } = cli(() => inner);
