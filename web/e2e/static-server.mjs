// A static file server for dist/, on this machine only. `cargo xtask serve` runs it; the browser tests import it.
//   node web/e2e/static-server.mjs DIST --port 8080 [--prefix /some/path/]
// It must not know what it serves: no rewriting, no content policy of its own (index.html carries it).

import { createReadStream } from "node:fs";
import { realpath, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";

const HOST = "127.0.0.1";
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".txt": "text/plain; charset=utf-8",
};

/**
 * @param {{ root: string, port?: number, prefix?: string }} options port 0 is any free one; `prefix` ends in "/"
 * @returns {Promise<{ url: string, close(): Promise<void> }>}
 */
export async function serve({ root, port = 0, prefix = "/" }) {
  const folder = await realpath(root);
  const server = createServer((request, response) => {
    answer(folder, prefix, request, response).catch(() => refuse(response, 500, "This file could not be read"));
  });
  await new Promise((listening, failed) => server.once("error", failed).listen(port, HOST, listening));
  return {
    url: `http://${HOST}:${server.address().port}${prefix}`,
    close: () => new Promise((closed) => (server.close(closed), server.closeAllConnections())),
  };
}

async function answer(folder, prefix, request, response) {
  if (request.method !== "GET" && request.method !== "HEAD") return refuse(response, 405, "Only GET and HEAD");
  const file = await find(folder, prefix, request.url);
  if (!file) return refuse(response, 404, "No such file");
  response.writeHead(200, {
    "content-type": TYPES[extname(file.path)] ?? "application/octet-stream",
    "content-length": file.size,
    "cache-control": "no-cache",
    "x-content-type-options": "nosniff",
  });
  if (request.method === "HEAD") return response.end();
  createReadStream(file.path).on("error", () => response.destroy()).pipe(response);
}

/** The file that a request names, or nothing: neither `..`, however it is spelt, nor a link leads out of the folder. */
async function find(folder, prefix, target) {
  let path;
  try {
    path = decodeURIComponent(target.split(/[?#]/, 1)[0]);
  } catch {
    return undefined;
  }
  if (!path.startsWith(prefix) || path.includes("\0")) return undefined;
  const asked = resolve(join(folder, path.slice(prefix.length)));
  const real = await realpath(asked).catch(() => undefined);
  if (real === folder) return find(folder, prefix, `${prefix}index.html`);
  if (!real?.startsWith(folder + sep)) return undefined;
  const { size, isFile } = await stat(real).then((found) => ({ size: found.size, isFile: found.isFile() }));
  return isFile ? { path: real, size } : undefined;
}

function refuse(response, status, sentence) {
  if (response.headersSent) return response.destroy();
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8" }).end(`${sentence}\n`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [root, ...rest] = process.argv.slice(2);
  const option = (name) => (rest.includes(name) ? rest[rest.indexOf(name) + 1] : undefined);
  try {
    const { url } = await serve({ root, port: Number(option("--port") ?? 8080), prefix: option("--prefix") ?? "/" });
    console.log(`Rotation Lab is ready: ${url}`);
  } catch (error) {
    const busy = error.code === "EADDRINUSE";
    console.error(busy ? `Port ${error.port} is taken: choose another with --port N` : error.message);
    process.exitCode = 1;
  }
}
