// The memory of a page's program within reach of a test, as `__memory`; `__spoil()` makes it panic, or trap, at its next call.

export const within = (context) =>
  context.addInitScript(() => {
    const start = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (...from) => {
      const started = await start.apply(WebAssembly, from);
      globalThis.__memory = Object.values(started.instance.exports).find((thing) => thing instanceof WebAssembly.Memory);
      globalThis.__spoil = () => new Uint8Array(globalThis.__memory.buffer).fill(0xff);
      return started;
    };
  });
