// Starts the program with its first part, and fetches the second when the person first acts or opened another page
// than the Lab. Should the first part need the second before it is there, it gets it at once, and the program waits.
// It must not know what is in which part: `cargo xtask split` decides that.

const LAB = /^(#?|#main|#\/?|#\/lab\/?)([?&].*)?$/;

/**
 * `program` is wasm-bindgen's script, opened by `cargo xtask split`; `first` and `second` are addresses. `lost` is
 * called if the program needs its second part and cannot have it.
 */
export async function begin(program, first, second, lost) {
  const imports = program.imports();
  let joined = false;
  const join = (module) => {
    if (!joined) new WebAssembly.Instance(module, imports);
    joined = true;
  };
  const load = () => {
    styles();
    try {
      join(new WebAssembly.Module(bytesNow(second)));
    } catch (error) {
      // The program ends in the middle of what it was doing.
      lost();
      throw error;
    }
  };
  imports.later = { load };
  // Where this fails, the program asks again when it needs the part.
  const come = () => Promise.all([fetch(second).then(bytes).then(WebAssembly.compile), styles()]).then(([module]) => join(module)).catch(() => {});

  const { instance, module } = await program.load(await fetch(first), imports);
  imports.first = instance.exports;
  if (LAB.test(location.hash)) onFirstAct(come);
  else await come();
  program.finish(instance, module);
}

/** The style sheets of the other pages. One that fails leaves its page plain, and the program as it is. */
function styles() {
  const sheets = [...document.querySelectorAll("link[data-later]")].map((link) => {
    const come = new Promise((done) => (link.onload = link.onerror = done));
    link.href = link.dataset.later;
    link.rel = "stylesheet";
    delete link.dataset.later;
    return come;
  });
  return Promise.all(sheets);
}

function onFirstAct(come) {
  const heard = new AbortController();
  const listen = (type, isAct = () => true) => {
    const act = (event) => isAct(event) && (heard.abort(), come());
    addEventListener(type, act, { capture: true, passive: true, signal: heard.signal });
  };
  // A browser also says where the pointer rests when nobody moved it.
  listen("pointermove", ({ movementX, movementY }) => movementX || movementY);
  listen("pointerdown");
  listen("keydown");
  listen("hashchange");
}

async function bytes(response) {
  if (!response.ok) throw new Error(`${response.status}: ${response.url}`);
  return response.arrayBuffer();
}

/** The file, without letting anything else happen: the program stands in the middle of a call. */
function bytesNow(address) {
  const request = new XMLHttpRequest();
  request.open("GET", address, false);
  // The only way to bytes that a synchronous request has: one character for each.
  request.overrideMimeType("text/plain; charset=x-user-defined");
  request.send();
  if (request.status !== 200) throw new Error(`${request.status}: ${address}`);
  const text = request.responseText;
  const bytes = new Uint8Array(text.length);
  // The program waits for this loop: a function called for each character takes ten times as long.
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = text.charCodeAt(i);
  return bytes;
}
