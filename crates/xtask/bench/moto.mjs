// moto and boto3 as contenders: a Python process makes the calls and says how long they took.

import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { timer } from "./timer.mjs";

const python = fileURLToPath(new URL("../../../target/venv/bin/python", import.meta.url));
const script = fileURLToPath(new URL("rotations.py", import.meta.url));

/** What the Python process can be asked for, by the number of calls that a secret gets; 0 is without end. */
export const rotations = (each) => ({
  [`backend ${each}`]: "moto's backend, in Python: one rotate_secret",
  [`boto3 ${each}`]: "boto3 on moto, in one process",
});
export const READS = { "describe 0": "boto3 on moto, in one process" };

/**
 * The contenders of these kinds, and `close` for when they are done with. Without the test clients there are none, and
 * it says so.
 */
export async function moto(kinds) {
  if (!existsSync(python)) {
    console.log("moto and boto3 are not installed: `cargo xtask test` installs them");
    return { contenders: [], close() {} };
  }
  const { timed, close } = await timer(python, [script]);
  return {
    contenders: Object.entries(kinds).map(([kind, name]) => ({ name, timed: timed(kind) })),
    close,
  };
}
