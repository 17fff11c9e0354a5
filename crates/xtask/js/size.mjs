// node size.mjs DIST BUDGET [--check]: a table of what the first visit downloads. With --check, over budget fails.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { firstVisit } from "./first-visit.mjs";

const [dist, budgetText, flag] = process.argv.slice(2);
const budget = Number(budgetText);
if (!Number.isInteger(budget)) throw new Error(`no budget: ${budgetText}`);

const rows = firstVisit(dist).map(measured);
const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
const total = sum("brotli");

line("first visit", "bytes", "brotli");
for (const { name, raw, brotli } of rows) line(name, raw, brotli);
line("total", sum("raw"), total);
line("budget", "", budget);
line("left", "", budget - total);
for (const { name, raw, brotli } of readdirSync(dist).filter((name) => name.endsWith("_later.wasm")).map(measured)) {
  line(`after the first act: ${name}`, raw, brotli);
}


if (!rows.some(({ name }) => name.endsWith(".wasm"))) throw new Error("no wasm in the first visit: dist/ is no built page");
if (flag === "--check" && total > budget) {
  console.error(`the first visit downloads ${total - budget} bytes more than crates/xtask/size-budget.txt allows`);
  process.exit(1);
}

function measured(name) {
  const raw = readFileSync(join(dist, name));
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: raw.length };
  return { name, raw: raw.length, brotli: brotliCompressSync(raw, { params }).length };
}

function line(name, ...figures) {
  const cells = figures.map((figure) => (typeof figure === "number" ? figure.toLocaleString("en") : figure).padStart(12));
  console.log(name.padEnd(64) + cells.join(""));
}
