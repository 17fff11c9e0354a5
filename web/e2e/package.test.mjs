// The npm package where its users put it: through Vite (build and development server) with the AWS SDK, and as plain
// module scripts from a static server. It stands here because it needs the browser; of dist/ it uses nothing.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { after, before, test } from "node:test";
import { build, createServer } from "vite";
import { project } from "../../crates/rotation-wasm/npm/test/project.mjs";
import { newPage, startBrowser } from "./harness.mjs";
import { serve } from "./static-server.mjs";

const page = (script, policy = "") => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />${policy}
    <title>A page of a user</title>
    <link rel="icon" href="data:," />
    <script type="module" src="./${script}"></script>
  </head>
  <body></body>
</html>
`;

const SERVICE = `
const service = new RotationService({ now: Date.UTC(2026, 10, 24), seed: 1, function: "external" });
const requestHandler = rotationLabHandler(service);
`;
/** Rotates with a function of its own, and says what came of it. */
const WITH_SDK = `import { SecretsManager, ResourceNotFoundException } from "@aws-sdk/client-secrets-manager";
import { RotationService } from "rotation-lab";
import { rotateAndSettle, rotationLabHandler } from "rotation-lab/aws-sdk";
${SERVICE}
const secrets = new SecretsManager({ requestHandler, region: "us-east-1", credentials: { accessKeyId: "a", secretAccessKey: "b" } });
await secrets.createSecret({ Name: "db", SecretString: "first" });
const { outcome } = await rotateAndSettle(service, "db", async ({ Step, SecretId, ClientRequestToken }) => {
  if (Step === "createSecret") await secrets.putSecretValue({ SecretId, ClientRequestToken, SecretString: "second", VersionStages: ["AWSPENDING"] });
  if (Step !== "finishSecret") return;
  const { VersionIdsToStages } = await secrets.describeSecret({ SecretId });
  const [RemoveFromVersionId] = Object.entries(VersionIdsToStages).find(([, stages]) => stages.includes("AWSCURRENT"));
  await secrets.updateSecretVersionStage({ SecretId, VersionStage: "AWSCURRENT", MoveToVersionId: ClientRequestToken, RemoveFromVersionId });
});
const { SecretString, CreatedDate } = await secrets.getSecretValue({ SecretId: "db" });
const error = await secrets.getSecretValue({ SecretId: "none" }).catch((error) => error);
document.body.textContent = [outcome, SecretString, CreatedDate.getUTCFullYear(), error instanceof ResourceNotFoundException].join(" ");
`;
const PLAIN = `import { RotationService, Schedule, runCli } from "./node_modules/rotation-lab/index.browser.mjs";
import { rotationLabHandler } from "./node_modules/rotation-lab/aws-sdk.mjs";
${SERVICE}
const headers = { "x-amz-target": "secretsmanager.ListSecrets" };
const { response } = await requestHandler.handle({ method: "POST", path: "/", headers, body: "{}" });
const { exitCode, stdout } = runCli(["secretsmanager", "describe-secret", "help"], {});
const help = [exitCode, stdout.split("\\n")[1].trim()].join(" ");
document.body.textContent = [response.statusCode, new TextDecoder().decode(response.body), Schedule.parse("10").describe(), help].join(" ");
`;
/** Shows a scene, and says what stands in it. */
const ELEMENT = `import "rotation-lab/element";
const element = Object.assign(document.createElement("rotation-lab"), { scenario: "first-rotation", readonly: true });
document.body.append(element);
const text = (id) => element.shadowRoot.querySelector(\`[data-testid="\${id}"]\`)?.textContent;
while (!text("events")) await new Promise((turn) => setTimeout(turn, 10));
document.body.textContent = text("scene-title");
`;
const ROTATED = "succeeded second 2026 true";
/** All that the package needs of a page's policy. */
const POLICY = `
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src data:" />`;

let browser;
before(async () => (browser = await startBrowser()));
after(() => browser?.close());

/** What a page says in the end; nothing may go wrong on the way, or leave the machine's one server. */
async function said(url) {
  const { page, context, complaints, requests } = await newPage(browser);
  await page.goto(url);
  const text = await page.waitForFunction(() => document.body.textContent.trim()).then((handle) => handle.jsonValue());
  assert.deepEqual(complaints, []);
  const origins = new Set(requests.map(({ url }) => new URL(url)).filter(({ protocol }) => protocol !== "data:").map(({ origin }) => origin));
  assert.deepEqual([...origins], [new URL(url).origin]);
  await context.close();
  return text;
}

const quiet = { configFile: false, logLevel: "silent" };

test("Vite builds a page with the package and the SDK", async (t) => {
  const root = project("vite-build", { "index.html": page("main.js"), "main.js": WITH_SDK });
  await build({ ...quiet, root, base: "./" });
  const site = await serve({ root: `${root}/dist`, prefix: "/below/" });
  t.after(() => site.close());
  assert.equal(await said(site.url), ROTATED);
  // The page uses no CLI: nothing that it loads asks for that module. (Vite writes the file all the same.)
  const scripts = readdirSync(`${root}/dist/assets`).filter((name) => name.endsWith(".js"));
  const written = scripts.map((name) => readFileSync(`${root}/dist/assets/${name}`, "utf8")).join("");
  assert.ok(written.includes("rotation_wasm_bg") && !written.includes("rotation_tools"));
});

test("Vite builds a page with the element, and serves it while it is written", async (t) => {
  const root = project("vite-element", { "index.html": page("main.js"), "main.js": ELEMENT });
  await build({ ...quiet, root, base: "./" });
  const site = await serve({ root: `${root}/dist`, prefix: "/below/" });
  t.after(() => site.close());
  assert.equal(await said(site.url), "The first rotation");
  const server = await createServer({ ...quiet, root, server: { host: "127.0.0.1", port: 0, hmr: false } });
  t.after(() => server.close());
  await server.listen();
  assert.equal(await said(server.resolvedUrls.local[0]), "The first rotation");
});

test("Vite's development server serves the same page", async (t) => {
  const root = project("vite-dev", { "index.html": page("main.js"), "main.js": WITH_SDK });
  const server = await createServer({ ...quiet, root, server: { host: "127.0.0.1", port: 0, hmr: false } });
  t.after(() => server.close());
  await server.listen();
  assert.equal(await said(server.resolvedUrls.local[0]), ROTATED);
});

test("without a bundler the files are loaded as they are, under a strict policy", async (t) => {
  const root = project("plain", { "index.html": page("main.js", POLICY), "main.js": PLAIN });
  const site = await serve({ root });
  t.after(() => site.close());
  assert.match(await said(site.url), /^200 \{"SecretList":\[\]\} every 10 days.* 0 describe-secret$/s);
});
