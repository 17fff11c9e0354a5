// The package as npm sees it: what is in it, what it promises, and how it is loaded.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, posix } from "node:path";
import test from "node:test";
import { promisify } from "node:util";
import { weight } from "../../../xtask/bench/weight.mjs";
import { folderPath } from "./package.mjs";
import { project } from "./project.mjs";

const read = (name) => readFileSync(join(folderPath, name), "utf8");
const manifest = JSON.parse(read("package.json"));
const files = readdirSync(folderPath, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(folderPath.length).replace(/^\//, ""));

test("it runs nothing when it is installed, and needs nothing when it runs", () => {
  for (const name of ["scripts", "dependencies", "optionalDependencies", "peerDependencies", "bundleDependencies"]) {
    assert.equal(manifest[name], undefined, name);
  }
  const modules = files.filter((name) => name.endsWith(".mjs") || name.endsWith(".js"));
  assert.ok(modules.length > 10);
  for (const name of modules) {
    const imports = Array.from(read(name).matchAll(/(?:from|import\()\s*["']([^"']+)["']/g), ([, from]) => from);
    for (const from of imports) assert.match(from, /^(\.{1,2}\/|node:)/, `${name} imports ${from}`);
  }
});

test("what is for browsers imports nothing of Node", () => {
  const seen = new Set();
  const follow = (name) => {
    if (seen.has(name)) return;
    seen.add(name);
    const text = read(name);
    assert.ok(!text.includes('"node:'), name);
    for (const [, from] of text.matchAll(/from\s*["'](\.{1,2}\/[^"']+)["']/g)) follow(posix.join(posix.dirname(name), from));
  };
  follow("index.browser.mjs");
  follow("aws-sdk.mjs");
  follow("element.mjs");
  follow("element/scene.mjs");
  assert.ok(seen.has("element.mjs") && seen.size > 5);
});

test("every address of the exports map is there, types first, licences and notices too", () => {
  const entries = Object.entries(manifest.exports).filter(([, entry]) => typeof entry === "object");
  for (const name of [".", "./aws-sdk", "./element", "./package.json"]) assert.ok(name in manifest.exports, name);
  for (const [name, entry] of entries) {
    assert.equal(Object.keys(entry)[0], "types", name);
    for (const file of Object.values(entry)) assert.ok(existsSync(join(folderPath, file)), file);
  }
  for (const name of ["LICENSE-MIT", "LICENSE-APACHE", "THIRD-PARTY.txt", "README.md"]) assert.ok(files.includes(name), name);
  assert.equal(manifest.license, "MIT OR Apache-2.0");
  assert.ok(!files.some((name) => name.startsWith("test/")));
});

test("the element keeps its side effect, and is a class where there are no elements", async () => {
  assert.deepEqual(manifest.sideEffects, ["./element.mjs"]);
  const folder = project("element-in-node", {
    "index.mjs": 'const { RotationLabElement } = await import("rotation-lab/element"); console.log(typeof RotationLabElement, new RotationLabElement().tagName);',
  });
  const { stdout } = await promisify(execFile)(process.execPath, ["index.mjs"], { cwd: folder });
  assert.equal(stdout, "function undefined\n");
});

test("no module weighs more than it may on its way to a browser", () => {
  const limited = weight(folderPath).rows.filter(({ most }) => most);
  assert.ok(limited.length > 0);
  for (const { name, bytes, most } of limited) assert.ok(bytes <= most, `${name}: ${bytes} B of brotli, to be ${most} B at most`);
});

test("no type is `any`", () => {
  const types = files.filter((name) => name.endsWith(".d.ts"));
  assert.ok(types.length >= 4, types.join());
  const found = types.filter((name) => /\bany\b/.test(read(name).replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, "")));
  assert.deepEqual(found, []);
});

test("the codes in the types are those that are thrown", () => {
  const codes = (text, pattern) => pattern.exec(text)[1].match(/[a-z_]+/g).sort();
  const typed = codes(read("index.d.ts"), /export type ErrorCode =([^;]+);/);
  assert.deepEqual(codes(read("errors.mjs"), /new Set\(\[([^\]]+)\]/), typed);
});

const LOADED = `
const service = new RotationService({ now: 0, seed: 1 });
const headers = { "x-amz-target": "secretsmanager.ListSecrets" };
console.log(service.handle({ method: "POST", path: "/", headers, body: "{}" }).body, typeof rotationLabHandler(service).handle);
`;
const PATHS = ["rotation-lab", "rotation-lab/aws-sdk"];

test("import and require load it, each in a project of its kind", async () => {
  const [main, sdk] = PATHS.map(JSON.stringify);
  const folder = project("loading", {
    "package.json": '{ "private": true }\n',
    "import.mjs": `import { RotationService } from ${main};\nimport { rotationLabHandler } from ${sdk};\n${LOADED}`,
    "require.cjs": `const { RotationService } = require(${main});\nconst { rotationLabHandler } = require(${sdk});\n${LOADED}`,
    "later.cjs": `(async () => {\nconst { RotationService } = await import(${main});\nconst { rotationLabHandler } = await import(${sdk});\n${LOADED}})();`,
  });
  for (const name of ["import.mjs", "require.cjs", "later.cjs"]) {
    // Older than 20.19, Node requires no ES module.
    const [major, minor] = process.versions.node.split(".").map(Number);
    if (name === "require.cjs" && (major < 20 || (major === 20 && minor < 19))) continue;
    const { stdout } = await promisify(execFile)(process.execPath, [name], { cwd: folder });
    assert.equal(stdout, '{"SecretList":[]} function\n', name);
  }
});

test("what the exports map does not name is nobody's to import", async () => {
  const folder = project("inside", { "index.mjs": 'await import("rotation-lab/face.mjs");' });
  await assert.rejects(promisify(execFile)(process.execPath, ["index.mjs"], { cwd: folder }), /ERR_PACKAGE_PATH_NOT_EXPORTED/);
});
