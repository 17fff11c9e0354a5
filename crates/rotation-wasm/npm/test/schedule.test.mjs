import assert from "node:assert/strict";
import test from "node:test";
import { FUNCTION, RotationService, Schedule, caller, token } from "./package.mjs";

const at = (text) => Date.parse(text);
const iso = (ms) => new Date(ms).toISOString().replace(":00:00.000Z", "");

test("a window is the first whose start is strictly after", () => {
  const monthly = Schedule.parse("cron(0 16 1,15 * ? *)", { duration: "2h" });
  const window = monthly.next(at("2026-01-01T15:59:59.999Z"));
  assert.deepEqual(window, { start: at("2026-01-01T16:00:00Z"), end: at("2026-01-01T18:00:00Z") });
  assert.equal(iso(monthly.next(window.start).start), "2026-01-15T16");
});

test("rates and days count from the last rotation, or from the time that is asked", () => {
  const after = at("2026-01-05T10:00:00Z");
  for (const text of ["rate(10 days)", "10"]) {
    assert.equal(iso(Schedule.parse(text).next(after).start), "2026-01-15T00");
    const anchored = Schedule.parse(text, { rotatedAt: at("2026-01-01T10:00:00Z") });
    assert.deepEqual(anchored.take(2, after).map(({ start }) => iso(start)), ["2026-01-11T00", "2026-01-21T00"]);
  }
});

test("many windows are taken at once, in order", () => {
  const windows = Schedule.parse("cron(0 2/10 * * ? *)").take(100_000, at("2026-01-01T00:00:00Z"));
  assert.equal(windows.length, 100_000);
  assert.ok(windows.every(({ start, end }, n) => end - start === 3_600_000 && (n === 0 || windows[n - 1].end <= start)));
  assert.deepEqual(Schedule.parse("1").take(0, 0), []);
});

test("a schedule is said in words", () => {
  const words = Schedule.parse("cron(0 0 ? * MON *)").describe();
  assert.equal(words, "every Monday in a window from 00:00 to 24:00 UTC");
});

test("a refusal is AWS's sentence, and says where, why and what was meant", () => {
  const refusal = (text, options) => {
    try {
      Schedule.parse(text, options);
    } catch ({ code, message, member, start, end, hint, repair }) {
      assert.ok(member === undefined || hint.endsWith("."));
      return [code, message, member, start, end, repair];
    }
    return undefined;
  };
  const invalid = "Invalid schedule expression.";
  for (const [text, options, expected] of [
    ["cron(30 8 * * ? *)", {}, [invalid, "ScheduleExpression", 5, 7, "cron(0 8 * * ? *)"]],
    ["0 8 * * 1", {}, [invalid, "ScheduleExpression", 0, 9, "cron(0 8 ? * MON *)"]],
    ["cron(0 8 é * ? *)", {}, [invalid, "ScheduleExpression", 9, 10, undefined]],
    ["rate(24 hours)", {}, ["Rate in hour should be least 4 and less than 24.", "ScheduleExpression", 5, 7, "rate(1 day)"]],
    ["rate(4 hours)", { duration: "5h" }, ["Duration cannot be greater than Rate in hour.", "Duration", 0, 2, "4h"]],
    ["1001", {}, ["a number of days is 1 to 1000", undefined, undefined, undefined, undefined]],
  ]) {
    assert.deepEqual(refusal(text, options), ["invalid_schedule", ...expected], text);
  }
});

test("errors have a stable code", () => {
  const daily = Schedule.parse("1");
  const codes = [
    [() => new Schedule(), "invalid_argument"],
    [() => daily.take(100_001, 0), "invalid_argument"],
    [() => daily.take(0.5, 0), "invalid_argument"],
    [() => daily.next(-1), "invalid_time"],
    [() => daily.next(NaN), "invalid_time"],
    [() => daily.next(at("9999-12-30T00:00:00Z")), "invalid_time"],
    [() => Schedule.parse("1", { rotatedAt: -1 }), "invalid_time"],
    [() => Schedule.parse(""), "invalid_schedule"],
    [() => Schedule.parse(undefined), "invalid_schedule"],
  ];
  for (const [provoke, code] of codes) assert.throws(provoke, (error) => error instanceof Error && error.code === code);
});

test("a service plans by an expression, read as assumed", () => {
  const rotate = (assumptions, ScheduleExpression) => {
    const service = new RotationService({ now: at("2026-01-22T18:20:00Z"), seed: 1, assumptions });
    const call = caller(service);
    call("CreateSecret", { Name: "db", SecretString: "one", ClientRequestToken: token(1) });
    const rules = { RotationRules: { ScheduleExpression }, RotationLambdaARN: FUNCTION };
    const answer = call("RotateSecret", { SecretId: "db", ClientRequestToken: token(2), ...rules });
    if (answer.status !== 200) return answer.json.Message;
    return iso(call("DescribeSecret", { SecretId: "db" }).json.NextRotationDate * 1000 + 1000);
  };
  for (const [assumptions, expression, expected] of [
    [{}, "rate(7 hours)", "2026-01-22T22"],
    [{ rateHoursAnchor: "rotation-day" }, "rate(7 hours)", "2026-01-22T22"],
    [{ rateHoursAnchor: "rotation-hour" }, "rate(7 hours)", "2026-01-23T02"],
    [{ rateHoursAnchor: "every-day" }, "rate(9 hours)", "2026-01-23T01"],
    [{ rateHoursAnchor: "rotation-day" }, "rate(9 hours)", "2026-01-23T04"],
    [{}, "cron(0 0,12 * * ? *)", "2026-01-23T01"],
    [{ hoursTypeCron: "refused" }, "cron(0 0,12 * * ? *)", "Invalid schedule expression."],
  ]) {
    assert.equal(rotate(assumptions, expression), expected, `${expression} ${JSON.stringify(assumptions)}`);
  }
});

test("next is the same from wherever one comes to ask", () => {
  const START = Date.UTC(2026, 10, 24, 10, 15);
  for (const [text, options] of [
    ["cron(0 16 1,15 * ? *)", { duration: "2h" }],
    ["cron(0 0/6 * * ? *)", {}],
    ["rate(10 days)", { rotatedAt: START }],
    ["rate(7 hours)", { rotatedAt: START }],
    ["30", {}],
  ]) {
    const asked = Schedule.parse(text, options);
    for (let n = 0; n < 2_000; n += 1) {
      // Back and forth over a year, on the hour and beside it.
      const after = START + ((n * 7_919) % 8_760) * 3_600_000 + (n % 3) - 1;
      if (options.rotatedAt > after) continue;
      assert.deepEqual(asked.next(after), Schedule.parse(text, options).take(1, after)[0], `${text} after ${after}`);
    }
  }
});
