// The Lab: the reference page's two examples, a stuck rotation and its mending, stepping, and the golden story.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { everythingKept, pages } from "./page.mjs";

const open = pages();
const golden = JSON.parse(readFileSync(new URL("../../crates/rotation-wasm/npm/test/golden.json", import.meta.url), "utf8"));

async function story(opened, title) {
  await opened.id("story").selectOption({ label: title });
}

test("the page opens on a story already running", async () => {
  const { id, complaints } = await open();
  await id("timeline").waitFor();
  assert.match(await id("secret-name").textContent(), /prod\/orders\/db/);
  assert.match(await id("status").textContent(), /testSecret/);
  assert.match(await id("ahead").textContent(), /ahead/);
  assert.deepEqual(complaints, []);
});

test("every story can be told from its first caption to its last, and is left by acting in it", async () => {
  const opened = await open();
  const { id, page, complaints } = opened;
  const caption = id("caption");
  assert.match(await caption.textContent(), /^The function is mended\. The service tries the same version again/);
  const titles = await id("story").locator("option").allTextContents();
  assert.equal(titles.length, 14);
  for (const title of titles) {
    await story(opened, title);
    await page.locator(`[data-testid="story"] option:checked`, { hasText: title }).waitFor({ state: "attached" });
    await id("transport-end").click();
    const last = await caption.textContent();
    await id("transport-start").click();
    const first = await caption.textContent();
    assert.ok(first.length > 20 && last.length > 20, title);
    if (title !== "A secret without rotation") assert.notEqual(first, last, title);
  }
  await story(opened, "The trap of the partial ARN");
  await page.getByText("Secrets Manager can't find the specified secret.").first().waitFor();
  await id("transport-start").click();
  await id("transport-forward").click();
  await caption.filter({ hasText: "Two secrets." }).waitFor();
  assert.equal(await caption.getAttribute("aria-live"), "polite");
  await id("action-cancel").click();
  await page.waitForFunction(() => document.querySelector('[data-testid="caption"]').textContent === "");
  assert.deepEqual(complaints, []);
});

test("an unknown address is the Lab with a notice", async () => {
  const { id, page } = await open("#/nowhere");
  await id("timeline").waitFor();
  await page.getByText("#/nowhere").or(page.getByText("nowhere")).first().waitFor();
});

test("example 1 and example 2 of the reference page, typed as commands and sent to the lab", async () => {
  const opened = await open();
  const { id, page } = opened;
  await story(opened, "A secret without rotation");
  // The examples' own secret, in the examples' own region.
  await story(opened, "The two examples of the reference page");
  await id("transport-start").click();
  // Before anything happened: one step makes the secret.
  await id("transport-forward").click();
  await id("nav-request").click();
  await id("request-command").fill(
    "aws secretsmanager rotate-secret --secret-id MyTestDatabaseSecret --region us-west-2 " +
      "--rotation-lambda-arn arn:aws:lambda:us-west-2:123456789012:function:MyTestRotationLambda " +
      "--rotation-rules AutomaticallyAfterDays=30 --client-request-token EXAMPLE1-90ab-cdef-fedc-ba987EXAMPLE",
  );
  await id("send-lab").click();
  await id("answer-status").filter({ hasText: "200" }).waitFor();
  assert.match(await id("answer-body").textContent(), /"VersionId": ?"EXAMPLE1-90ab-cdef-fedc-ba987EXAMPLE"/);
  await id("answer-open-lab").click();
  await forwardUntil(page, "RotationSucceeded");
  // Accepted on 17 November: the last second of the day 30 days on.
  await page.getByText("17 Dec 23:59:59").first().waitFor();

  await id("nav-request").click();
  await id("request-command").fill(
    "aws secretsmanager rotate-secret --secret-id MyTestDatabaseSecret --region us-west-2 " +
      "--client-request-token EXAMPLE2-90ab-cdef-fedc-ba987EXAMPLE",
  );
  await id("send-lab").click();
  await id("answer-status").filter({ hasText: "200" }).waitFor();
  await id("answer-open-lab").click();
  await forwardUntil(page, "RotationSucceeded", 2);
  await id("version-v3").waitFor();
});

test("a failing testSecret leaves the rotation stuck, and UpdateSecretVersionStage mends it", async () => {
  const opened = await open();
  const { id, page } = opened;
  await story(opened, "A secret without rotation");
  await id("action-fault").click();
  await id("field-step").selectOption({ label: "testSecret" });
  await id("field-fault").selectOption({ label: "raises an error" });
  await id("dialog-submit").click();
  await id("action-configure").click();
  await id("field-days").fill("30");
  await id("dialog-submit").click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await forwardUntil(page, "RotationFailed");
  const rotate = id("action-rotate");
  assert.equal(await rotate.getAttribute("aria-disabled"), "true");
  assert.match(await rotate.textContent(), /A previous rotation isn't complete\. That rotation will be reattempted\./);

  await id("action-fault").click();
  await id("field-step").selectOption({ label: "testSecret" });
  await id("field-fault").selectOption({ label: "works again" });
  await id("dialog-submit").click();
  await id("action-move").click();
  await page.getByRole("dialog").waitFor();
  await id("dialog-submit").click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.locator('[data-testid="action-rotate"]:not([aria-disabled="true"])').waitFor();
  await rotate.click();
  await forwardUntil(page, "RotationSucceeded");
  assert.match(await id("status").textContent(), /idle|rotated|on|enabled/i);
});

test("who could not log in is told for both strategies, and again when the program or the log changes", async () => {
  const { id, page, complaints } = await open();
  await id("clients-open").click();
  await page.getByText(/2 outages/).first().waitFor();
  assert.match(await id("clients-alternating-users").textContent(), /Could log in all the time\./);
  assert.equal(await id("clients-single-user").locator("rect").count(), 2);
  const before = await id("clients-single-user").textContent();
  await id("client-reads").click();
  await page.locator('[data-testid="client-reads"][aria-checked="true"]').waitFor();
  assert.notEqual(await id("clients-single-user").textContent(), before);
  // None of its log-ins falls between setSecret and finishSecret of this story, which are 0.3 s apart.
  await story({ id }, "The two examples of the reference page");
  await id("clients-single-user").filter({ hasText: "Could log in all the time." }).waitFor();
  await id("client-reads").click();
  await id("clients-single-user").filter({ hasText: "From 17 Nov" }).waitFor();
  await id("clients-open").click();
  await id("clients").waitFor({ state: "detached" });
  assert.deepEqual(complaints, []);
});

test("the fault dialog offers what tells in the step, and what comes of it", async () => {
  const { id, page } = await open();
  await story({ id }, "A secret without rotation");
  await id("action-fault").click();
  await id("field-step").selectOption({ label: "finishSecret" });
  assert.equal(await id("field-fault").locator("option").count(), 12);
  await id("field-step").selectOption({ label: "every step" });
  await id("field-fault").selectOption({ label: "is throttled five times" });
  await page.getByText("Its SDK gives up with ThrottlingException, and the step fails.").waitFor();
  await id("field-lasts").selectOption({ label: "for its next call" });
  await id("dialog-submit").click();
  await page.getByText("every step is throttled five times at its next call").first().waitFor();
});

test("a secret value that is typed in is shown, kept and exported nowhere", async () => {
  const opened = await open("", { permissions: ["clipboard-read", "clipboard-write"] });
  const { id, page, requests } = opened;
  const canary = "canary-7f3b1c";
  await story(opened, "A secret without rotation");
  await id("action-put").click();
  await page.locator('dialog input[type="password"]').fill(canary);
  await id("dialog-submit").click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await id("version-v2").waitFor();
  await id("copy-JSON").click();
  await page.waitForFunction(async () => (await navigator.clipboard.readText()).startsWith("["));
  const exported = await page.evaluate(() => navigator.clipboard.readText());
  for (const kept of [exported, await everythingKept(page), JSON.stringify(requests)]) assert.ok(!kept.includes(canary));
});

test("the golden story reaches in Chromium the hash it has natively and in Node", async () => {
  const opened = await open("", { permissions: ["clipboard-read", "clipboard-write"] });
  const { id, page } = opened;
  await story(opened, "The two examples of the reference page");
  await id("copy-JSON").click();
  await page.waitForFunction(async () => (await navigator.clipboard.readText()).startsWith("["));
  const events = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(createHash("sha256").update(events).digest("hex"), golden.sha256);
});

test("the keyboard steps back and forward, and ? lists the keys", async () => {
  const { id, page } = await open();
  const where = () => id("playhead").getAttribute("aria-valuetext");
  const before = await where();
  await id("transport-back").focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction((was) => document.querySelector('[data-testid="playhead"]').ariaValueText !== was, before);
  await id("playhead").focus();
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction((was) => document.querySelector('[data-testid="playhead"]').ariaValueText === was, before);
  await page.keyboard.press("?");
  await id("dialog-keys").waitFor();
  await page.keyboard.press("Escape");
  await id("dialog-keys").waitFor({ state: "detached" });
});

/** Steps until so many events of this name lie behind the playhead. */
async function forwardUntil(page, name, times = 1) {
  await page.getByTestId("filter-all").click();
  const passed = page.locator('tr:not([data-state="ahead"])').filter({ hasText: name });
  for (let steps = 0; steps < 80 && (await passed.count()) < times; steps += 1) {
    await page.getByTestId("transport-forward").click();
  }
  assert.equal(await passed.count(), times, `${name} came`);
}

test("from an explanation one gets to its row, to a link of that moment, and to AWS's page", async () => {
  const { id, page } = await open("#/lab", { permissions: ["clipboard-read", "clipboard-write"] });
  await id("filter-all").click();
  const row = page.locator('tr[data-beat="20"]');
  await row.click();
  await id("filter-failures").click();
  await id("why-row").click();
  await page.locator("#row-20:focus").waitFor();
  assert.match(await id("why-reference").getAttribute("href"), /^https:\/\/docs\.aws\.amazon\.com\/secretsmanager\/latest\//);
  await id("why-link").click();
  await id("why-link").filter({ hasText: "Copied" }).waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(link, /#\/lab\?s=1/);
  await page.goto("about:blank");
  await page.goto(link);
  await id("filter-all").click();
  await row.waitFor();
  assert.equal(await row.getAttribute("data-state"), null, "it has happened");
});
