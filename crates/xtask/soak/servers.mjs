// The two servers, each started on a free port and stopped when it has been measured.

import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";

export function startServe(folder) {
  return start(process.execPath, [join(folder, "bin/rotation-lab.mjs"), "serve", "--port", "0"]);
}

export function startMoto(program) {
  return start(program, ["-H", "127.0.0.1", "-p", "0"]);
}

async function start(program, words) {
  const server = spawn(program, words, { env: { ...process.env, PYTHONUNBUFFERED: "1" }, stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise((end) => server.once("exit", end));
  const url = await new Promise((ready, failed) => {
    // moto names its address among warnings, and then every request: all of it has to be read away.
    for (const stream of [server.stdout, server.stderr]) {
      createInterface({ input: stream }).on("line", (line) => {
        const address = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
        if (address) ready(address);
      });
    }
    server.once("error", failed);
    ended.then((code) => failed(new Error(`${program} ended with ${code}`)));
  });
  const stop = async () => (server.kill(), await ended);
  return { url, stop, memory: () => memory(server.pid) };
}

/** Megabytes in memory, where the system tells. */
async function memory(pid) {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(status)?.[1];
  return kilobytes === undefined ? undefined : Math.round(kilobytes / 1024);
}
