// A project of somebody who uses the package: the package as it was installed, in a folder of its own. It lies inside the
// repository, so that the SDK and the bundler of the development tools are found from there.
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { folderPath } from "./package.mjs";

const MADE = fileURLToPath(new URL("../../../../target/npm/projects/", import.meta.url));

/** @param {Record<string, string>} files texts by their paths @returns {string} its folder */
export function project(name, files) {
  const folder = join(MADE, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "node_modules"), { recursive: true });
  cpSync(folderPath, join(folder, "node_modules/rotation-lab"), { recursive: true });
  for (const [path, text] of Object.entries({ "package.json": '{ "private": true, "type": "module" }\n', ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}
