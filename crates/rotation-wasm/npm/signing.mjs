// Signing. The derived key lives as long as the caller's own credentials object, inside the inner module: found again
// by that object, made anew as soon as what stands in it has changed, and overwritten when the object is gone.

import { coded, guard } from "./errors.mjs";
import { parts } from "./flat.mjs";

/** @param {typeof import("./inner/rotation_wasm.js")} inner */
export function signing(inner) {
  /** @type {WeakMap<object, Kept>} */
  const known = new WeakMap();

  /** What is kept for a credentials object: signers by what else they are for. */
  function keptFor(credentials) {
    const { accessKeyId, secretAccessKey, sessionToken } = credentials ?? {};
    let kept = known.get(credentials);
    const same = kept?.secretAccessKey === secretAccessKey && kept?.accessKeyId === accessKeyId && kept?.sessionToken === sessionToken;
    if (kept && same) return kept;
    const texts = typeof accessKeyId === "string" && typeof secretAccessKey === "string";
    if (!texts || !["string", "undefined"].includes(typeof sessionToken)) {
      throw coded("invalid_argument", "credentials need accessKeyId and secretAccessKey, and sessionToken is a text");
    }
    forget(kept);
    kept = { accessKeyId, secretAccessKey, sessionToken, signers: new Map() };
    known.set(credentials, kept);
    return kept;
  }

  function signerFor(credentials, what, make) {
    const kept = keptFor(credentials);
    let signer = kept.signers.get(what);
    if (!signer) {
      signer = guard(() => make(kept));
      if (kept.signers.size === MOST) forget(kept);
      kept.signers.set(what, signer);
    }
    return signer;
  }

  function signRotateSecret(input, options) {
    if (typeof input?.ClientRequestToken !== "string" || input.ClientRequestToken === "") {
      throw coded("invalid_argument", "a raw request needs a ClientRequestToken");
    }
    const { region, credentials, endpoint, fips = false, dualStack = false } = options ?? {};
    if (typeof region !== "string") throw coded("invalid_region", "region is the name of one");
    if (!["string", "undefined"].includes(typeof endpoint)) throw coded("invalid_endpoint", "endpoint is an address");
    const signer = signerFor(credentials, `rotate ${region} ${Boolean(fips)} ${Boolean(dualStack)} ${endpoint}`, (keys) => {
      const [id, secret, token] = [keys.accessKeyId, keys.secretAccessKey, keys.sessionToken];
      const made = new inner.RotateSecretSigner(id, secret, token, region, endpoint, Boolean(fips), Boolean(dualStack));
      return { inner: made, url: made.url };
    });
    const body = json(input);
    const at = Number(options.at);
    const texts = parts(guard(() => signer.inner.sign(body, at)));
    const headers = {};
    for (let i = HEADERS; i < texts.length; i += 2) headers[texts[i]] = texts[i + 1];
    return signed(signer.url, "POST", headers, body, texts);
  }

  function sign(request, options) {
    const { method, path, query, host, headers, body } = checked(request);
    const { region, service, credentials, form = "header", expiresIn } = options ?? {};
    const { normalizePath = true, signBody = false, omitSessionToken = false } = options ?? {};
    if (typeof region !== "string") throw coded("invalid_region", "region is the name of one");
    if (typeof service !== "string" || service === "") throw coded("invalid_argument", "service is a signing name, such as secretsmanager");
    if (form !== "header" && form !== "query") throw coded("invalid_option", 'form is "header" or "query"');
    if (form === "header" && expiresIn !== undefined) throw coded("invalid_option", "expiresIn is for the query form");
    for (const [name, value] of Object.entries({ normalizePath, signBody, omitSessionToken })) {
      if (typeof value !== "boolean") throw coded("invalid_option", `${name} is true or false`);
    }
    const signer = signerFor(credentials, `sign ${region} ${service}`, (keys) => {
      return { inner: new inner.RequestSigner(keys.accessKeyId, keys.secretAccessKey, keys.sessionToken, region, service) };
    });
    const lifetime = form === "query" ? Number(expiresIn ?? USUAL_SECONDS) : undefined;
    const bytes = typeof body === "string" ? encoder.encode(body) : body;
    const at = Number(options.at);
    const texts = guard(() =>
      parts(signer.inner.sign(method, host, path, query, headers, bytes, at, lifetime, normalizePath, signBody, omitSessionToken)),
    );
    const sent = texts[3] === "" ? "" : `?${texts[3]}`;
    return signed(`https://${host}${path || "/"}${sent}`, method, record(texts.slice(HEADERS)), body, texts);
  }

  return { signRotateSecret, sign };
}

/** So many regions and services keep their key for one credentials object. */
const MOST = 16;

/** What the AWS SDKs take where nobody says. */
const USUAL_SECONDS = 3600;

const encoder = new TextEncoder();

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

function json(input) {
  try {
    return JSON.stringify(input);
  } catch {
    throw coded("invalid_argument", "the input is not JSON");
  }
}

/** A request taken apart, or refused. */
function checked(request) {
  const { method, path, headers, body = "" } = request ?? {};
  if (typeof method !== "string" || method === "") throw coded("invalid_argument", "a request needs a method");
  if (typeof path !== "string" || !/^(?:[/?]|$)/.test(path)) throw coded("invalid_argument", "a path begins with a slash");
  if (typeof body !== "string" && !(body instanceof Uint8Array)) throw coded("invalid_argument", "a body is a text or a Uint8Array");
  if (typeof headers !== "object" || headers === null) throw coded("invalid_argument", "a request needs headers");
  const pairs = Array.isArray(headers) ? headers : Object.entries(headers);
  const flat = [];
  let host;
  for (const pair of pairs) {
    const [name, value] = Array.isArray(pair) ? pair : [];
    if (typeof name !== "string" || typeof value !== "string") throw coded("invalid_argument", "a header is a name and a value");
    if (name.trim().toLowerCase() === "host") host = value.trim();
    else flat.push(name, value);
  }
  if (!host) throw coded("invalid_argument", "a request to sign needs its host header");
  const mark = path.indexOf("?");
  const [before, query] = mark < 0 ? [path, ""] : [path.slice(0, mark), path.slice(mark + 1)];
  return { method, path: before, query, host, headers: flat, body };
}
