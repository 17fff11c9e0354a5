// The AWS SDK for JavaScript (version 3) with a service of this package as its transport: what the unmodified client
// would send over HTTP is answered in memory. Nothing of the SDK is imported: what is needed of it is its shapes.
import { bytes, number, object, pause } from "./read.mjs";
import { coded, guard, shown } from "./errors.mjs";

export { rotateAndSettle } from "./settle.mjs";

/** A `requestHandler` for SecretsManagerClient. */
export function rotationLabHandler(service, options = {}) {
  const latencyMs = guard(() => checkedLatency(service, object(options, "options")));
  let config = {};
  return {
    metadata: { handlerProtocol: "http/1.1" },
    async handle(request, limits = {}) {
      const { abortSignal, requestTimeout } = guard(() => checkedLimits(limits, config));
      if (abortSignal?.aborted) throw aborted(abortSignal);
      const response = guard(() => responseOf(service.handle(requestOf(object(request, "a request")))));
      // What was sent has happened, whoever still waits for the answer.
      if (latencyMs > 0) await travelled(latencyMs, requestTimeout, abortSignal);
      return { response };
    },
    destroy() {},
    updateHttpClientConfig(key, value) {
      config = { ...config, [key]: value };
    },
    httpHandlerConfigs: () => config,
  };
}

function checkedLatency(service, { latencyMs = 0 }) {
  if (typeof service?.handle !== "function") throw coded("invalid_argument", "a handler needs a RotationService");
  return pause(latencyMs, "latencyMs");
}

/** When a call is no longer waited for. */
function checkedLimits(limits, config) {
  const { abortSignal, requestTimeout = config.requestTimeout } = object(limits, "the options of a call");
  if (abortSignal && typeof object(abortSignal, "abortSignal").aborted !== "boolean") throw coded("invalid_argument", "abortSignal is the signal of an AbortController");
  return { abortSignal, requestTimeout: requestTimeout === undefined ? undefined : number(requestTimeout, "requestTimeout") };
}

/** The rest of a request (host, signature, the SDK's own headers) is for a network. */
function requestOf({ method, path, headers, body }) {
  const sent = {};
  for (const name in object(headers, "headers")) {
    if (READ.includes(name.toLowerCase())) sent[name] = headers[name];
  }
  return { method, path, headers: sent, body };
}

/** Which operation it is, and what a record tells of who called. */
const READ = ["x-amz-target", "content-type", "user-agent"];

function responseOf({ status, headers, body }) {
  return { statusCode: status, headers, body: bytes(body) };
}

/** Ends when the answer is there; throws as the SDK's own handlers do when nobody waits for it any more. */
function travelled(latencyMs, timeoutMs, signal) {
  return new Promise((answered, failed) => {
    const timesOut = timeoutMs > 0 && timeoutMs < latencyMs;
    const end = () => {
      signal?.removeEventListener?.("abort", onAbort);
      if (timesOut) failed(named("TimeoutError", `Request did not complete within ${timeoutMs} ms`));
      else answered();
    };
    const timer = setTimeout(end, timesOut ? timeoutMs : latencyMs);
    const onAbort = () => {
      clearTimeout(timer);
      failed(aborted(signal));
    };
    if (typeof signal?.addEventListener === "function") signal.addEventListener("abort", onAbort, { once: true });
    else if (signal) signal.onabort = onAbort;
  });
}

function aborted({ reason }) {
  const error = named("AbortError", reason === undefined || reason instanceof Error ? "Request aborted" : shown(reason));
  if (reason instanceof Error) error.cause = reason;
  return error;
}

const named = (name, message) => Object.assign(new Error(message), { name });
