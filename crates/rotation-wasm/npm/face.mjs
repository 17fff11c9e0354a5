// The public face over the generated inner module: objects in, objects out, one stable `code` per error.
import { coded, guard, scheduled } from "./errors.mjs";
import { joined, parts } from "./flat.mjs";
import { clock, randomSeed } from "./host.mjs";
import { MOST_BYTES, bytes, flag, headerPairs, number, object, optionalText, text, texts, time } from "./read.mjs";
import { signing } from "./signing.mjs";

/** @param {typeof import("./inner/rotation_wasm.js")} inner */
export function face(inner) {
  const { Options, Service, Schedule: InnerSchedule } = inner;

  class RotationService {
    #made;
    #virtual;
    #now;

    constructor(options = {}) {
      guard(() => {
        object(options, "options", "invalid_option");
        this.#virtual = options.now !== undefined;
        this.#now = this.#virtual ? time(options.now, "now") : clock();
        this.#made = new Service(innerOptions(options), this.#now);
      });
    }

    handle(request) {
      return guard(() => {
        const { method, path, headers, body } = object(request, "a request");
        if (body?.length > MOST_BYTES) return tooLarge();
        const head = joined([text(method, "method"), text(path, "path"), ...headerPairs(headers)]);
        if (head.length > MOST_BYTES) return tooLarge();
        // A text that is surely short enough crosses as it is; it is made bytes on the way.
        const short = typeof body === "string" && body.length <= MOST_BYTES / 3;
        const sent = short ? body : bytes(body);
        if (sent.length > MOST_BYTES) return tooLarge();
        const [inner, at] = [this.#inner(), this.#time()];
        const [status, requestId, answer] = parts(short ? inner.handleText(head, sent, at) : inner.handle(head, sent, at));
        return {
          status: Number(status),
          headers: { "content-type": "application/x-amz-json-1.1", "x-amzn-requestid": requestId },
          body: answer,
        };
      });
    }

    advanceTo(epochMs) {
      guard(() => {
        const inner = this.#inner();
        if (!this.#virtual) {
          throw coded("virtual_clock_only", "advanceTo moves a virtual clock: give the constructor a `now`");
        }
        inner.advance(time(epochMs, "epochMs"));
        this.#now = epochMs;
      });
    }

    nextWake() {
      return guard(() => this.#caughtUp().nextWake());
    }

    takeInvocations() {
      const flat = guard(() => this.#caughtUp().takeInvocations());
      const calls = [];
      for (let i = 0; i < flat.length; i += 6) {
        const [id, functionArn, Step, SecretId, ClientRequestToken, RotationToken] = flat.slice(i, i + 6);
        calls.push({ id, functionArn, event: { Step, SecretId, ClientRequestToken, RotationToken } });
      }
      return calls;
    }

    complete(id, outcome) {
      return guard(() => {
        const { ok, error } = object(outcome, "an outcome");
        if (typeof ok !== "boolean") throw coded("invalid_argument", "an outcome is { ok: true } or { ok: false, error }");
        const raised = ok ? undefined : text(error ?? "the function failed", "an outcome's error");
        return this.#inner().complete(text(id, "id"), raised, this.#time());
      });
    }

    takeEvents() {
      return guard(() => JSON.parse(this.#caughtUp().takeEvents()));
    }

    takeRecords() {
      return guard(() => this.#caughtUp().takeRecords().map((record) => JSON.parse(record)));
    }

    free() {
      guard(() => this.#inner().free());
      this.#made = undefined;
    }

    #inner() {
      if (this.#made === undefined) throw coded("freed", "this service has been freed");
      return this.#made;
    }

    #caughtUp() {
      const inner = this.#inner();
      inner.advance(this.#time());
      return inner;
    }

    #time() {
      // A clock that is set back does not set the service back.
      if (!this.#virtual) this.#now = Math.max(this.#now, clock());
      return this.#now;
    }
  }

  class Schedule {
    #made;
    #fixed;
    /** Starts and ends in turn of the windows after #from, where they do not depend on who asks: asked for together. */
    #known = [];
    #from = Infinity;

    constructor(made) {
      guard(() => {
        if (!(made instanceof InnerSchedule)) throw coded("invalid_argument", "a Schedule comes from Schedule.parse");
        this.#made = made;
        this.#fixed = made.fixed;
      });
    }

    static parse(expression, options = {}) {
      return scheduled(() => {
        const { duration, rotatedAt } = object(options, "options");
        if (rotatedAt !== undefined) time(rotatedAt, "rotatedAt");
        return new Schedule(new InnerSchedule(text(expression, "a schedule", "invalid_schedule"), optionalText(duration, "duration"), rotatedAt));
      });
    }

    next(afterMs) {
      return guard(() => {
        time(afterMs, "afterMs");
        if (!this.#fixed) return only(this.take(1, afterMs));
        const known = this.#known;
        if (!(afterMs >= this.#from && afterMs < known[known.length - 2])) {
          this.#known = this.#inner().take(AT_ONCE, afterMs);
          this.#from = afterMs;
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
      });
    }

    take(count, afterMs) {
      return guard(() => {
        const flat = this.#inner().take(number(count, "count"), time(afterMs, "afterMs"));
        return pairs(flat, flat.length / 2);
      });
    }

    describe() {
      return guard(() => this.#inner().describe());
    }

    free() {
      guard(() => this.#inner().free());
      this.#made = undefined;
      this.#known = [];
      this.#from = Infinity;
    }

    #inner() {
      if (this.#made === undefined) throw coded("freed", "this schedule has been freed");
      return this.#made;
    }
  }

  function innerOptions({ seed, region, accountId, function: by, invocable, records, denied, assumptions }) {
    const code = "invalid_option";
    const made = new Options(seed === undefined ? randomSeed() : number(seed, "seed", code));
    made.place(text(region ?? "us-east-1", "region", code), text(accountId ?? "123456789012", "accountId", code));
    if (by !== undefined) made.function(text(by, "function", code));
    if (invocable !== undefined) made.invocable(texts(invocable, "invocable", code));
    if (flag(records, "records", code)) made.records();
    if (denied !== undefined) made.denied(texts(denied, "denied", code));
    for (const [name, value] of Object.entries(object(assumptions ?? {}, "assumptions", code))) {
      if (value !== undefined) made.assume(name, text(typeof value === "number" ? String(value) : value, `assumptions.${name}`, code));
    }
    return made;
  }

  return { RotationService, Schedule, ...signing(inner) };
}

/** The answer to what never reaches the service. */
function tooLarge() {
  const body = { __type: "RequestEntityTooLargeException", Message: `A request has at most ${MOST_BYTES} bytes.` };
  return { status: 413, headers: { "content-type": "application/x-amz-json-1.1" }, body: JSON.stringify(body) };
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
