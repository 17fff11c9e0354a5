// The terminal, by keyboard: a command completed and run, the lab's timeline after it, what is copied, and what is
// kept nowhere.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { everythingKept, pages } from "./page.mjs";

const open = pages();
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const SECRET = "prod/orders/db";

/** The Lab with its terminal open and the caret in its line. */
async function opened(options) {
  const all = await open("#/lab", options);
  await all.id("terminal-open").focus();
  await all.page.keyboard.press("Enter");
  await all.id("terminal-line").waitFor();
  await all.id("terminal-line").focus();
  return all;
}

async function run({ page, id }, command) {
  const before = await id("terminal-log").locator(".entry").count();
  await id("terminal-line").focus();
  await page.keyboard.type(command);
  await page.keyboard.press("Enter");
  const entry = id("terminal-log").locator(".entry").nth(before);
  await entry.waitFor();
  return entry;
}

test("a command typed and completed by keyboard changes the lab's timeline", async () => {
  const all = await opened();
  const { page, id, complaints } = all;
  const line = id("terminal-line");
  await page.keyboard.type("aw");
  await page.keyboard.press("Tab");
  await page.waitForFunction(() => document.getElementById("terminal-line").value === "aws ");
  for (const [typed, after] of [
    ["sec", "aws secretsmanager "],
    ["can", "aws secretsmanager cancel-rotate-secret "],
    ["--sec", "aws secretsmanager cancel-rotate-secret --secret-id "],
    ["prod", `aws secretsmanager cancel-rotate-secret --secret-id ${SECRET} `],
  ]) {
    await page.keyboard.type(typed);
    await page.keyboard.press("Tab");
    await page.waitForFunction((after) => document.getElementById("terminal-line").value === after, after);
  }
  assert.match(await id("ahead").textContent(), /ahead/);
  await page.keyboard.press("Enter");
  const log = id("terminal-log");
  await log.getByText('"ARN"').waitFor();
  assert.equal(await log.locator("[data-stream=stderr]").count(), 0);
  assert.match(await id("terminal-note").textContent(), /Acted in the past: \d+ events that lay ahead are gone/);
  assert.equal(await line.inputValue(), "");
  await id("events").getByText("CancelRotateSecret").first().waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), "terminal-line", "the focus stays");
  assert.deepEqual(complaints, []);
});

test("the second Tab lists, Escape and Tab leave, and Tab passes an empty line", async () => {
  const { page, id } = await opened();
  const focused = () => page.evaluate(() => document.activeElement.dataset.testid);
  await page.keyboard.type("aws secretsmanager get-");
  await page.keyboard.press("Tab");
  assert.equal(await id("terminal-listing").locator("li").count(), 0);
  await page.keyboard.press("Tab");
  await id("terminal-listing").getByText("get-random-password").waitFor();
  assert.equal(await focused(), "terminal-line");
  await page.keyboard.press("Escape");
  await id("terminal-listing").locator("li").first().waitFor({ state: "detached" });
  await page.keyboard.press("Tab");
  assert.notEqual(await focused(), "terminal-line");
  await id("terminal-line").fill("");
  await page.keyboard.press("Tab");
  assert.notEqual(await focused(), "terminal-line");
  await id("terminal-line").focus();
  await page.keyboard.press("Shift+Tab");
  assert.equal(await focused(), "terminal-log");
});

test("the caret stays behind what was completed in the middle of a line", async () => {
  const { page, id } = await opened();
  await page.keyboard.type("aws secretsmanager desc --output text");
  for (let at = 0; at < " --output text".length; at += 1) await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Tab");
  const expected = "aws secretsmanager describe-secret --output text";
  await page.waitForFunction((expected) => document.getElementById("terminal-line").value === expected, expected);
  await page.waitForFunction(() => document.getElementById("terminal-line").selectionStart === "aws secretsmanager describe-secret ".length);
  assert.equal(await id("terminal-line").inputValue(), expected);
});

test("history by the arrows, Ctrl+L empties, and a line that goes on goes on", async () => {
  const all = await opened();
  const { page, id } = all;
  const line = id("terminal-line");
  const is = (value) => page.waitForFunction((value) => document.getElementById("terminal-line").value === value, value);
  await run(all, "help");
  const failed = await run(all, "ls");
  assert.match(await failed.textContent(), /ls: command not found/);
  assert.match(await failed.getByTestId("terminal-exit").textContent(), /exit code 127/);
  await page.keyboard.type("aws");
  await page.keyboard.press("ArrowUp");
  await is("ls");
  await page.keyboard.press("ArrowUp");
  await is("help");
  for (const value of ["ls", "aws"]) {
    await page.keyboard.press("ArrowDown");
    await is(value);
  }
  await page.keyboard.press("Control+l");
  await id("terminal-log").locator(".entry").first().waitFor({ state: "detached" });
  await page.keyboard.type(" secretsmanager \\");
  await page.keyboard.press("Enter");
  await is("aws secretsmanager \\\n");
  await page.keyboard.type("list-secrets");
  await page.keyboard.press("Enter");
  await id("terminal-log").getByText("SecretList").waitFor();
  assert.equal(await line.inputValue(), "");
});

test("what was printed can be copied, the last of it or all", async () => {
  const all = await opened({ permissions: ["clipboard-read", "clipboard-write"] });
  const { page, id } = all;
  await run(all, "aws secretsmanager list-secrets --query SecretList[0].Name");
  await run(all, `aws secretsmanager describe-secret --secret-id none`);
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await id("copy-output").click();
  await id("copy-output").filter({ hasText: "Copied" }).waitFor();
  assert.match(await copied(), /^\s*An error occurred \(ResourceNotFoundException\)[^$]*$/);
  await id("copy-everything").click();
  await id("copy-everything").filter({ hasText: "Copied" }).waitFor();
  const session = await copied();
  assert.ok(session.startsWith("$ aws secretsmanager list-secrets --query SecretList[0].Name\n"), session);
  assert.match(session, new RegExp(`"${SECRET}"\n\\$ aws secretsmanager describe-secret .*\nAn error .*\n# exit code 255\n$`));
});

test("the request page's command runs in its terminal, and several pasted commands run in turn", async () => {
  const { page, id, complaints } = await open("#/request");
  await id("run-in-terminal").click();
  const log = id("terminal-log");
  await log.locator(".entry").first().waitFor();
  assert.match(await log.textContent(), /aws secretsmanager rotate-secret/);
  assert.equal(await page.evaluate(() => document.activeElement.id), "terminal-line");
  await page.keyboard.insertText(`$ aws secretsmanager describe-secret \\\n    --secret-id ${SECRET}\naws secretsmanager list-secrets\n`);
  await page.keyboard.press("Enter");
  await log.locator(".entry").nth(2).waitFor();
  assert.equal(await log.locator(".entry").count(), 3);
  await id("nav-lab").click();
  await id("terminal-open").click();
  assert.equal(await log.locator(".entry").count(), 3, "it is the same terminal");
  assert.deepEqual(complaints, []);
});

test("a secret value is nowhere once its command was run, and nothing leaves the page", async () => {
  const all = await opened();
  const { page, id, requests } = all;
  await run(all, `aws secretsmanager put-secret-value --secret-id ${SECRET} --secret-string hunter2canary`);
  await run(all, `aws secretsmanager put-secret-value --secret-id ${SECRET} --secret-strng hunter2canary`);
  await run(all, `aws secretsmanager get-secret-value --secret-id ${SECRET}`);
  assert.match(await id("terminal-log").textContent(), /"SecretString": "value \d+"/);
  await run(all, "aws secretsmanager list-secrets --endpoint-url https://secretsmanager.example.com");
  assert.match(await id("terminal-note").last().textContent(), /Nothing was sent/);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await page.waitForFunction(() => document.getElementById("terminal-line").value.endsWith("--secret-strng <redacted>"));
  assert.ok(!(await everythingKept(page)).includes("hunter2canary"));
  assert.ok(!JSON.stringify(requests).includes("hunter2canary"));
  assert.deepEqual(requests.filter(({ url }) => !url.startsWith("http://127.0.0.1")), []);
});

for (const colorScheme of ["light", "dark"]) {
  for (const width of [1280, 360]) {
    test(`axe on the open terminal, ${colorScheme}, ${width} px`, async () => {
      const all = await opened({ colorScheme, viewport: { width, height: 900 } });
      const { page } = all;
      await run(all, "help");
      await run(all, "aws secretsmanager list-secrets --output table");
      await run(all, "aws secretsmanager describe-secret --secret-id none");
      await page.keyboard.type("aws secretsmanager rotate-secret --");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Tab");
      await all.id("terminal-listing").locator("li").first().waitFor();
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => globalThis.axe.run(document));
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
      assert.deepEqual(found, []);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, `the page scrolls sideways by ${overflow} px`);
    });
  }
}
