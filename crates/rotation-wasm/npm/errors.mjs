// Errors as they leave the package: each has a stable `code` of the union in the types.

const CODES = new Set([
  "freed",
  "internal",
  "invalid_argument",
  "invalid_command",
  "invalid_endpoint",
  "invalid_option",
  "invalid_region",
  "invalid_schedule",
  "invalid_time",
  "refused",
  "virtual_clock_only",
]);

/** Words that others chose are cut. */
const LONGEST = 1_000;

export function coded(code, message, more) {
  return Object.assign(new Error(message, more), { code });
}

/** Every public function runs in it. */
export function guard(call) {
  try {
    return call();
  } catch (error) {
    throw asCoded(error);
  }
}

/**
 * Errors of the inner module read `code: sentence`; what JavaScript throws at an argument (a getter, a cycle, a symbol
 * made a text) is the argument's fault; a trap is ours.
 */
export function asCoded(error) {
  if (isCoded(error)) return error;
  const [, known, message] = /^([a-z_]+): (.*)$/s.exec(shown(error)) ?? [];
  if (CODES.has(known)) return coded(known, message);
  const code = is(error, WebAssembly.RuntimeError) ? "internal" : "invalid_argument";
  return coded(code, shown(error).slice(0, LONGEST), { cause: error });
}

function isCoded(error) {
  return is(error, Error) && CODES.has(error.code);
}

/** What was thrown may not even say what it is. */
function is(thrown, kind) {
  try {
    return thrown instanceof kind;
  } catch {
    return false;
  }
}

/** A refused schedule comes as lines: AWS's sentence, ours, the member, its wrong part, the repair. */
export function scheduled(call) {
  try {
    return guard(call);
  } catch (error) {
    const [message, hint, member, start, end, repair] = error.message.split("\n");
    if (error.code !== "invalid_schedule" || member === undefined) throw error;
    const details = { hint, member, start: Number(start), end: Number(end), ...(repair && { repair }) };
    throw Object.assign(coded("invalid_schedule", message), details);
  }
}

/** The words of what was thrown, which can be anything, even something that has no words. */
export function shown(thrown) {
  try {
    return String(thrown?.message ?? thrown);
  } catch {
    return "something without words was thrown";
  }
}
