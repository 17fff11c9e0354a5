// The signature doctor: what is pasted is explained, and kept nowhere.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { everythingKept, pages } from "./page.mjs";

const open = pages();
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The page's own signed request, as a person would copy its fifth stage. */
async function header(id) {
  return (await id("stage-authorization").locator("pre").innerText()).replace(/\s+/g, " ").trim();
}

/** AWS's refusal of the page's request, with its own texts changed by `change`. */
async function refusal(id, change) {
  const lines = await id("stage-canonical").locator("code").allInnerTexts();
  const [method, path, , ...rest] = lines;
  const canonical = [method, path, "", ...rest.slice(0, -2), "", ...rest.slice(-2)].join("\n");
  const string = (await id("stage-string").locator("code").allInnerTexts()).join("\n");
  const text = `The request signature we calculated does not match the signature you provided.\n\n\
The Canonical String for this request should have been\n'${change(canonical)}'\n\nThe String-to-Sign should have been\n'${string}'\n`;
  return JSON.stringify({ __type: "InvalidSignatureException", message: text });
}

test("a mutated signature is explained, by keyboard alone", async () => {
  const { page, id } = await open("#/request");
  const right = await header(id);
  await id("new-token").focus();
  for (let presses = 0; presses < 40 && !(await id("doctor-pasted").evaluate((box) => box === document.activeElement)); presses++) {
    await page.keyboard.press("Tab");
  }
  await page.keyboard.insertText(right);
  await id("doctor-verdict").filter({ hasText: "signature right" }).waitFor();
  assert.match(await id("doctor-said").innerText(), /right for the form's request/);

  const last = right.at(-1) === "0" ? "1" : "0";
  await page.keyboard.press("Backspace");
  await page.keyboard.insertText(last);
  await id("doctor-verdict").filter({ hasText: "signature wrong" }).waitFor();
  await id("doctor-findings").filter({ hasText: "The secret access key or the body differs." }).waitFor();
  assert.equal(await id("doctor-said").getAttribute("aria-live"), "polite");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("Delete");
  await id("doctor-verdict").waitFor({ state: "detached" });
});

test("AWS's refusal points at the byte, and at the body's spelling", async () => {
  const { id } = await open("#/request");
  await id("doctor-pasted").fill(await refusal(id, (text) => text.replace("RotateSecret", "RotateSecrEt")));
  await id("doctor-findings").filter({ hasText: "x-amz-target is not what was signed." }).waitFor();
  assert.match(await id("doctor-difference").innerText(), /line 7, character 39 of the canonical request/);
  assert.deepEqual(await id("doctor-difference").locator("mark").allInnerTexts(), ["e", "E"]);

  const body = await id("stage-body").locator("pre").innerText();
  const compact = JSON.stringify(JSON.parse(body));
  const { createHash } = await import("node:crypto");
  const hash = (text) => createHash("sha256").update(text).digest("hex");
  await id("doctor-pasted").fill(await refusal(id, (text) => text.replace(hash(body), hash(compact))));
  await id("doctor-findings").filter({ hasText: "the same JSON in another spelling: compact" }).waitFor();
});

test("what is pasted is in no link and no storage, and a token in it is not shown", async () => {
  const { page, id, requests } = await open("#/request");
  const canary = "canary-5d1f";
  const text = await refusal(id, (text) =>
    text.replace("x-amz-target:", `x-amz-security-token:${canary}\nx-amz-target:`).replace(";x-amz-target", ";x-amz-security-token;x-amz-target"),
  );
  await id("doctor-pasted").fill(text);
  await id("doctor-findings").filter({ hasText: "A session token goes with this key" }).waitFor();
  assert.ok(!(await id("doctor").innerText()).includes(canary));
  await page.evaluate(() => (location.hash = "#/lab"));
  await id("timeline").waitFor();
  for (const kept of [await everythingKept(page), JSON.stringify(requests)]) assert.ok(!kept.includes(canary));
});

for (const colorScheme of ["light", "dark"]) {
  for (const width of [1280, 360]) {
    test(`axe on an explained signature, ${colorScheme}, ${width} px`, async () => {
      const { page, id } = await open("#/request", { colorScheme, viewport: { width, height: 900 } });
      await id("doctor-pasted").fill(`Authorization: ${await header(id)}0\n${await refusal(id, (text) => text.replace("json-1.1", "json-1.0"))}`);
      await id("doctor-findings").waitFor();
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => globalThis.axe.run(document));
      const found = violations.map(({ id: rule, nodes }) => `${rule}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
      assert.deepEqual(found, []);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, `the page scrolls sideways by ${overflow} px`);
      if (process.env.SCREENSHOTS) {
        await id("doctor").screenshot({ path: `${process.env.SCREENSHOTS}/doctor-${colorScheme}-${width}.png` });
      }
    });
  }
}
