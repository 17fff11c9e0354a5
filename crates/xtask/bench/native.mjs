// Signing in Rust, and the hashing in it without the rest: what the stages cost.

import { timer } from "./timer.mjs";

/** `program` is the built example of crates/rotation-protocol/examples/sign_speed.rs. */
export async function native(program) {
  const { timed, close } = await timer(program);
  const contenders = [
    { name: "its SHA-256 and HMAC alone", timed: timed("bare") },
    { name: "rotation-protocol, every stage", timed: timed("signed") },
  ];
  return { title: "sign one RotateSecret, native", contenders, close };
}
