// A rotation from the call to its end, for tests of rotation functions: the service's calls are answered by an ordinary
// handler, and a virtual clock is moved on to wherever something falls due.
import { call } from "./client.mjs";
import { asCoded, coded, shown } from "./errors.mjs";
import { object, pause, text } from "./read.mjs";

/** As long as a function may take that is not told otherwise. */
const TIMEOUT_MS = 30_000;
/** How long a service on the host's clock is waited for where it is not told otherwise. */
const PATIENCE_MS = 10_000;
/** No run is longer: tries end with their window, and a window has at most this. */
const LONGEST_MS = 24 * 3_600_000;

const ENDS = {
  RotationSucceeded: "succeeded",
  TestRotationSucceeded: "succeeded",
  RotationAbandoned: "failed",
  TestRotationFailed: "failed",
};
const TURNS = { RotationFailed: "failed", StepStarted: "unfinished" };

export async function rotateAndSettle(service, secretId, handler, options = {}) {
  try {
    const { input, ...limits } = checked(service, secretId, handler, options);
    return await rotated({ service, handler, ...limits, failures: [], answered: 0 }, secretId, input);
  } catch (error) {
    throw asCoded(error);
  }
}

async function rotated(run, SecretId, input) {
  const ask = (operation, more) => call((request) => run.service.handle(request), operation, { SecretId, ...more });
  const { ARN, RotationLambdaARN = defaultFunction(ARN) } = ask("DescribeSecret");
  // Events of before are taken too, so that an earlier rotation's end is not seen as this one's.
  const events = run.service.takeEvents();
  const ClientRequestToken = crypto.randomUUID();
  const { VersionId: versionId = ClientRequestToken } = ask("RotateSecret", { RotationLambdaARN, ClientRequestToken, ...input, SecretId });

  const outcome = await settled(run, events, (event) => event.secretArn === ARN);
  if (outcome === "succeeded" && run.answered === 0) {
    throw coded("invalid_option", 'the service has a function of its own: make it with { function: "external" }');
  }
  return { outcome, versionId, failures: run.failures, events, secret: ask("DescribeSecret") };
}

function checked(service, secretId, handler, options) {
  if (typeof service?.takeInvocations !== "function") throw coded("invalid_argument", "rotateAndSettle needs a RotationService");
  if (typeof handler !== "function") throw coded("invalid_argument", "a handler is a function of an event");
  text(secretId, "secretId");
  const { input = {}, timeoutMs = TIMEOUT_MS, patienceMs = PATIENCE_MS } = object(options, "options");
  object(input, "input");
  return { input, timeoutMs: pause(timeoutMs, "timeoutMs"), patienceMs: pause(patienceMs, "patienceMs") };
}

/** Until the run has an end, or nothing more would happen to it by itself. */
async function settled(run, events, ours) {
  // Where tries are spent the version stays pending, until a next window: the last word of it is that it failed.
  let so = "unfinished";
  for (let last = Infinity; ; ) {
    for (const invocation of run.service.takeInvocations()) await answer(run, invocation);
    const news = run.service.takeEvents();
    events.push(...news);
    for (const { kind } of news.filter(ours)) {
      if (kind in ENDS) return ENDS[kind];
      if (kind in TURNS) so = TURNS[kind];
    }
    const wake = run.service.nextWake();
    if (wake === undefined || wake > last) return so;
    if (last === Infinity) last = wake + LONGEST_MS;
    if (!(await wokenAt(run, wake))) return "unfinished";
  }
}

/** Calls of other secrets' rotations that fall due meanwhile go to the same handler, as they may with a real function. */
async function answer(run, { id, functionArn, event }) {
  const { service, handler, timeoutMs, failures } = run;
  let outcome = { ok: true };
  try {
    await inTime(handler(event, contextOf(id, functionArn, timeoutMs)), timeoutMs);
  } catch (error) {
    outcome = { ok: false, error: shown(error).slice(0, 1024) };
    failures.push({ step: event.Step, secretArn: event.SecretId, error });
  }
  run.answered += 1;
  service.complete(id, outcome);
}

/** What a function gets as its second argument from Lambda, as far as it makes sense here. */
function contextOf(awsRequestId, invokedFunctionArn, timeoutMs) {
  const until = performance.now() + timeoutMs;
  return {
    awsRequestId,
    invokedFunctionArn,
    functionName: invokedFunctionArn.split(":")[6] ?? "",
    getRemainingTimeInMillis: () => Math.max(0, until - performance.now()),
  };
}

function inTime(work, timeoutMs) {
  let timer;
  const late = new Promise((_, failed) => {
    const sentence = `Task timed out after ${(timeoutMs / 1000).toFixed(2)} seconds`;
    timer = setTimeout(() => failed(new Error(sentence)), timeoutMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** Whether it became that late: a virtual clock is moved, the host's is waited for while there is patience. */
async function wokenAt(run, wake) {
  try {
    run.service.advanceTo(wake);
    return true;
  } catch (error) {
    if (error.code !== "virtual_clock_only") throw error;
  }
  const wait = Math.max(0, wake - Date.now());
  if (wait > run.patienceMs) return false;
  run.patienceMs -= wait;
  await new Promise((next) => setTimeout(next, wait));
  return true;
}

/** Of the secret's own place: a name that no function needs to have. */
function defaultFunction(arn) {
  const [, partition, , region, account] = arn.split(":");
  return `arn:${partition}:lambda:${region}:${account}:function:rotate`;
}
