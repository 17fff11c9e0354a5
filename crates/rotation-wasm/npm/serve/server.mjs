// HTTP: from connections to requests, and back from answers. It knows limits, times and broken requests, and nothing
// of Secrets Manager: `answer` gets the request with its body and gives { status, headers, body } at once.
import { randomUUID } from "node:crypto";
import http from "node:http";
import { discardRest, readBody } from "./body.mjs";
import { corsHeaders, hostIsLoopback, originIsAllowed, preflightHeaders } from "./gate.mjs";

/** More than the longest secret value, with every character escaped. */
const MOST_BYTES = 1024 * 1024;
/** How long a client whose body is too long may go on sending before it is cut off. */
const DISCARD_MS = 1000;
/** Longer than clients keep idle connections, so that it is they who close them, between two requests. */
const KEEP_ALIVE_MS = 65_000;

/** What a connection that does not speak HTTP is told, by Node's name for the mistake. */
const BROKEN = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, "Request Timeout", "The request took too long to arrive."],
  HPE_HEADER_OVERFLOW: [431, "Request Header Fields Too Large", "The headers are too long."],
  otherwise: [400, "Bad Request", "This is no HTTP request."],
};

export function createServer({ answer, corsOrigins, timeoutMs }) {
  const limits = { headersTimeout: Math.min(timeoutMs, 10_000), requestTimeout: timeoutMs, keepAliveTimeout: KEEP_ALIVE_MS };
  const server = http.createServer({ ...limits, connectionsCheckingInterval: 500 });
  const respond = async (request, response) => {
    try {
      await handle(request, response, { answer, corsOrigins, isOpen: () => server.listening });
    } catch {
      // The client went away, or what it sent was cut off by `clientError`.
      if (!response.headersSent) request.socket.destroy();
    }
  };
  server.on("request", respond);
  server.on("checkContinue", respond);
  server.on("clientError", refuseBroken);
  return server;
}

async function handle(request, response, { answer, corsOrigins, isOpen }) {
  const { headers, method } = request;
  const refused = refusal(request, corsOrigins);
  if (refused) return refuse(request, response, ...refused);
  if (method === "OPTIONS" && headers.origin !== undefined) {
    response.writeHead(204, preflightHeaders(headers));
    return response.end();
  }
  const cors = corsHeaders(headers.origin);
  if (headers.expect !== undefined && !(Number(headers["content-length"]) > MOST_BYTES)) response.writeContinue();
  const body = await readBody(request, MOST_BYTES);
  if (body === undefined) {
    return refuse(request, response, 413, "RequestEntityTooLargeException", `A request has at most ${MOST_BYTES} bytes.`, cors);
  }
  // A server that is ending keeps no connection.
  if (!isOpen()) response.shouldKeepAlive = false;
  send(response, attempt(answer, request, body), cors);
}

/** What is refused by its head alone. */
function refusal({ httpVersion, rawHeaders, headers }, corsOrigins) {
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
    return { status: 500, headers: {}, body: JSON.stringify({ __type: "InternalServiceError", Message: "An error occurred on the server side." }) };
  }
}

async function refuse(request, response, status, type, Message, headers = {}) {
  response.shouldKeepAlive = false;
  const body = JSON.stringify({ __type: type, Message });
  response.writeHead(status, head({ "x-amzn-requestid": randomUUID() }, body, headers));
  // The whole answer is out before the connection ends.
  response.write(body);
  await discardRest(request, DISCARD_MS);
  response.end();
}

function send(response, { status, headers, body }, cors) {
  response.writeHead(status, head(headers, body, cors));
  response.end(body);
}

/** Spelt and typed as AWS does; Node adds the date. */
function head(headers, body, more) {
  return {
    "x-amzn-RequestId": headers["x-amzn-requestid"] ?? randomUUID(),
    "Content-Type": "application/x-amz-json-1.1",
    "Content-Length": Buffer.byteLength(body),
    ...more,
  };
}

function refuseBroken(error, socket) {
  if (!socket.writable || error.code === "ECONNRESET") return socket.destroy();
  const [status, reason, text] = BROKEN[error.code] ?? BROKEN.otherwise;
  const length = Buffer.byteLength(text);
  socket.write(
    `HTTP/1.1 ${status} ${reason}\r\nConnection: close\r\nContent-Type: text/plain\r\nContent-Length: ${length}\r\n\r\n${text}`,
  );
  socket.destroySoon();
}
