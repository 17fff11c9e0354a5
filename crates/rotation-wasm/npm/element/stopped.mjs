// What a scene shows when its program has ended.

export const STOPPED = "Rotation Lab stopped because of an error in it. Reload the page to go on.";

/** Above what was drawn, which stays; drawn as the program would. */
export function showStopped(scene) {
  // A modal dialog would hold the whole page, and nothing is left to close it.
  for (const dialog of scene.querySelectorAll("dialog[open]")) dialog.close();
  const notice = made("div", { className: "notice" });
  notice.dataset.tone = "fail";
  notice.setAttribute("role", "alert");
  const reload = made("button", { type: "button", className: "button", textContent: "Reload" });
  reload.addEventListener("click", () => location.reload());
  notice.append(made("span", { textContent: STOPPED }), reload);
  scene.prepend(notice);
}

const made = (name, properties) => Object.assign(document.createElement(name), properties);
