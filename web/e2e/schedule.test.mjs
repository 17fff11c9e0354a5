// The schedule page: words while typing, the field under the caret, errors at the character with a repair, windows in
// a zone, the year by keyboard, a second schedule beside the first.
import assert from "node:assert/strict";
import { test } from "node:test";
import { pages } from "./page.mjs";

const open = pages();
const NOW = "2026-11-24T10:15:00Z";
const text = (locator) => locator.textContent();

test("typing an expression gives its words and the field under the caret, letter by letter", async () => {
  const { page, id, complaints } = await open("#/schedule");
  await id("schedule-text").fill("");
  await id("schedule-words").filter({ hasText: "Nothing is scheduled" }).waitFor();
  await id("schedule-text").pressSequentially("cron(0 8 ? * MON-FRI *");
  assert.equal(await text(id("schedule-words")), "This is not a schedule yet.");
  assert.match(await text(id("schedule-field-4")), /every Monday to Friday/, "half typed, the field is explained");
  await id("schedule-text").pressSequentially(")");
  await id("schedule-words").filter({ hasText: "Every Monday to Friday in a window from 08:00 to 10:00 UTC." }).waitFor();
  await page.keyboard.press("Home");
  for (const [keys, field] of [["ArrowRight ".repeat(7), 1], ["End ArrowLeft ArrowLeft ArrowLeft", 4]]) {
    for (const key of keys.trim().split(" ")) await page.keyboard.press(key);
    await page.locator(`[data-testid="schedule-field-${field}"][data-lit]`).waitFor();
  }
  assert.deepEqual(complaints, []);
});

test("days in, the window and the dates out", async () => {
  const { id } = await open("#/schedule");
  await id("schedule-kind-days").click();
  await id("schedule-text").fill("7");
  await id("schedule-words").filter({ hasText: "Every 7 days" }).waitFor();
  await id("schedule-from").fill("2026-01-22T06:42:22Z");
  await id("schedule-text").fill("30");
  await id("schedule-text").fill("0");
  await id("schedule-error").filter({ hasText: "greater than or equal to 1" }).waitFor();
});

test("a pasted crontab line is told what is wrong with it and mended", async () => {
  const { id } = await open("#/schedule");
  await id("schedule-text").fill("*/5 * * * *");
  for (const sentence of ["Six fields", "Minutes are 0", "at least four hours apart", "Invalid schedule expression."]) {
    await id("schedule-error").filter({ hasText: sentence }).waitFor();
  }
  assert.equal(await text(id("schedule-mended")), "cron(0 0/4 * * ? *)");
  await id("schedule-repair").click();
  assert.equal(await id("schedule-text").inputValue(), "cron(0 0/4 * * ? *)");
  await id("schedule-words").filter({ hasText: "Every day in windows of 2 hours from 00:00, 04:00" }).waitFor();
});

test("an error points at its character, and a Duration that is too long is mended", async () => {
  const { page, id } = await open("#/schedule");
  await id("schedule-text").fill("cron(0 22 MO * ? *)");
  await id("schedule-error").filter({ hasText: "At character 11, MO" }).waitFor();
  assert.equal(await text(page.locator('.one [data-mark~="wrong"]')), "MO");
  await id("schedule-text").fill("cron(0 22 1 * ? *)");
  await id("schedule-duration").fill("5h");
  await id("schedule-error").filter({ hasText: "reaches into the next UTC day" }).waitFor();
  await id("schedule-repair").click();
  assert.equal(await id("schedule-duration").inputValue(), "2h");
});

test("windows stand in UTC and in the zone that is asked for, with changes of its clocks", async () => {
  const { id, page } = await open("#/schedule");
  await id("schedule-from").fill("2029-11-24T10:15:00Z");
  await id("schedule-count-24").click();
  assert.equal(await text(id("schedule-zone-name")), "New York");
  await id("schedule-window-1").filter({ hasText: "16:00 to 18:00" }).filter({ hasText: "11:00 to 13:00" }).waitFor();
  await page.getByText("clocks change 10 Mar").waitFor();
  await id("schedule-zone").fill("Europe/Berlin");
  await id("schedule-zone-name").filter({ hasText: "Berlin" }).waitFor();
  await id("schedule-window-1").filter({ hasText: "17:00 to 19:00" }).waitFor();
  await page.getByText("clocks change 31 Mar").waitFor();
  await id("schedule-zone").fill("Europe/Atlantis");
  await id("error-schedule-zone").waitFor();
});

test("gaps are held against a limit, with one window missed as well", async () => {
  const { id } = await open("#/schedule");
  await id("schedule-from").fill(NOW.replace("2026", "2028"));
  await id("schedule-gap-0").filter({ hasText: "17 d 2 h" }).filter({ hasText: "Within the limit, 12 d 22 h to spare." }).waitFor();
  await id("schedule-gap-1").filter({ hasText: "Over the limit by 1 d 2 h." }).waitFor();
  await id("schedule-limit").fill("17");
  await id("schedule-gap-0").filter({ hasText: "Over the limit by 2 h." }).waitFor();
});

test("the year is walked by the arrow keys and stands as a table", async () => {
  const { page, id } = await open("#/schedule");
  await id("schedule-from").fill("2028-11-27");
  await id("schedule-year").focus();
  await id("schedule-day").filter({ hasText: "Mon 27 Nov 2028: no window opens." }).waitFor();
  for (const key of ["ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown"]) await page.keyboard.press(key);
  await id("schedule-day").filter({ hasText: "Fri 1 Dec 2028: open 16:00 to 18:00 UTC." }).waitFor();
  assert.match(await id("schedule-year").getAttribute("aria-valuetext"), /^Fri 1 Dec 2028/);
  assert.match(await text(id("schedule-months")), /Windows\s*0\s*2\s*2/);
});

test("a second schedule stands beside the first, and the change is told for both values of RotateImmediately", async () => {
  const { id } = await open("#/schedule");
  await id("schedule-two").fill("30 2 * * 1");
  await id("schedule-two-repair").click();
  assert.equal(await id("schedule-two").inputValue(), "cron(0 2 ? * MON *)");
  await id("schedule-figures").filter({ hasText: "7 d" }).waitFor();
  await id("schedule-change").filter({ hasText: "The four steps run now" }).waitFor();
  await id("schedule-at-once-false").click();
  await id("schedule-change").filter({ hasText: "only testSecret runs" }).filter({ hasText: "is dropped" }).waitFor();
  await id("schedule-kind-days").click();
  await id("schedule-change").filter({ hasText: "may still happen" }).waitFor();
});

test("a schedule goes on to the request and into the lab", async () => {
  const { id, page } = await open("#/schedule");
  await id("schedule-use").click();
  assert.equal(await id("request-expression").inputValue(), "cron(0 16 1,15 * ? *)");
  assert.match(await id("request-command").inputValue(), /ScheduleExpression="cron\(0 16 1,15 \* \? \*\)",Duration=2h/);
  await id("stage-body").filter({ hasText: '"Duration": "2h", "ScheduleExpression": "cron(0 16 1,15 * ? *)"' }).waitFor();
  await id("nav-schedule").click();
  await id("schedule-run").click();
  await page.getByRole("dialog").waitFor();
  assert.equal(await id("field-schedule-expression").inputValue(), "cron(0 16 1,15 * ? *)");
  assert.equal(await id("field-duration").inputValue(), "2h");
});

test("many moments are drawn in the worker, and drawing can be cancelled", async () => {
  const { id, complaints } = await open("#/schedule");
  await id("schedule-draw").click();
  await id("schedule-drawn").filter({ hasText: "The dots are 100,000 secrets" }).waitFor();
  await id("schedule-draw").click();
  await id("schedule-draw-cancel").click();
  await id("schedule-draw").waitFor();
  assert.deepEqual(complaints, []);
});

test("the keyboard alone types, mends, compares and walks the year", async () => {
  const { page, id } = await open("#/schedule");
  await id("schedule-text").focus();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("30 2 * * 1");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.dataset.testid), "schedule-repair");
  await page.keyboard.press("Enter");
  assert.equal(await id("schedule-text").inputValue(), "cron(0 2 ? * MON *)");
  await id("schedule-two").focus();
  await page.keyboard.type("30");
  await id("schedule-figures").waitFor();
  for (let n = 0; n < 40; n++) {
    await page.keyboard.press("Tab");
    if ((await page.evaluate(() => document.activeElement.dataset.testid)) === "schedule-year") break;
  }
  await page.keyboard.press("End");
  assert.equal(await id("schedule-year").getAttribute("aria-valuenow"), "370");
});
