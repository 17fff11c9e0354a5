// Arguments as they come from JavaScript, where anything can come: each is looked at before it crosses into the module,
// whose memory never shrinks again. Nothing is converted that would only be guessed at.
import { coded } from "./errors.mjs";

/** More than the longest secret value, with every character escaped. */
export const MOST_BYTES = 1024 * 1024;
const LONGEST_PAUSE_MS = 2 ** 31 - 1;
/** Longer lists are a mistake. */
const MOST_ITEMS = 100_000;

export function text(value, name, code = "invalid_argument") {
  if (typeof value !== "string") throw coded(code, `${name} is a text`);
  if (value.length > MOST_BYTES) throw coded(code, `${name} has at most ${MOST_BYTES} characters`);
  return value;
}

export function optionalText(value, name, code) {
  return value === undefined ? undefined : text(value, name, code);
}

/** Of any size, and NaN: what it means is judged where it is used. */
export function number(value, name, code = "invalid_argument") {
  if (typeof value !== "number") throw coded(code, `${name} is a number`);
  return value;
}

/** Epoch milliseconds. */
export function time(value, name) {
  return number(value, name, "invalid_time");
}

/** Milliseconds for a timer: longer ones end at once, whatever the platform. */
export function pause(value, name) {
  if (!(number(value, name) >= 0 && value <= LONGEST_PAUSE_MS)) {
    throw coded("invalid_argument", `${name} is a number of milliseconds from 0 to ${LONGEST_PAUSE_MS}`);
  }
  return value;
}

export function flag(value, name, code = "invalid_argument") {
  if (value !== undefined && typeof value !== "boolean") throw coded(code, `${name} is true or false`);
  return value ?? false;
}

export function object(value, name, code = "invalid_argument") {
  if (typeof value !== "object" || value === null) throw coded(code, `${name} is an object`);
  return value;
}

export function texts(value, name, code = "invalid_argument") {
  if (!Array.isArray(value)) throw coded(code, `${name} is a list of texts`);
  return Array.from({ length: count(value, name, code) }, (_, place) => text(value[place], `each of ${name}`, code));
}

/** Lists are gone through by their places: how else, a list says itself, and may say so without end. */
function count({ length }, name, code) {
  if (length > MOST_ITEMS) throw coded(code, `${name} has at most ${MOST_ITEMS} items`);
  return length;
}

/** Names and values in turn, of what is set. */
export function pairsOf(record, name) {
  const set = Object.entries(object(record, name)).filter(([, value]) => value !== undefined && value !== null);
  return texts(set.flat(), name);
}

/** A request's headers, names and values in turn. Servers have some as numbers, and some as lists. */
export function headerPairs(headers) {
  const pairs = Array.isArray(headers) ? headers : Object.entries(object(headers ?? {}, "headers"));
  const length = count(pairs, "headers", "invalid_argument");
  const flat = [];
  for (let place = 0; place < length; place++) {
    const pair = pairs[place];
    if (!Array.isArray(pair) || pair.length !== 2) throw coded("invalid_argument", "headers are pairs or an object");
    const [name, value] = pair;
    flat.push(text(name, "a header's name"), text(typeof value === "string" ? value : String(value), "a header's value"));
  }
  return flat;
}

/** Texts as UTF-8. Views of another realm are taken too: test runners have one of their own. */
export function bytes(body) {
  if (typeof body === "string") return encoder.encode(body);
  if (body === undefined || body === null) return nothing;
  if (!ArrayBuffer.isView(body)) throw coded("invalid_argument", "a body is a text or bytes");
  return new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
}

const encoder = new TextEncoder();
const nothing = new Uint8Array();
