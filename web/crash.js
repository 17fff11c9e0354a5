// After a panic: what the reader can still do. The program is dead, but what was done is not lost: after each thing that
// is done it writes a link's payload into a property of the window (web/src/effects/kept.rs), and behind a blank that of
// the link it began on.

/** `card` says that the program has stopped. */
export function offer(card) {
  const done = globalThis.rotationLabKept?.split(" ")[0];
  const button = (words, testid, act) => {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "button", textContent: words });
    button.dataset.testid = testid;
    button.addEventListener("click", act);
    card.append(button);
  };
  if (done && isStored()) card.querySelector("span").append(" What you did is here again after that.");
  // What `rotation_lab::export` reads of a file.
  const file = () => JSON.stringify({ format: "rotation-lab/1", link: done });
  if (done) button("Download the log (JSON)", "crash-log", () => download(file()));
  button("Reload", "crash-reload", () => location.reload());
}

/** Storage may be forbidden, or full. */
function isStored() {
  try {
    return Boolean(localStorage.getItem("rotation-lab.recent"));
  } catch {
    return false;
  }
}

function download(text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = "rotation-lab-log.json";
  link.click();
  URL.revokeObjectURL(link.href);
}
