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
