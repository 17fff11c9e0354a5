// The one program of all scenes of a page: how it starts, and how it is noticed that it has ended. It has ended as soon as
// something is thrown out of it: a panic, a trap, a stack that was too deep. What it was in the middle of is then half
// done, so it is never called again. What else goes wrong in the page is no matter of ours, whatever it is called.

import { finish, imports, load } from "./element.js";

export { Place } from "./element.js";

let started;
let thrown;
const listeners = [];

/** What failed to load is asked for again by the next scene. */
export const start = () => (started ??= begin().catch((error) => ((started = undefined), Promise.reject(error))));

/** What ended it, if it has ended. */
export const ended = () => thrown;

/** `listener` is told what ended the program, when nothing of it runs any more. */
export const onEnd = (listener) => void listeners.push(listener);

async function begin() {
  const { instance, module } = await load(await fetch(new URL("./element_bg.wasm", import.meta.url)), imports());
  const watched = Object.entries(instance.exports).map(([name, thing]) => [name, typeof thing === "function" ? watch(thing) : thing]);
  finish({ exports: Object.fromEntries(watched) }, module);
}

/** Each way into the program: the scenes' calls, what it listens to, its timers, what it waits for. */
const watch = (call) => (...given) => {
  if (thrown) return tell();
  try {
    return call(...given);
  } catch (error) {
    // First, and without a call: where the stack was too deep, there may be no room for one yet.
    thrown ??= error ?? "nothing";
    tell();
    throw error;
  }
};

let told = false;

function tell() {
  if (told) return;
  queueMicrotask(() => listeners.forEach((listener) => listener(thrown)));
  told = true;
}
