// The next window of a schedule, beside what others offer for the same cron expression: AWS's dialect in JavaScript,
// and the usual five fields. All start from moments all over a year; before anything is timed, all must agree.

import assert from "node:assert/strict";
import aws from "aws-cron-parser";
import { Cron } from "croner";

const START = Date.UTC(2026, 10, 24, 10, 15, 0);
const HOUR = 3_600_000;
/** A different moment each time, within a year. */
const moment = (n) => START + ((n * 7_919) % 8_760) * HOUR;

export function schedule({ Schedule }) {
  const ours = Schedule.parse("cron(0 16 1,15 * ? *)", { duration: "2h" });
  const theirs = aws.parse("0 16 1,15 * ? *");
  const croner = new Cron("0 16 1,15 * *", { timezone: "UTC" });
  const next = [
    { name: "rotation-lab: next", run: (n) => ours.next(moment(n)).start },
    { name: "aws-cron-parser: next", run: (n) => aws.next(theirs, new Date(moment(n))).getTime() },
    { name: "croner: nextRun", run: (n) => croner.nextRun(new Date(moment(n))).getTime() },
  ];
  for (let n = 0; n < 1_000; n += 1) {
    const [first, ...others] = next.map(({ run }) => run(n));
    for (const other of others) assert.equal(other, first, new Date(moment(n)).toISOString());
  }
  const windows = [
    { name: "rotation-lab: take(1000)", run: (n) => ours.take(1_000, moment(n)).length },
    { name: "aws-cron-parser: 1000 times next", run: (n) => thousand(moment(n), (from) => aws.next(theirs, new Date(from)).getTime()) },
    { name: "croner: nextRuns(1000)", run: (n) => croner.nextRuns(1_000, new Date(moment(n))).length },
  ];
  return [
    { title: "the next window of cron(0 16 1,15 * ? *)", contenders: next },
    { title: "its next thousand windows", contenders: windows },
  ];
}

function thousand(from, next) {
  let at = from;
  for (let n = 0; n < 1_000; n += 1) at = next(at);
  return at;
}
