// node main.mjs PACKAGE SIGN_SPEED SCRUB [--json FILE]: this project and its peers in one process. Add a row by adding a group.

import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { fleet } from "./fleet.mjs";
import { growth } from "./growth.mjs";
import { measure } from "./measure.mjs";
import { native } from "./native.mjs";
import { rotation } from "./rotation.mjs";
import { schedule } from "./schedule.mjs";
import { scrubbing } from "./scrubbing.mjs";
import { sdk } from "./sdk.mjs";
import { sign } from "./sign.mjs";
import { start } from "./start.mjs";
import { typing } from "./typing.mjs";
import { weight } from "./weight.mjs";

const [folder, signSpeed, scrub, flag, file] = process.argv.slice(2);
const face = (name) => import(pathToFileURL(join(folder, name)).href);
const lab = { ...(await face("index.mjs")), ...(await face("aws-sdk.mjs")) };
const root = new URL("../../../", import.meta.url);
const { devDependencies } = JSON.parse(readFileSync(new URL("package.json", root), "utf8"));
const machine = `Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim()}`;
const peers = ["@smithy/signature-v4", "@aws-crypto/sha256-js", "aws4fetch", "aws4", "aws-cron-parser", "croner", "@aws-sdk/client-secrets-manager"].map((name) => [name, devDependencies[name]]);

/** The groups that one file makes together. */
const groupsOf = (make) => make(lab).map((group) => () => group);

console.log(machine);
console.log(peers.map(([name, version]) => `${name} ${version}`).join(", "));
const groups = [];
for (const make of [sign, () => native(signSpeed), ...rotation, sdk, ...groupsOf(schedule), ...groupsOf(growth)]) {
  const { title, contenders, close } = await make(lab);
  const rows = await measure(contenders);
  await close?.();
  const notes = contenders.flatMap(({ note }) => note ?? []);
  groups.push({ title, rows, notes });
  console.log(`\n${title.padEnd(48)}${"median".padStart(12)}${"ratio".padStart(8)}   fastest to slowest round`);
  for (const { name, microseconds, fastest, slowest, ratio } of rows) {
    console.log(`  ${name.padEnd(46)}${`${microseconds} µs`.padStart(12)}${`${ratio} ×`.padStart(8)}   ${fastest} to ${slowest}`);
  }
  for (const note of notes) console.log(`  note: ${note}`);
}
const first = start(folder);
groups.push(first);
console.log(`\n${first.title.padEnd(48)}${`${first.milliseconds} ms`.padStart(12)}           ${first.fastest} to ${first.slowest} in ${first.processes} processes`);
const weighed = weight(folder);
groups.push(weighed);
console.log(`\n${weighed.title}`);
for (const { name, bytes, raw, most } of weighed.rows) {
  const [weighs, whole] = [bytes, raw].map((figure) => figure.toLocaleString("en"));
  const limit = most ? `; to be ${most.toLocaleString("en")} B at most` : "";
  console.log(`  ${name.padEnd(46)}${`${weighs} B`.padStart(12)}           ${whole} B raw${limit}`);
}
const { title, rows } = await fleet();
groups.push({ title, rows });
console.log(`\n${title.padEnd(48)}${"rotations".padStart(12)}${"seconds".padStart(10)}   longest task of the page, page process`);
for (const { secrets, rotations, seconds, longestTaskMs, rendererMegabytes } of rows) {
  const memory = rendererMegabytes ? `${rendererMegabytes} MB` : "unknown";
  console.log(`  ${secrets.toLocaleString("en").padEnd(46)}${rotations.toLocaleString("en").padStart(12)}${seconds.toFixed(2).padStart(10)}   ${longestTaskMs} ms, ${memory}`);
}
const typed = await typing();
groups.push(typed);
console.log(`\n${typed.title.padEnd(48)}${"median".padStart(12)}${"p99".padStart(10)}`);
for (const { keys, medianMs, p99Ms } of typed.rows) {
  console.log(`  ${`to the request signed and eight forms, ${keys} keys`.padEnd(46)}${`${medianMs} ms`.padStart(12)}${`${p99Ms} ms`.padStart(10)}`);
}
const scrubbed = await scrubbing(scrub);
groups.push(scrubbed);
console.log(`\n${scrubbed.title.padEnd(48)}${"median".padStart(12)}${"p99".padStart(10)}   to be ${scrubbed.most.p99Ms} ms at most`);
for (const { name, places, medianMs, p99Ms, ownMedianMs, ownP99Ms } of scrubbed.rows) {
  const own = `of the page's thread itself ${ownMedianMs} and ${ownP99Ms} ms`;
  console.log(`  ${`${name}, ${places} places`.padEnd(46)}${`${medianMs} ms`.padStart(12)}${`${p99Ms} ms`.padStart(10)}   ${own}`);
}
const { commands, linkBytes, heapMegabytes, wasmMegabytes, rendererMegabytes } = scrubbed;
console.log(`  memory: ${heapMegabytes} MB of JavaScript's heap and ${wasmMegabytes} MB of the program, to be ${scrubbed.most.megabytes} MB at most; the page's process ${rendererMegabytes || "unknown"} MB`);
for (const [n, count] of commands.entries()) console.log(`  a link of ${count.toLocaleString("en")} commands: ${linkBytes[n].toLocaleString("en")} characters`);
if (flag === "--json") writeFileSync(file, `${JSON.stringify({ machine, peers: Object.fromEntries(peers), groups }, null, 2)}\n`);
