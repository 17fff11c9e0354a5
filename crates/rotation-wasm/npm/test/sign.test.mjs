import assert from "node:assert/strict";
import { createHash, createHmac } from "node:crypto";
import test from "node:test";
import { signRotateSecret, token } from "./package.mjs";

const input = { SecretId: "db", ClientRequestToken: token(1), RotateImmediately: true };
const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY" };
const at = Date.UTC(2026, 10, 24, 10, 15, 0);
const hmac = (key, text) => createHmac("sha256", key).update(text).digest();

test("every stage follows from the one before, by Node's own hashing", () => {
  const signed = signRotateSecret(input, { region: "eu-central-1", credentials, at });
  const sha256 = (text) => createHash("sha256").update(text).digest("hex");
  assert.equal(signed.canonicalRequest.split("\n").at(-1), sha256(signed.body));
  assert.equal(signed.stringToSign.split("\n").at(-1), sha256(signed.canonicalRequest));
  const key = ["20261124", "eu-central-1", "secretsmanager", "aws4_request"].reduce(hmac, `AWS4${credentials.secretAccessKey}`);
  assert.equal(signed.signature, hmac(key, signed.stringToSign).toString("hex"));
  assert.ok(signed.headers.authorization.endsWith(signed.signature));
  assert.equal(signed.url, "https://secretsmanager.eu-central-1.amazonaws.com/");
  assert.equal(signed.headers.host, undefined);
});

test("a session token is signed and sent", () => {
  const signed = signRotateSecret(input, { region: "us-east-1", credentials: { ...credentials, sessionToken: "T" }, at });
  assert.equal(signed.headers["x-amz-security-token"], "T");
  assert.match(signed.headers.authorization, /x-amz-date;x-amz-security-token;x-amz-target/);
});

test("what cannot be signed is refused by code", () => {
  const codes = [
    [{ SecretId: "db" }, {}, "invalid_argument"],
    [input, { credentials: {} }, "invalid_argument"],
    [input, { region: "no region" }, "invalid_region"],
    [input, { endpoint: "ftp://x" }, "invalid_endpoint"],
    [input, { endpoint: "http://127.0.0.1:1", fips: true }, "invalid_endpoint"],
    [input, { at: Number.NaN }, "invalid_time"],
    [input, { region: undefined }, "invalid_region"],
    [input, { endpoint: 7 }, "invalid_endpoint"],
    [input, { credentials: { ...credentials, sessionToken: 7 } }, "invalid_argument"],
    [{ ...input, RotateImmediately: 1n }, {}, "invalid_argument"],
  ];
  for (const [what, options, code] of codes) {
    assert.throws(() => signRotateSecret(what, { region: "us-east-1", credentials, at, ...options }), { code });
  }
});

test("the key that is kept is that of what the credentials say now", () => {
  const kept = { ...credentials };
  const of = (keys, region = "us-east-1", day = 0) => signRotateSecret(input, { region, credentials: keys, at: at + day * 86_400_000 }).headers.authorization;
  const changes = [
    ["secretAccessKey", "another"],
    ["accessKeyId", "AKIDOTHER"],
    ["sessionToken", "T"],
    ["sessionToken", undefined],
  ];
  for (const [name, value] of changes) {
    const before = of(kept);
    kept[name] = value;
    assert.notEqual(of(kept), before, name);
    for (const [region, day] of [["us-east-1", 0], ["eu-west-1", 0], ["us-east-1", 1], ["us-east-1", 0]]) {
      assert.equal(of(kept, region, day), of({ ...kept }, region, day), `${name}, ${region}, day ${day}`);
    }
  }
  kept.secretAccessKey = undefined;
  assert.throws(() => of(kept), { code: "invalid_argument" });
});

test("many regions, and credentials made anew for each call, are signed for all the same", () => {
  const first = signRotateSecret(input, { region: "us-east-1", credentials, at }).signature;
  for (let n = 0; n < 2000; n++) {
    signRotateSecret(input, { region: `xx-region-${n % 40}`, credentials, at });
    const signed = signRotateSecret(input, { region: "us-east-1", credentials: { ...credentials }, at });
    assert.equal(signed.signature, first);
  }
});

test("credentials cannot be seen through what is kept of them", () => {
  const frozen = Object.freeze({ ...credentials });
  const signed = signRotateSecret(input, { region: "us-east-1", credentials: frozen, at });
  assert.deepEqual(Reflect.ownKeys(frozen), ["accessKeyId", "secretAccessKey"]);
  assert.ok(!JSON.stringify(signed).includes(credentials.secretAccessKey));
});
