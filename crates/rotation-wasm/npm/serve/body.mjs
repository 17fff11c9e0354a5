// A request's body, up to a limit. What is beyond it is never kept.

/**
 * The body, or nothing if it is longer than `limit`: then the rest still has to be discarded.
 * Rejects if the client goes away.
 * @returns {Promise<Buffer | undefined>}
 */
export function readBody(request, limit) {
  return new Promise((resolve, reject) => {
    const chunks = [];
    let size = 0;
    request.on("data", (chunk) => {
      size += chunk.length;
      if (size <= limit) return chunks.push(chunk);
      chunks.length = 0;
      request.removeAllListeners("data");
      resolve(undefined);
    });
    request.once("end", () => resolve(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)));
    request.once("error", reject);
    request.once("close", () => reject(new Error("the client went away")));
  });
}

/**
 * Lets a client send on for a moment without keeping anything: one whose connection closes while it sends would not
 * see the answer that has been written for it.
 */
export function discardRest(request, ms) {
  return new Promise((done) => {
    const timer = setTimeout(done, ms);
    request.once("close", () => (clearTimeout(timer), done()));
    request.once("end", () => (clearTimeout(timer), done()));
    request.resume();
  });
}
