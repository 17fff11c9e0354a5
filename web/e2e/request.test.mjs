// The request page by itself: form and command in step, AWS's refusals beside their fields.
import assert from "node:assert/strict";
import { test } from "node:test";
import { pages } from "./page.mjs";

const open = pages();
const EXAMPLE_1 = `aws secretsmanager rotate-secret --secret-id MyTestDatabaseSecret \\
  --region us-west-2 \\
  --rotation-lambda-arn arn:aws:lambda:us-west-2:1234566789012:function:MyTestRotationLambda \\
  --rotation-rules AutomaticallyAfterDays=30`;

test("the reference page's example 1, pasted as printed, shows AWS's refusal and a repair", async () => {
  const { id } = await open("#/request");
  await id("request-command").fill(EXAMPLE_1);
  assert.equal(await id("request-secret-id").inputValue(), "MyTestDatabaseSecret");
  assert.equal(await id("request-days").inputValue(), "30");
  await id("error-request-function").filter({ hasText: "Invalid rotation Lambda ARN." }).waitFor();
  await id("function-repair").click();
  assert.match(await id("request-function").inputValue(), /:123456789012:function:MyTestRotationLambda$/);
  assert.equal(await id("error-request-function").filter({ hasText: "Invalid" }).count(), 0);
});

test("an edit of the form is an edit of the command, the body and the signature", async () => {
  const { id } = await open("#/request");
  const before = await id("stage-authorization").textContent();
  await id("request-days").fill("45");
  await id("stage-body").filter({ hasText: '"AutomaticallyAfterDays": 45' }).waitFor();
  assert.match(await id("request-command").inputValue(), /AutomaticallyAfterDays=45/);
  assert.notEqual(await id("stage-authorization").textContent(), before);
});

test("what the service would refuse stands beside its field, in AWS's words", async () => {
  const { id } = await open("#/request");
  await id("request-days").fill("1001");
  await id("error-request-days").filter({ hasText: "1 validation error detected: Value '1001' at 'rotationRules.automaticallyAfterDays'" }).waitFor();
  await id("request-duration").fill("25h");
  await id("error-request-duration").filter({ hasText: "Duration must be at least 1 hour, at most 24 hour." }).waitFor();
  assert.equal(await id("request-days").inputValue(), "1001", "nothing typed is lost");
});

test("sent to the lab, the request rotates there", async () => {
  const { id } = await open("#/request");
  await id("send-lab").click();
  await id("answer-status").waitFor();
  await id("answer-open-lab").click();
  await id("timeline").waitFor();
});

test("a pasted JSON body, HTTP request or curl command fills the form as a command of the CLI does", async () => {
  const { id } = await open("#/request");
  const body = '{"SecretId": "pasted/db", "RotationRules": {"ScheduleExpression": "rate(4 hours)"}, "RotateImmediately": false}';
  const texts = {
    json: [body, "eu-central-1"],
    http: [`POST / HTTP/1.1\nHost: secretsmanager.us-west-2.amazonaws.com\nX-Amz-Target: secretsmanager.RotateSecret\n\n${body}`, "us-west-2"],
    curl: [`curl https://secretsmanager.eu-west-1.amazonaws.com/ --aws-sigv4 "aws:amz:eu-west-1:secretsmanager" --user "$ID:$KEY" -d '${body}'`, "eu-west-1"],
  };
  for (const [what, [text, region]] of Object.entries(texts)) {
    await id("request-reset").click();
    await id("request-command").fill(text);
    assert.equal(await id("request-secret-id").inputValue(), "pasted/db", what);
    assert.equal(await id("request-expression").inputValue(), "rate(4 hours)", what);
    assert.equal(await id("request-region").inputValue(), region, what);
    assert.equal(await id("request-command").inputValue(), text, `${what} stays as it was pasted`);
  }
  await id("request-command").fill('{"SecretId": }');
  await id("error-request-command").filter({ hasText: "the body is no JSON" }).waitFor();
});

test("a pasted key does not stay in the box", async () => {
  const { id } = await open("#/request");
  await id("request-command").fill(`curl https://secretsmanager.us-west-2.amazonaws.com -u AKIDME:hunter2 -d '{"SecretId": "pasted/db"}'`);
  assert.equal(await id("request-secret-id").inputValue(), "pasted/db");
  assert.match(await id("request-command").inputValue(), /^aws secretsmanager rotate-secret/);
});

const FORMS = ["curl", "curl-signed", "cli", "boto3", "javascript", "rust", "terraform", "cloudformation"];

test("the arrow keys go round the eight forms, on a narrow screen too, and the focus goes with them", async () => {
  const { page, id } = await open("#/request", { viewport: { width: 360, height: 800 } });
  await id("request-secret-id").fill("tabbed/db");
  await id("snippet-tab-curl").focus();
  for (const form of [...FORMS.slice(1), FORMS[0]]) {
    await page.keyboard.press("ArrowRight");
    await id(`snippet-${form}`).filter({ hasText: "tabbed/db" }).waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.id), `tab-${form}`);
    const seen = await id(`snippet-tab-${form}`).evaluate((tab) => {
      const [inner, outer] = [tab, tab.parentElement].map((element) => element.getBoundingClientRect());
      return inner.left >= outer.left - 1 && inner.right <= outer.right + 1;
    });
    assert.ok(seen, `${form} is in view`);
  }
  await page.keyboard.press("ArrowLeft");
  await id("snippet-cloudformation").waitFor();
  await page.keyboard.press("Home");
  await id("snippet-curl").waitFor();
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 360), "the page does not scroll sideways");
});

test("the signed form bears the page's own signature, and no form a key", async () => {
  const { page, id } = await open("#/request");
  const authorization = (await id("stage-authorization").locator("pre").textContent()).replaceAll(/(?<=[^,])\u00a0/g, " ");
  const signature = /Signature=([0-9a-f]{64})/.exec(authorization)[1];
  for (const form of FORMS) {
    await id(`snippet-tab-${form}`).click();
    const text = await id(`snippet-${form}`).textContent();
    assert.equal(text.includes(signature), form === "curl-signed", form);
    assert.ok(!text.includes("wJalrXUtnFEMI"), form);
  }
  await page.keyboard.press("End");
});

test("what will happen is told with its rule, what describe-secret will tell, and the permissions", async () => {
  const { id, page } = await open("#/request", { permissions: ["clipboard-read", "clipboard-write"] });
  const card = id("what-will-happen");
  await id("verdict").filter({ hasText: "refused" }).waitFor();
  await card.filter({ hasText: "While AWSPENDING is on a version that does not have AWSCURRENT" }).waitFor();
  assert.equal(await id("will-echo").count(), 0, "a refused call changes nothing");
  const checks = (state) => id("checks").locator(`li[data-state="${state}"]`);
  assert.equal(await checks("refused").textContent(), "No earlier rotation is unfinished: refusedrecorded");
  assert.deepEqual([await checks("passed").count(), await checks("not reached").count()], [9, 2]);
  await id("request-secret-id").fill("no/such/secret");
  await card.filter({ hasText: "Secrets Manager can't find the specified secret." }).waitFor();
  await id("will-permissions").locator("summary").click();
  const policy = JSON.parse(await id("caller-policy").textContent());
  assert.match(policy.Statement[0].Resource, /:secret:no\/such\/secret-\?{6}$/);
  const copied = id("copy-function-policy");
  await copied.click();
  await copied.filter({ hasText: "Copied" }).waitFor();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(text, await id("function-policy").textContent());
  assert.equal(JSON.parse(text).Statement[0].Principal.Service, "secretsmanager.amazonaws.com");
});

test("what was told of an accepted request is what the lab then does", async () => {
  const { id } = await open("#/lab");
  await id("story").selectOption({ label: "The two examples of the reference page" });
  await id("nav-request").click();
  await id("verdict").filter({ hasText: "accepted" }).waitFor();
  assert.equal(await id("checks").locator('li[data-state="passed"]').count(), 12);
  const labels = await id("will-labels").locator("tbody tr").allInnerTexts();
  assert.ok(labels.some((row) => /AWSCURRENT\s+AWSPENDING\s+AWSCURRENT\s+AWSPREVIOUS/.test(row)), labels.join("\n"));
  await id("request-days").fill("10");
  await id("will-echo").locator("summary").click();
  const cells = id("will-echo-table").locator("tr", { hasText: "NextRotationDate" }).locator("td");
  const told = await cells.allTextContents();
  assert.equal(told[1], "2026-11-27T23:59:59Z", "ten days on, not thirty");
  await id("send-lab").click();
  await id("answer-status").filter({ hasText: "200" }).waitFor();
  await id("verdict").filter({ hasText: "refused" }).waitFor();
  await id("what-will-happen").filter({ hasText: `NextRotationDate stays ${told[1]}` }).waitFor();
});
