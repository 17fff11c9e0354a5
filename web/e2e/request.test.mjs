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

test("what will happen is told with its rule, what describe-secret will tell, and the permissions", async () => {
  const { id, page } = await open("#/request", { permissions: ["clipboard-read", "clipboard-write"] });
  const card = id("what-will-happen");
  await id("verdict").filter({ hasText: "refused" }).waitFor();
  await card.filter({ hasText: "While AWSPENDING is on a version that does not have AWSCURRENT" }).waitFor();
  assert.equal(await id("will-echo").count(), 0, "a refused call changes nothing");
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
