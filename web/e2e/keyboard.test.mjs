// Every action of every page, done once by keyboard alone: nothing is clicked, and what is reached is reached with Tab.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { test } from "node:test";
import { seen, used } from "./controls.mjs";
import { performs } from "./keyboard-runs.mjs";
import { ACCEPTED, EXPORT, FLEET, FORECAST, LAB, NOT_BY_KEY, REQUEST, SCHEDULE, SHELL, TERMINAL } from "./keyboard-rows.mjs";
import { keyboard } from "./keys.mjs";
import { pages } from "./page.mjs";

const open = pages();
const allowed = { permissions: ["clipboard-read", "clipboard-write"] };

/** A page, and a reader with a keyboard. */
async function reader(hash) {
  const opened = await open(hash, { ...allowed, viewport: { width: 1280, height: 900 } });
  opened.page.setDefaultTimeout(10_000);
  const keys = await keyboard(opened.page);
  const at = () => opened.id("clock-utc").textContent();
  const events = async () => Number(/of (\d+) shown/.exec(await opened.id("events-shown").textContent())[1]);
  const done = async (complaints = []) => {
    await keys.note();
    assert.equal(await keys.pointers(), 0, "no pointer was used");
    assert.deepEqual(opened.complaints, complaints);
  };
  const you = { ...opened, ...keys, at, events, done };
  return { ...you, performs: (rows, host) => performs(you, rows, host) };
}

/** Submits the open dialog and waits until it is gone and the focus is back. */
async function submit({ press, page, id }, opener) {
  await press("Enter");
  await id("dialog-action").waitFor({ state: "detached" });
  await page.waitForFunction((name) => document.activeElement?.dataset.testid === name, opener);
}

test("Lab: each tile, its dialog and its fields", async () => {
  const you = await reader("#/lab");
  const { id, choose, activate, reach, write, press, events, done } = you;
  await choose("story", "13");
  const begun = await events();
  await activate("action-put");
  await write("field-secret-string", "first");
  await write("field-version-stages", "AWSCURRENT");
  await submit(you, "action-put");
  await activate("action-move");
  await activate("pick-AWSCURRENT");
  await id("field-version-stage").evaluate((field) => field.value === "AWSCURRENT" || Promise.reject(field.value));
  await write("field-version-stage", "BLUE");
  await choose("field-move-to", await id("field-move-to").locator("option").nth(1).getAttribute("value"));
  await reach("dialog-submit");
  await submit(you, "action-move");
  await activate("action-configure");
  await write("field-rotation-lambda-arn", await id("field-rotation-lambda-arn").inputValue());
  await write("field-schedule-expression", "rate(10 days)");
  await write("field-days", "");
  await write("field-duration", "4h");
  await choose("field-rotate-immediately", "false");
  await choose("field-rotate-immediately", "true");
  await reach("dialog-submit");
  await submit(you, "action-configure");
  await activate("action-fault", { way: "Shift+Tab" });
  await choose("field-step", "setSecret");
  await choose("field-fault", await id("field-fault").locator("option").nth(1).getAttribute("value"));
  await choose("field-fault", "raises");
  await choose("field-lasts", "once");
  await reach("dialog-submit");
  await submit(you, "action-fault");
  await activate("action-advance");
  await choose("field-until", "for");
  await write("field-amount", "2");
  await choose("field-unit", "days");
  await choose("field-unit", "hours");
  await reach("dialog-submit");
  await submit(you, "action-advance");
  await activate("action-rotate", { way: "Shift+Tab", key: "Space" });
  await activate("action-cancel");
  await activate("action-create");
  await write("field-name", "second");
  await write("field-secret-string", "value");
  await submit(you, "action-create");
  await choose("secret-picker", await id("secret-picker").locator("option").first().getAttribute("value"), "Shift+Tab");
  // A dialog is left with its buttons or Esc, and the focus goes back.
  for (const way of ["dialog-cancel", "dialog-cross"]) {
    await activate("action-put");
    await reach(way);
    await submit(you, "action-put");
  }
  await activate("action-put");
  await press("Escape");
  await id("dialog-action").waitFor({ state: "detached" });
  assert.ok(await you.here('[data-testid="action-put"]'));
  assert.ok((await events()) > begun + 8);
  await done();
});

test("Lab: permissions, the world, undo, redo, branches, links", async () => {
  const you = await reader("#/lab");
  const { id, page, activate, choose, reach, press, events, done } = you;
  await activate("permission-secretsmanager:RotateSecret", { key: "Space" });
  await page.locator('[data-testid="permission-secretsmanager:RotateSecret"][aria-checked="false"]').waitFor();
  await activate("permission-lambda:InvokeFunction");
  await activate("world-open");
  await choose("field-strategy", "alternating-users");
  await you.write("field-superuser", "admin");
  await you.write("field-superuser", "");
  await choose("field-people", "forgetful");
  await reach("dialog-submit");
  await submit(you, "world-open");
  assert.equal(await id("strategy").textContent(), "alternating users");
  const before = await events();
  await press("Control+z");
  await id("strategy").filter({ hasText: "single user" }).waitFor();
  await press("Control+Shift+z");
  await id("strategy").filter({ hasText: "alternating users" }).waitFor();
  assert.equal(await events(), before);
  await activate("undo");
  await id("strategy").filter({ hasText: "single user" }).waitFor();
  await activate("redo");
  await id("strategy").filter({ hasText: "alternating users" }).waitFor();
  await reach("branches");
  await press("ArrowDown");
  await id("strategy").filter({ hasText: "single user" }).waitFor();
  // The story went on there.
  await activate("share");
  await page.waitForFunction(() => navigator.clipboard.readText().then((text) => text.includes("#/lab?s=")));
  // Managed by its service.
  await activate("world-open", { way: "Shift+Tab" });
  await choose("field-strategy", "managed");
  await reach("dialog-submit");
  await submit(you, "world-open");
  assert.equal(await id("strategy").textContent(), "managed by rds");
  assert.match(await id("secret-name").textContent(), /rds!db-1/);
  await done();
});

test("Lab: play, pause, step, scrub, filter, why, copy", async () => {
  const you = await reader("#/lab");
  const { id, page, activate, reach, press, at, go, here, done } = you;
  await activate("transport-start");
  const start = await at();
  await activate("transport-forward");
  const second = await at();
  assert.notEqual(second, start);
  await activate("transport-back", { way: "Shift+Tab" });
  assert.equal(await at(), start);
  await activate("transport-play", { key: "Space" });
  await page.locator('[data-testid="transport-play"][aria-label="Pause"]').waitFor();
  await page.waitForFunction((start) => document.querySelector('[data-testid="clock-utc"]').textContent !== start, start);
  await press("Space");
  await page.locator('[data-testid="transport-play"][aria-label="Play"]').waitFor();
  await activate("transport-end");
  const end = await at();
  await reach("playhead", "Shift+Tab");
  await press("Home");
  assert.equal(await at(), start);
  await press("ArrowRight");
  assert.equal(await at(), second);
  await press("ArrowLeft");
  assert.equal(await at(), start);
  await press("End");
  assert.equal(await at(), end);
  await press("Space");
  await press("Home");
  const filters = await page.locator('[role="group"][aria-label="Filter"] button').evaluateAll((all) => all.map((b) => b.dataset.testid));
  for (const filter of filters) {
    await activate(filter);
    assert.equal(await id(filter).getAttribute("aria-pressed"), "true");
    await reach(filter, "Shift+Tab");
  }
  await activate("copy-JSON");
  await page.waitForFunction(() => navigator.clipboard.readText().then((text) => text.startsWith("[")));
  await go('[data-testid="events"] button.name');
  await press("Enter");
  assert.ok(await here('[aria-pressed="true"]'));
  await page.locator('[data-testid="events"] tr[aria-selected="true"]').waitFor();
  await done();
});

test("Lab: terminal, who could not log in, and the reader's own function", async () => {
  const you = await reader("#/lab");
  const { id, page, activate, choose, reach, press, write, done } = you;
  await activate("clients-open");
  await choose("field-client-every", "every minute");
  await choose("field-client-ttl", "1 hour");
  await activate("client-reads", { key: "Space" });
  await page.locator('[data-testid="client-reads"][aria-checked="true"]').waitFor();
  await activate("terminal-open");
  await reach("terminal-line");
  await page.keyboard.type("aws secretsmanager list-secrets");
  await press("Enter");
  await id("terminal-log").filter({ hasText: "SecretList" }).waitFor();
  await choose("story", "13", "Shift+Tab");
  await activate("world-open");
  await choose("field-strategy", "own");
  await reach("dialog-submit");
  await press("Enter");
  // The function is the next thing: the focus is in its field, and Tab leaves it.
  await page.waitForFunction(() => document.activeElement?.id === "own-function");
  await activate("own-use");
  await activate("action-configure", { way: "Shift+Tab" });
  await reach("dialog-submit");
  await submit(you, "action-configure");
  await activate("transport-forward");
  await id("status").filter({ hasText: "Rotation on" }).waitFor();
  await id("own-status").filter({ hasText: "finishSecret returned." }).waitFor();
  await write("field-own-function", "export default () => { throw new Error('no'); };");
  await activate("own-use");
  await activate("action-rotate", { way: "Shift+Tab" });
  await activate("transport-forward");
  await id("own-status").filter({ hasText: "createSecret threw: no" }).waitFor();
  await activate("own-stop");
  await done();
});

test("everywhere: the skip link, the pages, the theme, the keys, what is assumed", async () => {
  const you = await reader("#/lab");
  await you.performs(SHELL);
  await you.done();
});

test("Lab: zoom, speed, why, and what it is taken along as", async () => {
  const you = await reader("#/lab");
  await you.performs([...LAB, ...EXPORT]);
  await you.activate("terminal-open");
  await you.performs(TERMINAL);
  await you.done();
});

test("Request: fields, forms, policies, doctor, terminal and the dialog before anything leaves", async () => {
  const you = await reader("#/request");
  const silent = await silentEndpoint();
  await you.performs([...REQUEST, ...TERMINAL], silent.url).finally(silent.close);
  await you.done([`failed: ${silent.url}/ (net::ERR_ABORTED)`]);
});

test("Request: what will happen, and its answer in the Lab", async () => {
  const you = await reader("#/lab");
  await you.choose("story", "1");
  await you.activate("transport-end");
  await you.go('nav a[href="#/request"]');
  await you.press("Enter");
  await you.performs([...FORECAST, ...ACCEPTED]);
  await you.done();
});

test("Schedule: everything that can be typed, chosen and asked", async () => {
  const you = await reader("#/schedule");
  await you.performs(SCHEDULE);
  await you.done();
});

test("Fleet: a fleet is made up, changed, taken through its years, cancelled and pasted", async () => {
  const you = await reader("#/fleet");
  await you.performs(FLEET);
  await you.done();
});

// Last: what any test above saw, some test above has used.
test("no control is left that was not used by keyboard", () => {
  const left = [...seen].filter((name) => !used.has(name) && !(name in NOT_BY_KEY));
  assert.deepEqual(left, []);
  const stale = Object.keys(NOT_BY_KEY).filter((name) => !seen.has(name));
  assert.deepEqual(stale, [], "an exception that is none any more");
});

/** Takes a request and never answers. */
async function silentEndpoint() {
  const allowed = { "access-control-allow-origin": "*", "access-control-allow-headers": "*", "access-control-allow-methods": "POST" };
  const server = createServer((request, answer) => {
    if (request.method === "OPTIONS") answer.writeHead(204, allowed).end();
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const close = () => (server.closeAllConnections(), new Promise((end) => server.close(end)));
  return { url: `http://127.0.0.1:${server.address().port}`, close };
}
