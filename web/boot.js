// Starts the program. The page's content policy allows no inline script, so the hashed names that Trunk
// gives the generated files come in as data attributes of this script's own tag.
// It must not know what the program draws: it only says so, in a sentence, when there will be no program.

import { begin } from "./later.js";

const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
const here = (name) => new URL(name, document.baseURI);

// Inside another page there is no navigation, not even while the program is on its way.
if (/[?&]embed(&|=|$)/.test(location.hash)) document.documentElement.dataset.embed = "";

// A panic in wasm ends the program, in the middle of a call or of something that was waited for. What is drawn stays,
// and the reader is told that it is dead.
for (const [type, thrown] of [["error", "error"], ["unhandledrejection", "reason"]]) {
  addEventListener(type, (event) => {
    if (globalThis.WebAssembly && event[thrown] instanceof WebAssembly.RuntimeError) crashed();
  });
}

try {
  const later = here(wasm.replace("_bg.wasm", "_later.wasm"));
  await begin(await import(here(js)), here(wasm), later, () => {
    say("Rotation Lab could not load the rest of itself. Check the connection and reload the page.");
  });
} catch (error) {
  console.error(error);
  say(reason(error));
}

function reason(error) {
  if (!globalThis.WebAssembly) {
    return "Rotation Lab needs WebAssembly, and this browser has it switched off or does not know it.";
  }
  if (error instanceof WebAssembly.RuntimeError) {
    return "Rotation Lab stopped while it started. Reload the page; if that does not help, it is an error in Rotation Lab.";
  }
  if (error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError) {
    return "Rotation Lab could not start: this browser refuses its WebAssembly. A newer browser will run it.";
  }
  return "Rotation Lab could not be loaded. Check the connection and reload the page.";
}

function crashed() {
  // A dead program is still called, with each key and each click: the card stays as it is.
  if (document.querySelector(".crash")) return;
  const card = say("Rotation Lab stopped because of an error in it. Reload the page to go on.");
  card.classList.add("crash");
  // Without the buttons the sentence is still true.
  import("./crash.js").then(({ offer }) => offer(card), () => {});
}

function say(sentence) {
  document.querySelector("#failed")?.remove();
  const notice = document.createElement("div");
  notice.id = "failed";
  notice.className = "notice";
  notice.dataset.tone = "fail";
  notice.dataset.testid = "boot-failed";
  notice.setAttribute("role", "alert");
  notice.append(Object.assign(document.createElement("span"), { textContent: sentence }));
  document.body.prepend(notice);
  // Grey bars promise that something is coming. Nothing is.
  document.querySelector("#app > [data-waiting]")?.removeAttribute("aria-busy");
  for (const bar of document.querySelectorAll("#app .skeleton")) bar.remove();
  return notice;
}
