// The program behind every `<rotation-lab>` of a page: one module, one set of style sheets, one place per scene. Loaded
// when the first of them comes into view.

import { sheet } from "../element.mjs";
import init, { Place } from "./element.js";
import { STYLES, SYMBOLS } from "./look.mjs";

let started;
/** What failed to load is asked for again by the next scene. */
const program = () =>
  (started ??= init({ module_or_path: new URL("./element_bg.wasm", import.meta.url) }).catch((error) => ((started = undefined), Promise.reject(error))));

const STOPPED = "Rotation Lab stopped because of an error in it.";
const style = sheet(STYLES);
/** Places whose element is gone. What a program listens with is never taken back: the next element gets the place. */
const resting = [];
/** Places in use, and how each says that it is dead. */
const living = new Map();
let stopped = false;

// A panic ends the one program of all scenes. Another module of the page is no matter of ours.
addEventListener("error", ({ error }) => {
  if (!(error instanceof WebAssembly.RuntimeError) || !/element_bg/.test(error.stack)) return;
  stopped = true;
  for (const dead of living.values()) dead();
  living.clear();
  resting.length = 0;
});

let last = Promise.resolve();
/** Each step is a task of its own: no scene, and no number of them, holds the page up for long. */
const turn = (work) => (last = last.catch(() => {}).then(() => new Promise((resume) => setTimeout(resume))).then(work));

/**
 * Opens a scene in this shadow root. `asked()` gives the attributes, `tell(kind, text, sentence)` hears what happens,
 * `stays()` says whether the scene is still wanted.
 */
export async function show(root, { asked, theme, tell, stays }) {
  if (stopped) throw new Error(STOPPED);
  await program();
  const place = await turn(() => (stays() ? resting.pop() ?? make() : undefined));
  return place && turn(() => begin(root, place, { asked, theme, tell, stays }));
}

function begin(root, place, { asked, theme, tell, stays }) {
  if (!stays()) return void resting.push(place);
  const { element, program } = place;
  const dress = (theme) => (element.dataset.theme = theme ?? "system");
  dress(theme());
  root.adoptedStyleSheets = [...root.adoptedStyleSheets.slice(0, 1), style];
  root.replaceChildren(element);
  program.resize(Math.round(element.clientWidth));
  const width = new ResizeObserver(() => living.has(place) && program.resize(Math.round(element.clientWidth)));
  width.observe(element);
  living.set(place, () => {
    width.disconnect();
    element.prepend(sentence(STOPPED));
    tell("error", "stopped", STOPPED);
  });
  const [scenario, view, src, readonly] = asked();
  // A listener may take the element away: not in the middle of the program's own work.
  program.open((...news) => queueMicrotask(() => tell(...news)), scenario, view, src, readonly);
  const alive = (act) => (...given) => living.has(place) && act(...given);
  return {
    theme: dress,
    ask: alive((asked) => program.ask(...asked)),
    close: alive(() => {
      width.disconnect();
      living.delete(place);
      program.rest();
      resting.push(place);
    }),
  };
}

function make() {
  const element = document.createElement("div");
  element.className = "scene";
  const drawn = document.createElement("div");
  // The drawings that are used by name stand inside the scene, whose colours they have.
  element.append(...made(SYMBOLS), drawn);
  return { element, program: new Place(drawn) };
}

/** As the program would draw it. */
function sentence(words) {
  const notice = document.createElement("p");
  notice.className = "notice";
  notice.dataset.tone = "fail";
  notice.setAttribute("role", "alert");
  notice.textContent = words;
  return notice;
}

/** Elements out of markup of our own, one by one: a page may forbid that text is read as markup. */
function made(markup) {
  const outside = document.createDocumentFragment();
  let parent = outside;
  for (const [, ends, name, attributes, alone] of markup.matchAll(/<(\/?)([a-z]+)([^>]*?)(\/?)>/gi)) {
    if (ends) {
      parent = parent.parentNode;
      continue;
    }
    const element = parent.appendChild(document.createElementNS("http://www.w3.org/2000/svg", name));
    for (const [, key, value] of attributes.matchAll(/([\w-]+)="([^"]*)"/g)) element.setAttribute(key, value);
    if (!alone) parent = element;
  }
  return outside.childNodes;
}
