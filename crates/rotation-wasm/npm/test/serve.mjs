// Starts `rotation-lab serve` of the built package, as its users do, and stops it.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { folderPath } from "./package.mjs";

export const PROGRAM = join(folderPath, "bin/rotation-lab.mjs");

/** @returns {Promise<{ url: string, port: number, process: import("node:child_process").ChildProcess, said: string[], stop(signal?: string): Promise<number> }>} */
export async function startServe(...flags) {
  const server = spawn(process.execPath, [PROGRAM, "serve", "--port", "0", ...flags], { stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise((end) => server.once("exit", (code, signal) => end(code ?? signal)));
  const said = [];
  const url = await new Promise((ready, failed) => {
    createInterface({ input: server.stderr }).on("line", (line) => said.push(line));
    createInterface({ input: server.stdout }).on("line", (line) => ready(/http:\/\/127\.0\.0\.1:\d+$/.exec(line)?.[0]));
    ended.then((code) => failed(new Error(`serve ended with ${code}: ${said.join("\n")}`)));
  });
  const stop = (signal = "SIGTERM") => (server.kill(signal), ended);
  return { url, port: Number(new URL(url).port), process: server, said, stop };
}

/** For as long as a test runs. */
export async function serveFor(t, ...flags) {
  const server = await startServe(...flags);
  t.after(() => server.stop());
  return server;
}

/** One call without an SDK. */
export async function post(url, operation, input, headers = {}) {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/x-amz-json-1.1", "x-amz-target": `secretsmanager.${operation}`, ...headers },
    body: JSON.stringify(input),
  });
  return { status: answer.status, headers: answer.headers, json: await answer.json() };
}

/** Asks until the answer is `right`: the server lives by the host's clock. */
export async function until(ask, right, what) {
  const end = Date.now() + 20_000;
  for (;;) {
    const answer = await ask();
    if (right(answer)) return answer;
    if (Date.now() > end) throw new Error(`${what} did not come about: ${JSON.stringify(answer)}`);
    await new Promise((next) => setTimeout(next, 50));
  }
}
