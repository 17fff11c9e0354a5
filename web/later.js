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
  const come = () => fetch(second).then(bytes).then(WebAssembly.compile).then(join).catch(() => {});

  const { instance, module } = await program.load(await fetch(first), imports);
  imports.first = instance.exports;
  if (LAB.test(location.hash)) onFirstAct(come);
  else await come();
  program.finish(instance, module);
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
  return Uint8Array.from(request.responseText, (character) => character.charCodeAt(0) & 255);
}
