// The README's examples do what they say: each block is run as it stands.
import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { once } from "node:events";
import { delimiter, dirname, join } from "node:path";
import test from "node:test";
import { promisify } from "node:util";
import { PYTHON, environment } from "./clients.mjs";
import { folderPath } from "./package.mjs";
import { project } from "./project.mjs";
import { post, until } from "./serve.mjs";

const readme = readFileSync(join(folderPath, "README.md"), "utf8");
const blocks = (language) => Array.from(readme.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, "gms")), ([, text]) => text);

const SAID = [
  ["signRotateSecret", /"LastRotatedDate".*RotationSucceeded/s],
  ["Schedule.parse", /^on the 1st and 15th.* 12\nInvalid schedule expression\..* cron\(0 16 1,15 \* \? \*\)\n$/s],
  ["ResourceNotFoundException", /^true\n$/],
  ["rotateAndSettle", /^$/],
  ["sign(request", /^true true\n$/],
  ["runCli", /^0 .*ListSecrets/s],
];

test("every block of JavaScript runs", async () => {
  const found = blocks("js");
  assert.equal(found.length, SAID.length);
  const folder = project("readme", Object.fromEntries(found.map((text, n) => [`block-${n}.mjs`, text])));
  for (const [n, text] of found.entries()) {
    const [part, said] = SAID[n];
    assert.ok(text.includes(part), `block ${n} is about ${part}`);
    const { stdout } = await promisify(execFile)(process.execPath, [`block-${n}.mjs`], { cwd: folder });
    assert.match(stdout, said, `block ${n}`);
  }
});

test("the server's commands run, with the AWS CLI", async (t) => {
  const [text, ...others] = blocks("sh");
  assert.equal(others.length, 0);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const folder = project("readme-sh", {});
  // Only the port differs, which may be taken.
  const program = join(folder, "node_modules/rotation-lab/bin/rotation-lab.mjs");
  const [start, ...commands] = text.replaceAll("4566", port).replace("npx rotation-lab serve", `exec node ${program} serve --port ${port}`).split("\n");
  const server = spawn("bash", ["-c", start.replace(/ &$/, "")], { stdio: "ignore" });
  t.after(() => server.kill());
  await until(() => post(url, "ListSecrets", {}).catch(() => undefined), (answer) => answer?.status === 200, "the server");
  const env = environment(url);
  for (const name of Object.keys(env)) if (name.startsWith("AWS_") && name !== "AWS_CONFIG_FILE") delete env[name];
  const PATH = [dirname(PYTHON), env.PATH].join(delimiter);
  await promisify(execFile)("bash", ["-ec", commands.join("\n")], { env: { ...env, PATH } });
  const { json } = await post(url, "DescribeSecret", { SecretId: "db" });
  assert.deepEqual([json.RotationEnabled, json.RotationRules], [true, { AutomaticallyAfterDays: 30 }]);
});

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}
