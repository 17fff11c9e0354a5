// The command: its words, its exit codes, how it starts and how it ends.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { createServer } from "node:http";
import { connect } from "node:net";
import { once } from "node:events";
import test from "node:test";
import { PROGRAM, post, serveFor, startServe } from "./serve.mjs";

const run = (...words) => spawnSync(process.execPath, [PROGRAM, ...words], { encoding: "utf8", timeout: 20_000 });

test("help is on standard output, in our words, with every flag", () => {
  for (const words of [["--help"], ["serve", "--help"]]) {
    const { status, stdout, stderr } = run(...words);
    assert.deepEqual([status, stderr], [0, ""]);
    for (const flag of ["--port", "--function-url", "--access-key-id", "Ctrl-C"]) assert.ok(stdout.includes(flag), flag);
  }
  assert.match(run("--version").stdout, /^\d+\.\d+\.\d+\n$/);
});

test("wrong words are told with the usage, and end with 2", () => {
  const cases = [
    [[], "what should it do?"],
    [["start"], "start is no command"],
    [["serve", "--prot", "1"], "Unknown option '--prot'"],
    [["serve", "here"], "Unexpected argument 'here'"],
    [["serve", "--port"], "Option '--port <value>' argument missing"],
    [["serve", "--port", "65536"], "--port is a whole number from 0 to 65535"],
    [["serve", "--seed", "-1"], "Option '--seed' argument is ambiguous"],
    [["serve", "--seed=1.5"], "--seed is a whole number from 0 to 9007199254740991"],
    [["serve", "--region", "no region"], "region is not a region's name"],
    [["serve", "--account-id", "1"], "accountId has twelve digits"],
    [["serve", "--function", "a", "--function-url", "http://localhost/"], "--function and --function-url exclude each other"],
    [["serve", "--function-url", "http://10.0.0.1/"], "--function-url is an address on this machine"],
    [["serve", "--function-url", "http://127.0.0.1.example/"], "--function-url is an address on this machine"],
    [["serve", "--cors-origin", "https://example.com/"], "--cors-origin is an origin"],
    [["serve", "--access-key-id", "A"], "--access-key-id and --secret-access-key belong together"],
    [["serve", "--session-token", "A"], "--session-token belongs to --access-key-id"],
  ];
  for (const [words, sentence] of cases) {
    const { status, stdout, stderr } = run(...words);
    assert.deepEqual([status, stdout], [2, ""], words.join(" "));
    assert.ok(stderr.startsWith(`rotation-lab: ${sentence}`), stderr);
    assert.ok(stderr.includes("rotation-lab serve [options]"), stderr);
  }
});

test("what keeps it from starting is one sentence, and ends with 1", async (t) => {
  const other = createServer().listen(0, "127.0.0.1");
  t.after(() => other.close());
  await once(other, "listening");
  const { port } = other.address();
  const cases = [
    [["--port", String(port)], `port ${port} is in use: choose another with --port`],
    [["--function", "no-such-file.mjs"], "no-such-file.mjs cannot be loaded: "],
    [["--function", "node_modules/no-such-file.mjs"], "node_modules/no-such-file.mjs cannot be loaded: "],
  ];
  for (const [words, sentence] of cases) {
    const { status, stderr } = run("serve", ...words);
    assert.equal(status, 1, stderr);
    assert.ok(stderr.startsWith(`rotation-lab: ${sentence}`), stderr);
    assert.equal(stderr.trimEnd().split("\n").length, 1, stderr);
  }
});

test("region, account and seed are as asked", async (t) => {
  const arn = async () => {
    const { url } = await serveFor(t, "--region", "eu-central-1", "--account-id", "210987654321", "--seed", "7");
    return (await post(url, "CreateSecret", { Name: "db", ClientRequestToken: "0".repeat(32) })).json.ARN;
  };
  const [one, other] = [await arn(), await arn()];
  assert.equal(one, other);
  assert.match(one, /^arn:aws:secretsmanager:eu-central-1:210987654321:secret:db-[A-Za-z0-9]{6}$/);
});

for (const signal of ["SIGINT", "SIGTERM"]) {
  test(`${signal} ends it with 0, idle connections and all`, async () => {
    const server = await startServe();
    const idle = connect(server.port, "127.0.0.1");
    await once(idle, "connect");
    assert.equal((await post(server.url, "ListSecrets", {})).status, 200);
    assert.equal(await server.stop(signal), 0);
    idle.destroy();
  });
}

test("a request that is being sent when it is stopped is still answered", async () => {
  const server = await startServe();
  const socket = connect(server.port, "127.0.0.1").setEncoding("utf8");
  const head = `POST / HTTP/1.1\r\nHost: localhost\r\nX-Amz-Target: secretsmanager.ListSecrets\r\nContent-Length: 2\r\n\r\n`;
  socket.write(`${head}{`);
  await once(socket, "connect");
  // Answered after the head above has been read: connections are read in the order in which they were made.
  await post(server.url, "ListSecrets", {});
  const ended = server.stop("SIGINT");
  socket.write("}");
  let text = "";
  for await (const chunk of socket) text += chunk;
  assert.match(text, /^HTTP\/1\.1 200 OK\r\n/);
  assert.match(text, /\{"SecretList":\[\]\}$/);
  assert.equal(await ended, 0);
});

test("a second signal does not wait for anybody", async () => {
  const server = await startServe();
  const slow = connect(server.port, "127.0.0.1");
  slow.write("POST / HTTP/1.1\r\n");
  await once(slow, "connect");
  await post(server.url, "ListSecrets", {});
  const ended = server.stop("SIGINT");
  const again = setInterval(() => server.process.kill("SIGINT"), 50);
  const code = await ended;
  clearInterval(again);
  assert.equal(code, 130);
  slow.destroy();
});
