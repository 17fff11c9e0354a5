// The fleet page: a run with progress, its pictures and tables; cancelling; pasted secrets; what cannot be asked.
import assert from "node:assert/strict";
import { test } from "node:test";
import { pages } from "./page.mjs";

const open = pages();
const text = (locator) => locator.textContent();

test("a fleet is reckoned, drawn, and told in figures, with windows spread beside it", async () => {
  const { id, complaints } = await open("#/fleet");
  await id("fleet-count").fill("2000");
  await id("fleet-run").click();
  await id("fleet-verdict").filter({ hasText: /from [\d,]+ starts down to [\d,]+\./ }).waitFor();
  assert.match(await id("fleet-hours").getAttribute("aria-label"), /^Load per hour: at most [\d,]+ starts, in the hour of \w{3} /);
  assert.match(await id("fleet-at-work").getAttribute("aria-label"), /Lambda limit is 1,000\.$/);
  assert.match(await text(id("fleet-figures")), /Most starts in one second \(RotateSecret: 50\)/);
  assert.equal(await id("fleet-busiest").locator("tbody tr").count(), 10);
  assert.match(await text(id("fleet-names")), /fleet\/\d+-\w{6}/);
  assert.deepEqual(complaints, []);
});

test("a run of a hundred thousand secrets over ten years can be cancelled, and asked again", async () => {
  const { page, id, complaints } = await open("#/fleet");
  await id("fleet-count").fill("100000");
  await id("fleet-days").fill("3653");
  await id("fleet-run").click();
  await id("fleet-progress").waitFor();
  await id("fleet-cancel").click();
  await id("fleet-empty").waitFor();
  for (const worker of page.workers()) await worker.waitForEvent("close");
  await id("fleet-count").fill("300");
  await id("fleet-days").fill("90");
  await id("fleet-run").click();
  await id("fleet-verdict").waitFor();
  assert.deepEqual(complaints, []);
});

test("the output of list-secrets is read, or refused with its place", async () => {
  const { id } = await open("#/fleet");
  await id("fleet-pasted").click();
  await id("fleet-wrong").waitFor();
  await id("fleet-listing").fill("[{}]");
  await id("fleet-run").click();
  await id("fleet-said").filter({ hasText: "[0].ARN: a secret has one." }).waitFor();
  const secret = (n) => ({ ARN: `arn:aws:secretsmanager:us-east-1:123456789012:secret:db${n}-AbCdEf`, RotationEnabled: true, RotationRules: { AutomaticallyAfterDays: 30 } });
  await id("fleet-listing").fill(JSON.stringify({ SecretList: [secret(1), secret(2)] }));
  await id("fleet-run").click();
  await id("fleet-names").filter({ hasText: "-AbCdEf" }).waitFor();
});

test("what cannot be asked says why, and the button does nothing", async () => {
  const { id } = await open("#/fleet");
  await id("fleet-percent-0").fill("61");
  await id("fleet-wrong").filter({ hasText: "add up to 100" }).waitFor();
  assert.equal(await text(id("fleet-shares")), "101%");
  await id("fleet-run").click({ force: true });
  await id("fleet-empty").waitFor();
  await id("fleet-percent-0").fill("60");
  await id("fleet-schedule-2").fill("*/5 * * * *");
  await id("fleet-wrong").filter({ hasText: "no schedule" }).waitFor();
  await id("fleet-drop-2").click();
  await id("fleet-percent-0").fill("75");
  await id("fleet-wrong").waitFor({ state: "detached" });
});

test("the keyboard alone runs a fleet and cancels it", async () => {
  const { page, id } = await open("#/fleet");
  await id("fleet-days").focus();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("7000");
  for (const field of ["fleet-seconds", "fleet-failing", "fleet-concurrency", "fleet-spread", "fleet-run"]) {
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.dataset.testid), field);
  }
  await page.keyboard.press("Enter");
  await id("fleet-progress").waitFor();
  await id("fleet-cancel").focus();
  await page.keyboard.press("Enter");
  await id("fleet-empty").waitFor();
});
