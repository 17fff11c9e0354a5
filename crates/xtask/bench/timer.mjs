// Contenders in another process: it says when it is ready, then reads `KIND COUNT`, a line each, and answers how many
// seconds that took.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** `timed(kind)` is a contender's, in ms; `close` for when it is done with. */
export async function timer(program, args = []) {
  const child = spawn(program, args, { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  await lines.next();
  const timed = (kind) => async (count) => {
    child.stdin.write(`${kind} ${count}\n`);
    const { value } = await lines.next();
    if (!(Number(value) > 0)) throw new Error(`${program} said ${value}`);
    return Number(value) * 1000;
  };
  const close = async () => {
    child.stdin.end();
    await once(child, "exit");
  };
  return { timed, close };
}
