// How a server ends: what is being sent is still answered, everybody else is let go.

/** How long requests that are being sent may take to end. */
const DRAIN_MS = 3000;

/** @returns {(ended: () => void) => void} to be called once */
export function drainOf(server) {
  const open = new Set();
  server.on("connection", (socket) => {
    open.add(socket);
    socket.once("close", () => open.delete(socket));
  });
  return (ended) => {
    // Closes what is idle between two requests; a connection that has not sent anything yet does not count as that.
    server.close(ended);
    for (const socket of open) if (socket.bytesRead === 0) socket.destroy();
    setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  };
}
