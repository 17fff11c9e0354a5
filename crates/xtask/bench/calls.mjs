// What the rows that call a service share.

import assert from "node:assert/strict";

export const START = Date.UTC(2026, 10, 24, 10, 15, 0);
export const FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:rotate";
export const token = (n) => `a41c9e07-0000-4000-8000-${String(n).padStart(12, "0")}`;

/** Calls an operation of `service` and answers the body; a refusal ends the bench. */
export function caller(service) {
  return (operation, body) => {
    const headers = { "content-type": "application/x-amz-json-1.1", "x-amz-target": `secretsmanager.${operation}` };
    const answer = service.handle({ method: "POST", path: "/", headers, body: JSON.stringify(body) });
    assert.equal(answer.status, 200, answer.body);
    return answer.body;
  };
}
