// Random expressions of the part that Secrets Manager's dialect shares with EventBridge's, against a library of the latter.
import assert from "node:assert/strict";
import test from "node:test";
import aws from "aws-cron-parser";
import { Schedule } from "./package.mjs";

const WANTED = 2_000;
const START = Date.UTC(2026, 10, 24, 10, 15);
const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const DAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

/** Reproducible chance: mulberry32. */
function chance(seed) {
  return (sides) => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % sides;
  };
}

function expression(throws) {
  const one = (items) => items[throws(items.length)];
  const range = (low, high) => [low + throws(high - low + 1), low + throws(high - low + 1)].sort((a, b) => a - b).join("-");
  const hours = one([() => `${throws(24)}`, () => `${throws(24)}`, () => `${throws(8)}/${4 + throws(9)}`])();
  const months = one([() => "*", () => "*", () => one(MONTHS), () => range(1, 12), () => `${1 + throws(6)},${7 + throws(6)}`, () => `1/${1 + throws(4)}`])();
  // The library takes 31 September for 1 October: a day that some months lack is not asked for.
  const ofMonth = one([() => `${1 + throws(28)}`, () => `${1 + throws(14)},${15 + throws(14)}`, () => range(1, 28), () => "L", () => "*"]);
  const ofWeek = one([() => one(DAYS), () => `${1 + throws(7)}`, () => `${one(DAYS)}#${1 + throws(4)}`, () => "MON-FRI", () => "TUE,SAT", () => `${1 + throws(7)}L`]);
  const [month, week] = throws(2) ? [ofMonth(), "?"] : ["?", ofWeek()];
  return `0 ${hours} ${month} ${months} ${week} *`;
}

test("the next windows open when another library says", (t) => {
  const throws = chance(2015);
  let compared = 0;
  let refused = 0;
  while (compared < WANTED) {
    const text = expression(throws);
    let ours;
    try {
      ours = Schedule.parse(`cron(${text})`);
    } catch (error) {
      // What is too seldom or too often for this service is refused here alone.
      assert.equal(error.code, "invalid_schedule", text);
      refused += 1;
      continue;
    }
    const theirs = aws.parse(text);
    let from = START + throws(8_760) * 3_600_000;
    for (let n = 0; n < 5; n += 1) {
      const { start } = ours.next(from);
      assert.equal(new Date(start).toISOString(), aws.next(theirs, new Date(from)).toISOString(), `cron(${text}) after ${new Date(from).toISOString()}`);
      from = start;
    }
    compared += 1;
  }
  t.diagnostic(`${compared} expressions, five windows each; ${refused} refused by this service's own rules`);
  assert.ok(refused < WANTED);
});
