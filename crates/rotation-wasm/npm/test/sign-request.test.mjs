// `sign`: any request, against AWS's worked examples and AWS's own signer for JavaScript.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import test from "node:test";
import { Sha256 } from "@aws-crypto/sha256-js";
import { HttpRequest } from "@smithy/protocol-http";
import { SignatureV4 } from "@smithy/signature-v4";
import { RotationService, sign } from "./package.mjs";

const iam = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY" };
const s3 = { accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY" };
const bucket = { host: "examplebucket.s3.amazonaws.com" };
const sha256 = (text) => createHash("sha256").update(text).digest("hex");

test("AWS's worked examples come out", () => {
  const ofIam = { region: "us-east-1", service: "iam", credentials: iam, at: Date.UTC(2015, 7, 30, 12, 36) };
  const ofS3 = { region: "us-east-1", service: "s3", credentials: s3, at: Date.UTC(2013, 4, 24), normalizePath: false, signBody: true };
  const form = "application/x-www-form-urlencoded; charset=utf-8";
  const put = { ...bucket, Date: "Fri, 24 May 2013 00:00:00 GMT", "x-amz-storage-class": "REDUCED_REDUNDANCY" };
  const examples = [
    ["GET", "/?Action=ListUsers&Version=2010-05-08", { host: "iam.amazonaws.com", "Content-Type": form }, "", ofIam, "5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7"],
    ["GET", "/test.txt", { ...bucket, Range: "bytes=0-9" }, "", ofS3, "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"],
    ["PUT", "/test$file.text", put, "Welcome to Amazon S3.", ofS3, "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd"],
    ["GET", "/?lifecycle", bucket, "", ofS3, "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543"],
    ["GET", "/?max-keys=2&prefix=J", bucket, "", ofS3, "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"],
  ];
  for (const [method, path, headers, body, options, signature] of examples) {
    const signed = sign({ method, path, headers, body }, options);
    assert.equal(signed.signature, signature, `${method} ${path}`);
    assert.ok(signed.headers.authorization.endsWith(`Signature=${signature}`));
    assert.equal(signed.url, `https://${headers.host}${path}`);
    assert.equal(signed.headers["x-amz-content-sha256"], options === ofS3 ? sha256(body) : undefined);
  }
});

test("AWS's own signer signs the same, in the headers and in the query", async () => {
  const at = Date.UTC(2026, 10, 24, 10, 15);
  const requests = [
    { method: "GET", path: "/", query: {}, headers: {}, body: "" },
    { method: "POST", path: "/a/b c/é/../d/", query: { z: "1 2", a: ["2", "1"], "é": "" }, headers: { "content-type": "text/plain" }, body: "☃" },
    { method: "DELETE", path: "//x/./y", query: { "X-a": "+&=" }, headers: { "My-Header": "  two   words ", "user-agent": "me" }, body: "" },
  ];
  for (const given of requests) {
    for (const sessionToken of [undefined, "to+ken/=="]) {
      const credentials = { ...iam, ...(sessionToken && { sessionToken }) };
      const headers = { host: "example.com:8443", ...given.headers };
      const peer = new SignatureV4({ region: "eu-west-1", service: "execute-api", credentials, sha256: Sha256, applyChecksum: false });
      const request = () => new HttpRequest({ ...given, protocol: "https:", hostname: "example.com", port: 8443, headers });
      const pairs = Object.entries(given.query).flatMap(([name, value]) => [value].flat().map((one) => `${encodeURIComponent(name)}=${encodeURIComponent(one)}`));
      const path = pairs.length ? `${given.path}?${pairs.join("&")}` : given.path;
      const ours = (options) => sign({ method: given.method, path, headers, body: given.body }, { region: "eu-west-1", service: "execute-api", credentials, at, ...options });

      const theirs = await peer.sign(request(), { signingDate: new Date(at) });
      assert.equal(ours().headers.authorization, theirs.headers.authorization, path);
      const presigned = await peer.presign(request(), { signingDate: new Date(at), expiresIn: 900 });
      const url = new URL(ours({ form: "query", expiresIn: 900 }).url);
      for (const [name, value] of Object.entries(presigned.query)) {
        if (name.startsWith("X-Amz-")) assert.equal(url.searchParams.get(name), value, `${path} ${name}`);
      }
    }
  }
});

test("every stage follows from the one before, in both forms", () => {
  const request = { method: "PUT", path: "/a/../b?x=1", headers: [["Host", "h"], ["X-A", "1"], ["x-a", "2"]], body: new TextEncoder().encode("é") };
  const options = { region: "us-east-1", service: "iam", credentials: iam, at: 0 };
  for (const form of ["header", "query"]) {
    const signed = sign(request, { ...options, form });
    assert.equal(signed.canonicalRequest.split("\n")[1], "/b");
    assert.equal(signed.canonicalRequest.split("\n").at(-1), sha256("é"));
    assert.equal(signed.stringToSign.split("\n").at(-1), sha256(signed.canonicalRequest));
    assert.equal(signed.headers["x-a"], "1,2");
    assert.equal(signed.headers.host, undefined);
    assert.equal(signed.body, request.body);
    assert.ok(signed.url.startsWith("https://h/a/../b?x=1"), signed.url);
    assert.equal(signed.url.endsWith(`&X-Amz-Signature=${signed.signature}`), form === "query");
    assert.equal("authorization" in signed.headers, form === "header");
  }
  assert.match(sign(request, { ...options, form: "query" }).url, /X-Amz-Expires=3600&/);
});

test("each switch does what it is named after", () => {
  const request = { method: "GET", path: "/a/../b", headers: { host: "h" }, body: "x" };
  const credentials = { ...iam, sessionToken: "T" };
  const signed = (more) => sign(request, { region: "us-east-1", service: "iam", credentials, at: 0, ...more });
  assert.match(signed().canonicalRequest, /\nx-amz-security-token:T\n/);
  assert.doesNotMatch(signed({ omitSessionToken: true }).canonicalRequest, /token/);
  assert.equal(signed({ omitSessionToken: true }).headers["x-amz-security-token"], "T");
  assert.match(signed({ omitSessionToken: true, form: "query" }).url, /&X-Amz-Security-Token=T&X-Amz-Signature=/);
  assert.equal(signed({ normalizePath: false }).canonicalRequest.split("\n")[1], "/a/../b");
  assert.equal(signed({ signBody: true }).headers["x-amz-content-sha256"], sha256("x"));
});

test("what cannot be signed is refused by code", () => {
  const request = { method: "GET", path: "/", headers: { host: "h" }, body: "" };
  const options = { region: "us-east-1", service: "iam", credentials: iam, at: 0 };
  const wrong = [
    [undefined, {}, "invalid_argument"],
    [{ ...request, method: 1 }, {}, "invalid_argument"],
    [{ ...request, method: "" }, {}, "invalid_argument"],
    [{ ...request, path: undefined }, {}, "invalid_argument"],
    [{ ...request, path: "a" }, {}, "invalid_argument"],
    [{ ...request, path: Symbol("a") }, {}, "invalid_argument"],
    [{ ...request, headers: null }, {}, "invalid_argument"],
    [{ ...request, headers: {} }, {}, "invalid_argument"],
    [{ ...request, headers: { host: "h", a: 1 } }, {}, "invalid_argument"],
    [{ ...request, headers: [["host", "h"], ["a"]] }, {}, "invalid_argument"],
    [{ ...request, headers: [null] }, {}, "invalid_argument"],
    [{ ...request, body: {} }, {}, "invalid_argument"],
    [request, { credentials: undefined }, "invalid_argument"],
    [request, { credentials: "AKID" }, "invalid_argument"],
    [request, { credentials: { ...iam, sessionToken: 7 } }, "invalid_argument"],
    [request, { service: undefined }, "invalid_argument"],
    [request, { service: "" }, "invalid_argument"],
    [request, { region: undefined }, "invalid_region"],
    [request, { region: "no region" }, "invalid_region"],
    [request, { at: undefined }, "invalid_time"],
    [request, { at: -1 }, "invalid_time"],
    [request, { form: "body" }, "invalid_option"],
    [request, { expiresIn: 60 }, "invalid_option"],
    [request, { normalizePath: 1 }, "invalid_option"],
    [request, { signBody: "yes" }, "invalid_option"],
    [request, { omitSessionToken: null }, "invalid_option"],
    ...[0, -1, 1.5, 604_801, Number.NaN, "x", {}].map((expiresIn) => [request, { form: "query", expiresIn }, "invalid_option"]),
  ];
  for (const [what, more, code] of wrong) {
    assert.throws(() => sign(what, { ...options, ...more }), { code }, JSON.stringify([what, more]));
  }
  assert.throws(() => sign(request), { code: "invalid_argument" });
  assert.throws(() => sign(request, null), { code: "invalid_argument" });
});

test("a signed request is what the service answers", () => {
  const body = "{}";
  const headers = { host: "secretsmanager.us-east-1.amazonaws.com", "x-amz-target": "secretsmanager.ListSecrets", "content-type": "application/x-amz-json-1.1" };
  const signed = sign({ method: "POST", path: "/", headers, body }, { region: "us-east-1", service: "secretsmanager", credentials: iam, at: 0 });
  const answer = new RotationService({ now: 0, seed: 1 }).handle({ path: "/", ...signed });
  assert.deepEqual([answer.status, JSON.parse(answer.body)], [200, { SecretList: [] }]);
});
