import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import test from "node:test";
import { RotationService, caller } from "./package.mjs";

const golden = JSON.parse(readFileSync(new URL("golden.json", import.meta.url), "utf8"));

test("the golden story reaches in Node the hash it has natively and in the page", () => {
  const service = new RotationService(golden.options);
  const call = caller(service);
  for (const step of golden.steps) {
    if (step.advanceTo !== undefined) service.advanceTo(step.advanceTo);
    else assert.equal(call(step.operation, step.body).status, 200);
  }
  const events = JSON.stringify(service.takeEvents());
  assert.equal(createHash("sha256").update(events).digest("hex"), golden.sha256);
});
