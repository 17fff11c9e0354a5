// Whether a request was signed with the one key that counts.
import { randomUUID } from "node:crypto";
import { tools } from "../tools.mjs";

/** Gives AWS's refusal of a request, or nothing if its signature is right. Without a key nothing is verified. */
export function verifier({ accessKeyId, secretAccessKey, sessionToken, region }) {
  if (accessKeyId === undefined) return () => undefined;
  return ({ method, path, query, rawHeaders, body }) => {
    const refusal = tools().verifySignature(
      method,
      path,
      query,
      rawHeaders,
      body,
      accessKeyId,
      secretAccessKey,
      sessionToken,
      region,
      Date.now(),
    );
    return refusal === undefined ? undefined : { status: 400, headers: { "x-amzn-requestid": randomUUID() }, body: refusal };
  };
}
