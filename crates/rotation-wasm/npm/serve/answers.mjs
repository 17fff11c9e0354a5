// Answers as they go out: spelt and typed as AWS's are, and never half of one.
import { randomUUID } from "node:crypto";
import { discardRest } from "./body.mjs";

/** How long a client that is refused may go on sending before it is cut off. */
const DISCARD_MS = 1000;

/** What a connection that does not speak HTTP is told, by Node's name for the mistake. */
const BROKEN = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, "Request Timeout", "The request took too long to arrive."],
  HPE_HEADER_OVERFLOW: [431, "Request Header Fields Too Large", "The headers are too long."],
  otherwise: [400, "Bad Request", "This is no HTTP request."],
};

export function send(response, { status, headers, body }, more) {
  response.writeHead(status, head(headers["x-amzn-requestid"], body, more));
  response.end(body);
}

/** Refuses a request whose body nobody will read, and with it the connection. */
export async function refuse(request, response, [status, type, text], more) {
  response.shouldKeepAlive = false;
  const body = errorBody(type, text);
  response.writeHead(status, head(undefined, body, more));
  // The whole answer is out before the connection ends.
  response.write(body);
  await discardRest(request, DISCARD_MS);
  response.end();
}

/** Node adds the date. */
function head(requestId, body, more) {
  return {
    "x-amzn-RequestId": requestId ?? randomUUID(),
    "Content-Type": "application/x-amz-json-1.1",
    "Content-Length": Buffer.byteLength(body),
    ...more,
  };
}

export const errorBody = (type, text) => JSON.stringify({ __type: type, Message: text });

/** For the server's "clientError": there is no request to answer, only a connection. */
export function refuseBroken(error, socket) {
  if (!socket.writable || error.code === "ECONNRESET") return socket.destroy();
  const [status, reason, text] = BROKEN[error.code] ?? BROKEN.otherwise;
  const headers = `Connection: close\r\nContent-Type: text/plain\r\nContent-Length: ${Buffer.byteLength(text)}`;
  socket.write(`HTTP/1.1 ${status} ${reason}\r\n${headers}\r\n\r\n${text}`);
  socket.destroySoon();
}
