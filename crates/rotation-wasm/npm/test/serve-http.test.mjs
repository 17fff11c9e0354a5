// HTTP as clients and others speak it: headers, hosts, origins, limits, slow and broken requests.
import assert from "node:assert/strict";
import { connect } from "node:net";
import test from "node:test";
import { post, serveFor } from "./serve.mjs";

/** Sends `parts` one after the other and gives all that comes back. */
async function raw({ port }, ...parts) {
  const socket = connect(port, "127.0.0.1").setEncoding("latin1");
  // A server that has answered may close while something is still being sent.
  socket.on("error", () => {});
  for (const part of parts) socket.write(part);
  let text = "";
  for await (const chunk of socket) text += chunk;
  return text;
}

const LIST = "X-Amz-Target: secretsmanager.ListSecrets\r\nContent-Length: 2\r\n";
const END = "Connection: close\r\n\r\n{}";

test("an answer has AWS's headers", async (t) => {
  const { url } = await serveFor(t);
  for (const operation of ["ListSecrets", "NoSuchOperation"]) {
    const { status, headers, json } = await post(url, operation, {});
    assert.equal(status, operation === "ListSecrets" ? 200 : 400);
    assert.equal(headers.get("content-type"), "application/x-amz-json-1.1");
    assert.match(headers.get("x-amzn-requestid"), /^[0-9a-f-]{36}$/);
    assert.ok(Math.abs(Date.parse(headers.get("date")) - Date.now()) < 10_000);
    assert.equal(Number(headers.get("content-length")), JSON.stringify(json).length);
  }
});

test("only requests for this machine are answered", async (t) => {
  const server = await serveFor(t);
  const cases = [
    ["127.0.0.1", "200 OK"],
    [`localhost:${server.port}`, "200 OK"],
    ["LOCALHOST:1", "200 OK"],
    ["[::1]:80", "200 OK"],
    ["evil.example", "403 Forbidden"],
    ["127.0.0.1.evil.example", "403 Forbidden"],
    ["localhost.evil.example:4566", "403 Forbidden"],
    ["evil.example@localhost", "403 Forbidden"],
    ["169.254.169.254", "403 Forbidden"],
    ["", "403 Forbidden"],
    ["localhost\r\nHost: evil.example", "403 Forbidden"],
  ];
  for (const [host, expected] of cases) {
    const answer = await raw(server, `POST / HTTP/1.1\r\nHost: ${host}\r\n${LIST}${END}`);
    assert.ok(answer.startsWith(`HTTP/1.1 ${expected}\r\n`), `${host}: ${answer}`);
    assert.equal(answer.includes("HostNotAllowed"), expected !== "200 OK");
  }
});

test("pages of this machine and of allowed origins may call, others may not", async (t) => {
  const { url } = await serveFor(t, "--cors-origin", "https://lab.example", "--cors-origin", "https://other.example");
  const cases = [
    ["http://127.0.0.1:8080", true],
    ["http://localhost:3000", true],
    ["http://[::1]:1", true],
    ["https://lab.example", true],
    ["https://other.example", true],
    ["https://lab.example:444", false],
    ["https://evil.example", false],
    ["http://localhost.evil.example", false],
    ["null", false],
  ];
  for (const [origin, allowed] of cases) {
    const asked = { "access-control-request-method": "POST", "access-control-request-headers": "authorization,x-amz-target" };
    const preflight = await fetch(url, { method: "OPTIONS", headers: { origin, ...asked, "access-control-request-private-network": "true" } });
    assert.equal(preflight.status, allowed ? 204 : 403, origin);
    const said = (name) => preflight.headers.get(`access-control-${name}`);
    assert.equal(said("allow-origin"), allowed ? origin : null);
    assert.equal(said("allow-headers"), allowed ? "authorization,x-amz-target" : null);
    assert.equal(said("allow-methods"), allowed ? "POST" : null);
    assert.equal(said("allow-private-network"), allowed ? "true" : null);
    const { status, headers } = await post(url, "ListSecrets", {}, { origin });
    assert.equal(status, allowed ? 200 : 403, origin);
    assert.equal(headers.get("access-control-allow-origin"), allowed ? origin : null);
    assert.equal(headers.get("vary"), allowed ? "Origin" : null);
  }
});

test("a body over the limit is refused, however it comes, and nothing of it is kept", async (t) => {
  const server = await serveFor(t);
  const input = { SecretId: "x".repeat(10_000_000) };
  const { status, json } = await post(server.url, "DescribeSecret", input);
  assert.deepEqual([status, json.__type], [413, "RequestEntityTooLargeException"]);

  const head = "POST / HTTP/1.1\r\nHost: localhost\r\n";
  const expecting = await raw(server, `${head}Expect: 100-continue\r\nContent-Length: 9999999\r\n\r\n`);
  assert.ok(expecting.startsWith("HTTP/1.1 413 "), expecting);

  const chunk = `10000\r\n${"x".repeat(0x10000)}\r\n`;
  const chunked = await raw(server, `${head}Transfer-Encoding: chunked\r\n\r\n`, ...Array(40).fill(chunk));
  assert.ok(chunked.startsWith("HTTP/1.1 413 "), chunked);
});

test("a body of just the limit is read, and 100-continue is answered", async (t) => {
  const server = await serveFor(t);
  const body = JSON.stringify({ SecretId: "x".repeat(1024 * 1024 - 15) });
  assert.equal(body.length, 1024 * 1024);
  const head = `POST / HTTP/1.1\r\nHost: localhost\r\nX-Amz-Target: secretsmanager.DescribeSecret\r\nExpect: 100-continue\r\n`;
  const answer = await raw(server, `${head}Content-Length: ${body.length}\r\nConnection: close\r\n\r\n`, body);
  assert.ok(answer.startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 400 Bad Request\r\n"), answer.slice(0, 100));
  assert.ok(answer.includes("ValidationException"), answer.slice(0, 1000));
});

test("slow clients are told, cut off, and in nobody's way", async (t) => {
  const server = await serveFor(t, "--timeout", "1");
  const head = "POST / HTTP/1.1\r\nHost: localhost\r\n";
  const starts = ["", "POST / HT", head, `${head}Content-Length: 100\r\n\r\n{`, `${head}Transfer-Encoding: chunked\r\n\r\n1\r\n{`];
  const slow = starts.map(async (start) => {
    const socket = connect(server.port, "127.0.0.1").setEncoding("latin1");
    socket.on("error", () => {});
    if (start !== "") socket.write(start);
    // One byte now and then, as those do who mean it.
    const drip = start === head ? setInterval(() => socket.write("a"), 100) : undefined;
    let text = "";
    for await (const chunk of socket) text += chunk;
    clearInterval(drip);
    return text;
  });
  for (let n = 0; n < 20; n++) assert.equal((await post(server.url, "ListSecrets", {})).status, 200);
  for (const answer of await Promise.all(slow)) {
    assert.match(answer, /^HTTP\/1\.1 408 Request Timeout\r\n/);
    assert.match(answer, /The request took too long to arrive\.$/);
  }
});

test("broken requests are refused cleanly, and the next one is answered", async (t) => {
  const server = await serveFor(t);
  const head = "POST / HTTP/1.1\r\nHost: localhost\r\n";
  const cases = [
    ["\0\x01\x02\r\n\r\n", 400],
    ["HELLO\r\n\r\n", 400],
    ["PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400],
    [`POST / HTTP/1.1\r\n${LIST}${END}`, 400],
    [`${head}Content-Length: abc\r\n\r\n`, 400],
    [`${head}Content-Length: -1\r\n\r\n`, 400],
    [`${head}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`, 400],
    [`${head}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}`, 400],
    [`${head}Transfer-Encoding: chunked\r\n\r\nzz\r\n{}`, 400],
    [`${head}Transfer-Encoding: chunked\r\n\r\n2\r\n{}nonsense`, 400],
    [`${head}a b: c\r\n\r\n`, 400],
    [`${head}X: ${"x".repeat(20_000)}\r\n\r\n`, 431],
    [`POST / HTTP/1.0\r\nHost: localhost\r\n${LIST}\r\n{}`, 505],
    [`POST / HTTP/1.1\r\nHost: localhost\r\nExpect: a miracle\r\n${LIST}${END}`, 417],
    [`GET / HTTP/1.1\r\nHost: localhost\r\n${END}`, 400],
    [`DELETE / HTTP/1.1\r\nHost: localhost\r\n${LIST}${END}`, 400],
    [`POST /other HTTP/1.1\r\nHost: localhost\r\n${LIST}${END}`, 400],
    [`POST http://evil.example/ HTTP/1.1\r\nHost: localhost\r\n${LIST}${END}`, 400],
    [`OPTIONS * HTTP/1.1\r\nHost: localhost\r\n${END}`, 400],
  ];
  for (const [request, status] of cases) {
    const answer = await raw(server, request);
    assert.ok(answer.startsWith(`HTTP/1.1 ${status} `), `${JSON.stringify(request.slice(0, 120))}: ${answer}`);
    assert.equal((await post(server.url, "ListSecrets", {})).status, 200);
  }
  assert.deepEqual(server.said, []);
});

test("requests in a row on one connection are answered in their order", async (t) => {
  const server = await serveFor(t);
  const list = `POST / HTTP/1.1\r\nHost: localhost\r\n${LIST}\r\n{}`;
  const unknown = `POST / HTTP/1.1\r\nHost: localhost\r\nX-Amz-Target: secretsmanager.X\r\nContent-Length: 2\r\n`;
  const answer = await raw(server, list + list, list + `${unknown}${END}`);
  assert.deepEqual(answer.match(/HTTP\/1\.1 \d+/g), ["HTTP/1.1 200", "HTTP/1.1 200", "HTTP/1.1 200", "HTTP/1.1 400"]);
});
