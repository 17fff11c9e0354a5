// The server that people and tests use gives out one folder, and nothing beside it.

import assert from "node:assert/strict";
import { mkdtemp, mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { serve } from "./static-server.mjs";

let above;
let root;
before(async () => {
  above = await mkdtemp(join(tmpdir(), "static-server-"));
  root = join(above, "dist");
  await mkdir(join(root, "folder"), { recursive: true });
  await writeFile(join(above, "secret.txt"), "secret");
  await writeFile(join(root, "index.html"), "<p>here");
  await writeFile(join(root, "a b.wasm"), "\0asm");
  await symlink(join(above, "secret.txt"), join(root, "link.txt"));
});
after(() => rm(above, { recursive: true }));

/** A request whose path is sent as written: `fetch` would tidy it. */
function ask(base, path, method = "GET") {
  const { hostname, port } = new URL(base);
  return new Promise((done, failed) => {
    const asked = request({ hostname, port, path, method }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (part) => (body += part));
      response.on("end", () => done({ status: response.statusCode, type: response.headers["content-type"], body }));
    });
    asked.on("error", failed).end();
  });
}

test("files are given out with their types", async () => {
  const site = await serve({ root });
  try {
    assert.deepEqual(await ask(site.url, "/?x#y"), { status: 200, type: "text/html; charset=utf-8", body: "<p>here" });
    assert.deepEqual(await ask(site.url, "/a%20b.wasm"), { status: 200, type: "application/wasm", body: "\0asm" });
    assert.equal((await ask(site.url, "/index.html", "HEAD")).body, "");
    assert.equal((await ask(site.url, "/index.html", "POST")).status, 405);
    assert.equal((await ask(site.url, "/folder")).status, 404);
  } finally {
    await site.close();
  }
});

test("nothing leads out of the folder", async () => {
  const site = await serve({ root });
  try {
    for (const path of ["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/folder/../../secret.txt", "/link.txt", "/%00", "/%zz"]) {
      assert.equal((await ask(site.url, path)).status, 404, path);
    }
  } finally {
    await site.close();
  }
});

test("under a prefix, only the prefix answers", async () => {
  const site = await serve({ root, prefix: "/deep/path/" });
  try {
    assert.equal((await ask(site.url, "/deep/path/")).body, "<p>here");
    assert.equal((await ask(site.url, "/deep/path/../../index.html")).status, 404);
    assert.equal((await ask(site.url, "/index.html")).status, 404);
  } finally {
    await site.close();
  }
});
