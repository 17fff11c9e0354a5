// Who may talk to the server: requests that name this machine's loopback as their host, from programs, from pages of
// this machine, and from the origins that were allowed. A page elsewhere whose name has been made to point here
// (DNS rebinding) still sends its own name as the host.

const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);
const HOST = /^(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?$/i;

export function isLoopbackUrl(text) {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && LOOPBACK.has(hostname) && username === "" && password === "";
}

/** Whether exactly one host is named, and it is the loopback. `raw` has names and values in turn. */
export function hostIsLoopback(raw) {
  const hosts = raw.filter((_, i) => i % 2 === 1 && raw[i - 1].toLowerCase() === "host");
  return hosts.length === 1 && HOST.test(hosts[0]);
}

/** A program sends no origin. */
export function originIsAllowed(origin, allowed) {
  if (origin === undefined || allowed.includes(origin)) return true;
  return isLoopbackUrl(origin) && new URL(origin).origin === origin;
}

/** What lets a page of an allowed origin read the answer. */
export function corsHeaders(origin) {
  if (origin === undefined) return {};
  return { "access-control-allow-origin": origin, "access-control-expose-headers": "x-amzn-RequestId, Date", vary: "Origin" };
}

/** The answer to a browser that asks whether its page may. What SDKs send besides differs, so what is asked for is allowed. */
export function preflightHeaders(headers) {
  const answer = {
    ...corsHeaders(headers.origin),
    "access-control-allow-methods": "POST",
    "access-control-max-age": "600",
    "content-length": "0",
  };
  const asked = headers["access-control-request-headers"];
  if (asked !== undefined) answer["access-control-allow-headers"] = asked;
  // Chromium asks this before a page of the internet may call the machine it is shown on.
  if (headers["access-control-request-private-network"] === "true") answer["access-control-allow-private-network"] = "true";
  return answer;
}
