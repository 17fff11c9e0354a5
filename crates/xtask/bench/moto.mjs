// moto and boto3 as contenders: a Python process makes the rotations and says how long they took.

import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { timer } from "./timer.mjs";

const python = fileURLToPath(new URL("../../../target/venv/bin/python", import.meta.url));
const script = fileURLToPath(new URL("rotations.py", import.meta.url));

/** The contenders, and `close` for when they are done with. Without the test clients there are none, and it says so. */
export async function moto() {
  if (!existsSync(python)) {
    console.log("moto and boto3 are not installed: `cargo xtask test` installs them");
    return { contenders: [], close() {} };
  }
  const { timed, close } = await timer(python, [script]);
  return {
    contenders: [
      { name: "moto's backend, in Python: one rotate_secret", timed: timed("backend") },
      { name: "boto3 on moto, in one process", timed: timed("boto3") },
    ],
    close,
  };
}
