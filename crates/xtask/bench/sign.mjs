// One RotateSecret request signed, from its fields to the Authorization header. Each signs another token each time;
// all keep their derived key between calls, as they do in use; before anything is timed, all must agree.

import assert from "node:assert/strict";
import { createHash, createHmac } from "node:crypto";
import { Sha256 } from "@aws-crypto/sha256-js";
import { HttpRequest } from "@smithy/protocol-http";
import { SignatureV4 } from "@smithy/signature-v4";
import aws4 from "aws4";
import { AwsV4Signer } from "aws4fetch";

const region = "us-east-1";
const service = "secretsmanager";
const host = `${service}.${region}.amazonaws.com`;
const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY" };
const at = Date.UTC(2026, 10, 24, 10, 15, 0);
const date = new Date(at);
const datetime = "20261124T101500Z";

const input = (n) => ({
  SecretId: "prod/orders/db",
  ClientRequestToken: `a41c9e07-0000-4000-8000-${String(n).padStart(12, "0")}`,
  RotateImmediately: true,
});
const fixed = { "content-type": "application/x-amz-json-1.1", "x-amz-target": "secretsmanager.RotateSecret" };

/** What the AWS SDK uses in Node: the same interface over the machine's own hashing. */
class NodeSha256 {
  constructor(key) {
    this.hash = key ? createHmac("sha256", key) : createHash("sha256");
  }
  update(data) {
    this.hash.update(data);
  }
  async digest() {
    return new Uint8Array(this.hash.digest());
  }
}

function smithy(sha256) {
  const signer = new SignatureV4({ region, service, credentials, sha256, applyChecksum: false });
  return async (n) => {
    const body = JSON.stringify(input(n));
    const request = new HttpRequest({ method: "POST", protocol: "https:", hostname: host, path: "/", headers: { host, ...fixed }, body });
    return (await signer.sign(request, { signingDate: date })).headers.authorization;
  };
}

function fetchSigner() {
  const cache = new Map();
  return async (n) => {
    const headers = { ...fixed, "x-amz-date": datetime };
    const given = { method: "POST", url: `https://${host}/`, headers, body: JSON.stringify(input(n)) };
    // By default it leaves content-type unsigned.
    const signer = new AwsV4Signer({ ...given, ...credentials, service, region, cache, datetime, allHeaders: true });
    return (await signer.sign()).headers.get("authorization");
  };
}

function aws4Sign(n) {
  const headers = { ...fixed, "X-Amz-Date": datetime };
  const request = { host, path: "/", method: "POST", service, region, headers, body: JSON.stringify(input(n)) };
  return aws4.sign(request, credentials).headers.Authorization;
}

export async function sign({ signRotateSecret }) {
  const contenders = [
    { name: "rotation-lab", run: (n) => signRotateSecret(input(n), { region, credentials, at }).headers.authorization },
    { name: "@smithy/signature-v4, sha256-js", run: smithy(Sha256) },
    { name: "@smithy/signature-v4, node:crypto", run: smithy(NodeSha256) },
    { name: "aws4fetch, WebCrypto", run: fetchSigner() },
    { name: "aws4, node:crypto", run: aws4Sign },
  ];
  await agree(contenders);
  return { title: "sign one RotateSecret", contenders };
}

/** Equal signatures where the same headers are signed; the others must at least sign for the same scope. */
async function agree(contenders) {
  const said = await Promise.all(contenders.map(({ run }) => run(7)));
  const parts = (text) => Object.fromEntries(text.replace(/^AWS4-HMAC-SHA256 /, "").split(/, ?/).map((part) => part.split("=", 2)));
  const ours = parts(said[0]);
  said.map(parts).forEach(({ Credential, SignedHeaders, Signature }, i) => {
    assert.equal(Credential, ours.Credential, contenders[i].name);
    if (SignedHeaders === ours.SignedHeaders) assert.equal(Signature, ours.Signature, contenders[i].name);
    else contenders[i].note = `${contenders[i].name} signs ${SignedHeaders}`;
  });
}
