// A front that lets a page call moto while moto verifies signatures: its signature check fails on CORS preflights,
// which bear no signature. Preflights are answered here; every other request goes on byte for byte, Host included.
import http from "node:http";

/** @param {URL} target moto's own address */
export async function startCorsFront(target) {
  const seen = [];
  const server = http.createServer((request, response) => {
    const cors = {
      "access-control-allow-origin": request.headers.origin ?? "*",
      "access-control-allow-headers": request.headers["access-control-request-headers"] ?? "*",
      "access-control-allow-methods": "POST",
      "access-control-expose-headers": "*",
    };
    if (request.method === "OPTIONS") {
      response.writeHead(204, cors).end();
      return;
    }
    seen.push({ method: request.method, url: request.url, headers: request.headers });
    const { hostname, port } = target;
    const onward = http.request({ hostname, port, method: request.method, path: request.url, headers: request.headers }, (answer) => {
      response.writeHead(answer.statusCode, { ...answer.headers, ...cors });
      answer.pipe(response);
    });
    onward.on("error", () => response.writeHead(502, cors).end("moto is not there"));
    request.pipe(onward);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return { origin, seen, stop: () => new Promise((resolve) => server.close(resolve)) };
}
