// A program that can be made to panic or to trap: its memory is within reach of the test, as `__spoil()`.

export const spoilable = (context) =>
  context.addInitScript(() => {
    const start = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (...from) => {
      const started = await start.apply(WebAssembly, from);
      const memory = Object.values(started.instance.exports).find((thing) => thing instanceof WebAssembly.Memory);
      globalThis.__spoil = () => new Uint8Array(memory.buffer).fill(0xff);
      return started;
    };
  });
