// Signing. The derived key lives as long as the caller's own credentials object, inside the inner module: found again
// by that object, made anew as soon as what stands in it has changed, and overwritten when the object is gone.

import { coded, guard } from "./errors.mjs";
import { parts } from "./flat.mjs";
import { bytes, flag, headerPairs, number, object, optionalText, text, time } from "./read.mjs";

/** @param {typeof import("./inner/rotation_wasm.js")} inner */
export function signing(inner) {
  /** @type {WeakMap<object, Kept>} */
  const known = new WeakMap();

  /** What is kept for a credentials object: signers by what else they are for. */
  function keptFor(credentials) {
    const { accessKeyId, secretAccessKey, sessionToken } = object(credentials, "credentials");
    let kept = known.get(credentials);
    const same = kept?.secretAccessKey === secretAccessKey && kept?.accessKeyId === accessKeyId && kept?.sessionToken === sessionToken;
    if (kept && same) return kept;
    text(accessKeyId, "accessKeyId");
    text(secretAccessKey, "secretAccessKey");
    optionalText(sessionToken, "sessionToken");
    forget(kept);
    kept = { accessKeyId, secretAccessKey, sessionToken, signers: new Map() };
    known.set(credentials, kept);
    return kept;
  }

  function signerFor(credentials, what, make) {
    const kept = keptFor(credentials);
    let signer = kept.signers.get(what);
    if (!signer) {
      signer = make(kept);
      if (kept.signers.size === MOST) forget(kept);
      kept.signers.set(what, signer);
    }
    return signer;
  }

  function signRotateSecret(input, options) {
    const { ClientRequestToken } = object(input, "input");
    if (typeof ClientRequestToken !== "string" || ClientRequestToken === "") {
      throw coded("invalid_argument", "a raw request needs a ClientRequestToken");
    }
    const { region, credentials, at, endpoint, fips, dualStack } = object(options, "options");
    text(region, "region", "invalid_region");
    optionalText(endpoint, "endpoint", "invalid_endpoint");
    // Before a signer is found: what stands in the input may have code of its own, which may sign too.
    const body = text(JSON.stringify(input), "input as JSON");
    const variant = [flag(fips, "fips"), flag(dualStack, "dualStack")];
    // No region and no endpoint for which a signer was made has the separator in it.
    const what = `${region}\0${variant[0]}\0${variant[1]}\0${endpoint}`;
    const signer = signerFor(credentials, what, (keys) => {
      const [id, secret, token] = [keys.accessKeyId, keys.secretAccessKey, keys.sessionToken];
      const made = new inner.RotateSecretSigner(id, secret, token, region, endpoint, ...variant);
      return { inner: made, url: made.url };
    });
    const texts = parts(signer.inner.sign(body, time(at, "at")));
    const headers = {};
    for (let i = HEADERS; i < texts.length; i += 2) headers[texts[i]] = texts[i + 1];
    return signed(signer.url, "POST", headers, body, texts);
  }

  function sign(request, options) {
    const { method, path, query, host, headers, body } = checked(request);
    const { region, service, credentials, at, form = "header", expiresIn } = object(options, "options");
    const { normalizePath = true, signBody = false, omitSessionToken = false } = options;
    text(region, "region", "invalid_region");
    if (text(service, "service") === "") throw coded("invalid_argument", "service is a signing name, such as secretsmanager");
    if (form !== "header" && form !== "query") throw coded("invalid_option", 'form is "header" or "query"');
    if (form === "header" && expiresIn !== undefined) throw coded("invalid_option", "expiresIn is for the query form");
    const flags = Object.entries({ normalizePath, signBody, omitSessionToken }).map(([name, value]) => flag(value, name, "invalid_option"));
    const lifetime = form === "query" ? number(expiresIn ?? USUAL_SECONDS, "expiresIn", "invalid_option") : undefined;
    const signer = signerFor(credentials, JSON.stringify(["sign", region, service]), (keys) => {
      return { inner: new inner.RequestSigner(keys.accessKeyId, keys.secretAccessKey, keys.sessionToken, region, service) };
    });
    const texts = parts(signer.inner.sign(method, host, path, query, headers, bytes(body), time(at, "at"), lifetime, ...flags));
    const sent = texts[3] === "" ? "" : `?${texts[3]}`;
    return signed(`https://${host}${path || "/"}${sent}`, method, record(texts.slice(HEADERS)), body, texts);
  }

  return {
    signRotateSecret: (input, options) => guard(() => signRotateSecret(input, options)),
    sign: (request, options) => guard(() => sign(request, options)),
  };
}

/** So many regions and services keep their key for one credentials object. */
const MOST = 16;

/** What the AWS SDKs take where nobody says. */
const USUAL_SECONDS = 3600;

function forget(kept) {
  for (const signer of kept?.signers.values() ?? []) signer.inner.free();
  kept?.signers.clear();
}

/** Before them stand the canonical request, the string to sign, the signature and the query. */
const HEADERS = 4;

function signed(url, method, headers, body, texts) {
  return { url, method, headers, body, canonicalRequest: texts[0], stringToSign: texts[1], signature: texts[2] };
}

/** Headers by name, several of one name joined as they were signed. */
function record(flat) {
  const headers = new Map();
  for (let i = 0; i < flat.length; i += 2) {
    const before = headers.get(flat[i]);
    headers.set(flat[i], before === undefined ? flat[i + 1] : `${before},${flat[i + 1]}`);
  }
  return Object.fromEntries(headers);
}

/** A request taken apart, or refused. */
function checked(request) {
  const { method, path, headers, body = "" } = object(request, "request");
  if (text(method, "method") === "") throw coded("invalid_argument", "a request needs a method");
  if (!/^(?:[/?]|$)/.test(text(path, "path"))) throw coded("invalid_argument", "a path begins with a slash");
  const flat = [];
  let host;
  const given = headerPairs(object(headers, "headers"));
  // What a server converts would here be signed: it has to be there as it is sent.
  const asSent = Array.isArray(headers) ? headers.map(([, value]) => value) : Object.values(headers);
  if (asSent.some((value) => typeof value !== "string")) throw coded("invalid_argument", "a header is a name and a value");
  for (let i = 0; i < given.length; i += 2) {
    if (given[i].trim().toLowerCase() === "host") host = given[i + 1].trim();
    else flat.push(given[i], given[i + 1]);
  }
  if (!host) throw coded("invalid_argument", "a request to sign needs its host header");
  const mark = path.indexOf("?");
  const [before, query] = mark < 0 ? [path, ""] : [path.slice(0, mark), path.slice(mark + 1)];
  return { method, path: before, query, host, headers: flat, body };
}
