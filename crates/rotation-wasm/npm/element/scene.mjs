// The scenes of a page: one program, one set of style sheets, one place per scene. Loaded when the first of them comes
// into view.

import { sheet } from "../element.mjs";
import { STYLES, SYMBOLS } from "./look.mjs";
import { Place, ended, onEnd, start } from "./program.mjs";
import { STOPPED, showStopped } from "./stopped.mjs";

const style = sheet(STYLES);
/** Places whose element is gone. What a program listens with is never taken back: the next element gets the place. */
const resting = [];
/** Of each scene, whether it is drawn already or not: how it says that the program has ended. */
const scenes = new Set();

onEnd((cause) => {
  for (const stop of scenes) stop(cause);
  scenes.clear();
  resting.length = 0;
});

let last = Promise.resolve();
/** Each step is a task of its own: no scene, and no number of them, holds the page up for long. */
const turn = (work) => (last = last.catch(() => {}).then(() => new Promise((resume) => setTimeout(resume))).then(() => (ended() ? undefined : work())));

/**
 * Opens a scene in this shadow root. `asked()` gives the attributes, `tell(kind, text, sentence, cause)` hears what
 * happens, `stays()` says whether the scene is still wanted.
 */
export async function show(root, { asked, theme, tell, stays }) {
  const stop = (cause) => {
    showStopped(root.querySelector(".scene") ?? stand(root, frame(), theme()));
    tell("error", "stopped", STOPPED, cause);
  };
  if (ended()) return void stop(ended());
  scenes.add(stop);
  let scene;
  try {
    await start();
    const place = await turn(() => (stays() ? resting.pop() ?? make() : undefined));
    scene = place && (await turn(() => begin(root, place, { asked, theme, tell, stays, stop })));
    return scene;
  } catch (error) {
    // What ended has said so.
    if (!ended()) throw error;
  } finally {
    if (!scene) scenes.delete(stop);
  }
}

function begin(root, place, { asked, theme, tell, stays, stop }) {
  if (!stays()) return void resting.push(place);
  const { element, program } = place;
  stand(root, element, theme());
  const alive = (act) => (...given) => scenes.has(stop) && act(...given);
  const resize = alive(() => program.resize(Math.round(element.clientWidth)));
  resize();
  const width = new ResizeObserver(resize);
  width.observe(element);
  const [scenario, view, src, readonly] = asked();
  // A listener may take the element away: not in the middle of the program's own work.
  program.open((...news) => queueMicrotask(() => tell(...news)), scenario, view, src, readonly);
  return {
    theme: (theme) => dress(element, theme),
    ask: alive((asked) => program.ask(...asked)),
    close: alive(() => {
      width.disconnect();
      scenes.delete(stop);
      program.rest();
      resting.push(place);
    }),
  };
}

function stand(root, element, theme) {
  dress(element, theme);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets.slice(0, 1), style];
  root.replaceChildren(element);
  return element;
}

const dress = (element, theme) => (element.dataset.theme = theme ?? "system");

function make() {
  const element = frame();
  const drawn = document.createElement("div");
  // The drawings that are used by name stand inside the scene, whose colours they have.
  element.append(...made(SYMBOLS), drawn);
  return { element, program: new Place(drawn) };
}

function frame() {
  const element = document.createElement("div");
  element.className = "scene";
  return element;
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
