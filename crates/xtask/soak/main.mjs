// node main.mjs PACKAGE MOTO_SERVER [--seconds N]: `serve` of the built package under 200 clients with connections that
// stay open, then moto's server under the same. Fails if ours has an error or loses an update; moto's are told.

import { load } from "./load.mjs";
import { startMoto, startServe } from "./servers.mjs";

const CLIENTS = 200;
/** So that memory stays bounded too, however fast the machine is. */
const MOST_CALLS = 1_000_000;

const [folder, motoServer, , seconds = "30"] = process.argv.slice(2);

async function measured(name, start) {
  const server = await start();
  try {
    const result = await load(server.url, { clients: CLIENTS, seconds: Number(seconds), most: MOST_CALLS });
    const memory = await server.memory();
    const { calls, perSecond, median, slow, errors, lost } = result;
    const figures = [`${calls} calls`, `${perSecond}/s`, `median ${median} ms`, `99 % under ${slow} ms`, `${errors.length} errors`, `${lost} lost`];
    if (memory !== undefined) figures.push(`${memory} MB at the end`);
    console.log(`${name.padEnd(20)}${figures.join(", ")}`);
    for (const error of new Set(errors.slice(0, 100))) console.log(`  ${error}`);
    return result;
  } finally {
    await server.stop();
  }
}

console.log(`${CLIENTS} clients, ${seconds} s each, PutSecretValue and GetSecretValue in turn`);
const ours = await measured("rotation-lab serve", () => startServe(folder));
const moto = await measured("moto_server", () => startMoto(motoServer));
console.log(`ratio               ${(ours.perSecond / Math.max(1, moto.perSecond)).toFixed(1)} × moto's calls per second`);

const failed = ours.errors.length + ours.lost > 0 || ours.calls === 0;
console.log(failed ? "0 passed, 1 failed" : "1 passed, 0 failed");
process.exitCode = failed ? 1 : 0;
