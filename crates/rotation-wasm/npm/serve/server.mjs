// HTTP: from connections to requests with their bodies, and back from answers. It knows limits and times, and nothing
// of Secrets Manager: `answer` gets a request and its body and gives { status, headers, body } at once.
import http from "node:http";
import { MOST_BYTES } from "../read.mjs";
import { errorBody, refuse, refuseBroken, send } from "./answers.mjs";
import { readBody } from "./body.mjs";
import { corsHeaders, hostIsLoopback, originIsAllowed, preflightHeaders } from "./gate.mjs";

/** Longer than clients keep idle connections, so that it is they who close them, between two requests. */
const KEEP_ALIVE_MS = 65_000;

export function createServer({ answer, corsOrigins, timeoutMs }) {
  const limits = { headersTimeout: Math.min(timeoutMs, 10_000), requestTimeout: timeoutMs, keepAliveTimeout: KEEP_ALIVE_MS };
  const server = http.createServer({ ...limits, connectionsCheckingInterval: 500 });
  const respond = async (request, response) => {
    try {
      await handle(request, response, { answer, corsOrigins, isOpen: () => server.listening });
    } catch {
      // The client went away, or what it sent was cut off as broken.
      request.socket.destroy();
    }
  };
  server.on("request", respond);
  server.on("checkContinue", respond);
  server.on("clientError", refuseBroken);
  return server;
}

async function handle(request, response, { answer, corsOrigins, isOpen }) {
  const { headers, method } = request;
  const refusal = refusalByHead(request, corsOrigins);
  if (refusal) return refuse(request, response, refusal);
  if (method === "OPTIONS" && headers.origin !== undefined) {
    response.writeHead(204, preflightHeaders(headers));
    return response.end();
  }
  const cors = corsHeaders(headers.origin);
  const tooLong = Number(headers["content-length"]) > MOST_BYTES;
  if (headers.expect !== undefined && !tooLong) response.writeContinue();
  const body = tooLong ? undefined : await readBody(request, MOST_BYTES);
  if (body === undefined) {
    return refuse(request, response, [413, "RequestEntityTooLargeException", `A request has at most ${MOST_BYTES} bytes.`], cors);
  }
  // A server that is ending keeps no connection.
  if (!isOpen()) response.shouldKeepAlive = false;
  send(response, attempt(answer, request, body), cors);
}

/** Why a request is refused whose body has not been looked at. */
function refusalByHead({ httpVersion, rawHeaders, headers }, corsOrigins) {
  if (httpVersion !== "1.1") return [505, "HTTPVersionNotSupported", "This server speaks HTTP/1.1."];
  if (!hostIsLoopback(rawHeaders)) {
    return [403, "HostNotAllowed", "The Host header has to name this machine: 127.0.0.1, localhost or [::1]."];
  }
  if (!originIsAllowed(headers.origin, corsOrigins)) {
    return [403, "OriginNotAllowed", `Pages of ${headers.origin} may not call: allow them with --cors-origin.`];
  }
  return undefined;
}

/** A mistake of this program is an answer too. */
function attempt(answer, request, body) {
  try {
    return answer(request, body);
  } catch (error) {
    console.error(error);
    return { status: 500, headers: {}, body: errorBody("InternalServiceError", "An error occurred on the server side.") };
  }
}
