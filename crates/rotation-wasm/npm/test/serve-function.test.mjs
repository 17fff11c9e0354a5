// Rotation functions of one's own: in JavaScript with the given client and with the AWS SDK, in Python with boto3 behind
// an address, and the ways in which they fail.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { KEY, PYTHON, environment, javascript } from "./clients.mjs";
import { FUNCTION, token } from "./package.mjs";
import { post, serveFor, until } from "./serve.mjs";

const file = (name) => fileURLToPath(new URL(name, import.meta.url));
const rotation = { SecretId: "db", ClientRequestToken: token(2), RotationLambdaARN: FUNCTION };

async function rotate({ url }, username = "admin") {
  const SecretString = JSON.stringify({ username, password: "one" });
  await post(url, "CreateSecret", { Name: "db", ClientRequestToken: token(1), SecretString });
  const { json } = await post(url, "RotateSecret", rotation);
  assert.equal(json.VersionId, token(2));
}

/** The password that is current once `token(2)` is. */
async function rotated({ url }) {
  const ask = async () => (await post(url, "GetSecretValue", { SecretId: "db" })).json;
  const { SecretString } = await until(ask, ({ VersionId }) => VersionId === token(2), "the rotation");
  return JSON.parse(SecretString).password;
}

/** What the server says on its standard error once the rotation has failed; it stays pending. */
async function failure({ url, said }) {
  const lines = await until(() => said, ({ length }) => length > 0, "the failure");
  const { VersionIdsToStages } = (await post(url, "DescribeSecret", { SecretId: "db" })).json;
  assert.deepEqual(VersionIdsToStages, { [token(1)]: ["AWSCURRENT"], [token(2)]: ["AWSPENDING"] });
  return lines[0].replace(/arn:\S+/, "db");
}

test("a module rotates with the client it is given", async (t) => {
  const server = await serveFor(t, "--function", file("function-client.mjs"));
  await rotate(server);
  assert.equal(await rotated(server), "by rotate");
});

test("what a module throws is the step's failure", async (t) => {
  const server = await serveFor(t, "--function", file("function-client.mjs"));
  await rotate(server, "nobody");
  assert.equal(await failure(server), "rotation-lab: setSecret of db failed: the database knows no user nobody");
});

test("a module rotates with the AWS SDK, over HTTP and signed", async (t) => {
  const key = ["--access-key-id", KEY.accessKeyId, "--secret-access-key", KEY.secretAccessKey];
  const { url } = await serveFor(t, "--function", file("function-sdk.mjs"), ...key);
  const client = javascript(url);
  t.after(() => client.close());
  await client.call("CreateSecret", { Name: "db", ClientRequestToken: token(1), SecretString: '{"password":"one"}' });
  await client.call("RotateSecret", rotation);
  const ask = () => client.call("GetSecretValue", { SecretId: "db" });
  const { answer } = await until(ask, ({ answer }) => answer?.VersionId === token(2), "the rotation");
  assert.equal(answer.SecretString, '{"password":"by the SDK"}');
});

/** The server and the Python function have to know each other's address: a relay stands in for whoever starts later. */
async function startPython(t) {
  let target;
  const relay = createServer(async (request, response) => {
    const answer = await fetch(target, { method: "POST", body: await new Response(request).text() });
    response.writeHead(answer.status).end(await answer.text());
  }).listen(0, "127.0.0.1");
  t.after(() => relay.close());
  await once(relay, "listening");
  const server = await serveFor(t, "--function-url", `http://127.0.0.1:${relay.address().port}/function`);
  const python = spawn(PYTHON, [file("boto3_function.py")], { env: environment(server.url, KEY), stdio: ["ignore", "pipe", "inherit"] });
  t.after(() => python.kill());
  [target] = await once(createInterface({ input: python.stdout }), "line");
  return server;
}

test("a Python function rotates with boto3", async (t) => {
  const server = await startPython(t);
  await rotate(server);
  assert.equal(await rotated(server), "by boto3, after one");
});

test("what a Python function raises is the step's failure", async (t) => {
  const server = await startPython(t);
  await rotate(server, "nobody");
  assert.equal(await failure(server), "rotation-lab: setSecret of db failed: the database knows no user nobody");
});

test("an address that does not succeed is the step's failure", async (t) => {
  const answers = [
    [500, {}, "oops", "the function's address answered 500"],
    [302, { location: "http://example.com/" }, "", "the function's address answered 302"],
    [200, {}, '{"errorMessage":"no","errorType":"Error"}', "no"],
    [200, { "x-amz-function-error": "Unhandled" }, "", "Unhandled"],
    [502, {}, '{"errorMessage":"too late"}', "too late"],
    ["closed", {}, "", "the function's address could not be reached: UND_ERR_SOCKET"],
  ];
  for (const [status, headers, body, reason] of answers) {
    const seen = [];
    const lambda = createServer(async (request, response) => {
      seen.push(JSON.parse(await new Response(request).text()));
      if (status === "closed") request.socket.destroy();
      else response.writeHead(status, headers).end(body);
    }).listen(0, "127.0.0.1");
    t.after(() => lambda.close());
    await once(lambda, "listening");
    const server = await serveFor(t, "--function-url", `http://localhost:${lambda.address().port}/2015-03-31/functions/function/invocations`);
    await rotate(server);
    assert.equal(await failure(server), `rotation-lab: createSecret of db failed: ${reason}`);
    const [{ Step, SecretId, ClientRequestToken, RotationToken }] = seen;
    assert.deepEqual([Step, ClientRequestToken], ["createSecret", token(2)]);
    assert.match(SecretId, /^arn:aws:secretsmanager:/);
    assert.match(RotationToken, /^[a-zA-Z0-9-]{36,256}$/);
  }
});

test("while a function works, requests are answered", async (t) => {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  const lambda = createServer(async (_request, response) => {
    await held;
    response.end();
  }).listen(0, "127.0.0.1");
  t.after(() => lambda.close());
  await once(lambda, "listening");
  const server = await serveFor(t, "--function-url", `http://127.0.0.1:${lambda.address().port}/`);
  await rotate(server);
  await until(() => new Promise((done) => lambda.getConnections((_, count) => done(count))), (count) => count > 0, "the call");
  assert.equal((await post(server.url, "GetSecretValue", { SecretId: "db" })).json.VersionId, token(1));
  assert.equal((await post(server.url, "RotateSecret", { ...rotation, ClientRequestToken: token(3) })).status, 400);
  release();
});

test("what a module leaves running does not end the server", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "rotation-lab-"));
  t.after(() => rm(folder, { recursive: true }));
  const module = join(folder, "careless.mjs");
  await writeFile(module, "export default async () => { Promise.reject(new Error('forgotten')); };");
  const server = await serveFor(t, "--function", module);
  await rotate(server);
  await until(() => server.said, (said) => said.some((line) => line.endsWith("forgotten")), "the rejection");
  assert.equal((await post(server.url, "ListSecrets", {})).status, 200);
});
