// The public face over the generated inner module: objects in, objects out, one stable `code` per error.
// The host's clock and randomness are read here and nowhere else.

import { coded, guard } from "./errors.mjs";
import { signing } from "./signing.mjs";

/** @param {typeof import("./inner/rotation_wasm.js")} inner */
export function face(inner) {
  const { Options, Service, Schedule: InnerSchedule } = inner;

  class RotationService {
    #inner;
    #virtual;
    #now;

    constructor(options = {}) {
      this.#virtual = options.now !== undefined;
      this.#now = options.now ?? Date.now();
      this.#inner = guard(() => new Service(innerOptions(options), this.#now));
    }

    handle(request) {
      const { method, path, headers, body } = request ?? {};
      const bytes = typeof body === "string" ? encoder.encode(body) : (body ?? nothing);
      const pairs = Array.isArray(headers) ? headers : Object.entries(headers ?? {});
      const flat = pairs.flat().map(String);
      const [status, requestId, text] = guard(() =>
        this.#inner.handle(String(method), String(path), flat, bytes, this.#time()),
      );
      return {
        status: Number(status),
        headers: { "content-type": "application/x-amz-json-1.1", "x-amzn-requestid": requestId },
        body: text,
      };
    }

    advanceTo(epochMs) {
      if (!this.#virtual) {
        throw coded("virtual_clock_only", "advanceTo moves a virtual clock: give the constructor a `now`");
      }
      guard(() => this.#inner.advance(Number(epochMs)));
      this.#now = Number(epochMs);
    }

    nextWake() {
      this.#catchUp();
      return this.#inner.nextWake();
    }

    takeInvocations() {
      this.#catchUp();
      const flat = this.#inner.takeInvocations();
      const calls = [];
      for (let i = 0; i < flat.length; i += 6) {
        const [id, functionArn, Step, SecretId, ClientRequestToken, RotationToken] = flat.slice(i, i + 6);
        calls.push({ id, functionArn, event: { Step, SecretId, ClientRequestToken, RotationToken } });
      }
      return calls;
    }

    complete(id, outcome) {
      const raised = outcome?.ok === true ? undefined : String(outcome?.error ?? "the function failed");
      return guard(() => this.#inner.complete(String(id), raised, this.#time()));
    }

    takeEvents() {
      this.#catchUp();
      return JSON.parse(this.#inner.takeEvents());
    }

    takeRecords() {
      this.#catchUp();
      return this.#inner.takeRecords().map((record) => JSON.parse(record));
    }

    #catchUp() {
      guard(() => this.#inner.advance(this.#time()));
    }

    #time() {
      // A clock that is set back does not set the service back.
      if (!this.#virtual) this.#now = Math.max(this.#now, Date.now());
      return this.#now;
    }
  }

  class Schedule {
    #inner;
    #fixed;
    /** Starts and ends in turn of the windows after #from, where they do not depend on who asks: asked for together. */
    #known = [];
    #from = Infinity;

    constructor(made) {
      if (!(made instanceof InnerSchedule)) throw coded("invalid_argument", "a Schedule comes from Schedule.parse");
      this.#inner = made;
      this.#fixed = made.fixed;
    }

    static parse(text, { duration, rotatedAt } = {}) {
      return new Schedule(scheduled(() => new InnerSchedule(String(text), duration, rotatedAt)));
    }

    next(afterMs) {
      if (!this.#fixed) return only(this.take(1, afterMs));
      const known = this.#known;
      if (!(afterMs >= this.#from && afterMs < known[known.length - 2])) {
        this.#known = guard(() => this.#inner.take(AT_ONCE, Number(afterMs)));
        this.#from = Number(afterMs);
        return only(pairs(this.#known, 1));
      }
      let low = 0;
      let high = known.length / 2 - 1;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (known[2 * middle] > afterMs) high = middle;
        else low = middle + 1;
      }
      return { start: known[2 * low], end: known[2 * low + 1] };
    }

    take(count, afterMs) {
      const flat = guard(() => this.#inner.take(Number(count), Number(afterMs)));
      return pairs(flat, flat.length / 2);
    }

    describe() {
      return this.#inner.describe();
    }
  }

  function innerOptions(options) {
    const made = new Options(options.seed ?? randomSeed());
    made.place(options.region ?? "us-east-1", options.accountId ?? "123456789012");
    if (options.function !== undefined) made.function(String(options.function));
    if (options.invocable !== undefined) made.invocable(options.invocable.map(String));
    if (options.records) made.records();
    if (options.denied !== undefined) made.denied(options.denied.map(String));
    for (const [name, value] of Object.entries(options.assumptions ?? {})) {
      if (value !== undefined) made.assume(name, String(value));
    }
    return made;
  }

  function splitShell(text) {
    return guard(() => inner.splitShell(String(text)));
  }

  function runCli(argv, env, host = {}) {
    if (!Array.isArray(argv)) throw coded("invalid_argument", "argv is a list of words, without aws");
    const documented = host.skeletonOutput ?? "observed";
    if (!["observed", "documented"].includes(documented)) {
      throw coded("invalid_option", 'skeletonOutput is "observed" or "documented"');
    }
    const seed = Number(host.seed ?? randomSeed());
    const now = Number(host.now ?? Date.now());
    const words = argv.map(String);
    const make = () => new inner.CliRun(words, flat(env), flat(host.files), documented === "documented", seed, now);
    return cliStep(guard(make));
  }

  return { RotationService, Schedule, ...signing(inner), splitShell, runCli };
}

/** A step of a command, from the inner one: three texts are an end. */
function cliStep(run) {
  const [first, second, third, body, ...headers] = run.step();
  if (body === undefined) return { kind: "done", exitCode: Number(first), stdout: second, stderr: third };
  const request = { url: second, method: third, headers: {}, body };
  for (let i = 0; i < headers.length; i += 2) request.headers[headers[i]] = headers[i + 1];
  const answer = (given) => {
    const answered = typeof given?.status === "number" && typeof given.body === "string";
    if (!answered && !["refused", "timeout"].includes(given?.error)) {
      throw coded("invalid_argument", 'an answer is { status, headers, body } or { error: "refused" | "timeout" }');
    }
    const on = () => (answered ? run.answer(given.status, given.body) : run.unanswered(given.error === "refused"));
    return cliStep(guard(on));
  };
  return { kind: "request", waitMs: Number(first), request, answer };
}

/** Names and values in turn, of what is set. */
function flat(record) {
  const set = Object.entries(record ?? {}).filter(([, value]) => value !== undefined && value !== null);
  return set.flat().map(String);
}

/** So many windows are asked for where one is wanted: who wants one mostly wants the next one too. */
const AT_ONCE = 64;

function pairs(flat, count) {
  const windows = new Array(Math.min(count, flat.length / 2));
  for (let i = 0; i < windows.length; i++) windows[i] = { start: flat[2 * i], end: flat[2 * i + 1] };
  return windows;
}

function only([window]) {
  if (!window) throw coded("invalid_time", "there is no window before the end of the year 9999");
  return window;
}

const encoder = new TextEncoder();
const nothing = new Uint8Array();

function randomSeed() {
  const [high, low] = crypto.getRandomValues(new Uint32Array(2));
  return (high >>> 11) * 2 ** 32 + low;
}

/** A refused schedule comes as lines: AWS's sentence, ours, the member, its wrong part, the repair. */
function scheduled(call) {
  try {
    return guard(call);
  } catch (error) {
    const [message, hint, member, start, end, repair] = String(error?.message).split("\n");
    if (member === undefined) throw error;
    const details = { hint, member, start: Number(start), end: Number(end), ...(repair && { repair }) };
    throw Object.assign(coded("invalid_schedule", message), details);
  }
}
