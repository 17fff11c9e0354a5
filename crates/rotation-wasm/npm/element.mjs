// `<rotation-lab scenario="stuck-pending" view="timeline" readonly>`: importing this file names the element and loads
// nothing. What draws it is loaded once for all elements of a page, when the first of them comes into view.

/** What the program is told; `theme` is a matter of the style. */
const ASKED = ["scenario", "view", "src", "readonly"];

/** A text that is longer is wrong as well without its end: the longest link has a third of it. */
const LONGEST = 100_000;

/** Room for a scene that is not drawn yet. */
const WAITING = ":host { display: block } :host([hidden]) { display: none } [part='waiting'] { min-block-size: 20rem }";

/** A server that renders pages has no elements: there it is a class and nothing else. */
const HERE = typeof HTMLElement === "function";

let waiting;
/** One for the page: a scene is opened when it is seen for the first time. */
const seen = HERE && new IntersectionObserver((entries) => entries.forEach(({ isIntersecting, target }) => isIntersecting && open.get(target)()));
const open = new WeakMap();

/** Made here and not written into the page: no content policy forbids it. */
export function sheet(rules) {
  const made = new CSSStyleSheet();
  made.replaceSync(rules);
  return made;
}

let loading;
/** The one program of the page. What failed to load is asked for again by the next that comes into view. */
const program = () => (loading ??= import("./element/scene.mjs").catch((error) => ((loading = undefined), Promise.reject(error))));

export class RotationLabElement extends (HERE ? HTMLElement : Object) {
  static observedAttributes = [...ASKED, "theme"];

  #root;
  #scene;
  #opening = false;
  #asking = false;

  constructor() {
    super();
    if (!HERE) return;
    this.#root = this.attachShadow({ mode: "open" });
    this.#root.adoptedStyleSheets = [(waiting ??= sheet(WAITING))];
    this.#wait();
    open.set(this, () => this.#open());
  }

  connectedCallback() {
    // What was set before the element had its name is an own property, in the way of the attribute's.
    for (const name of RotationLabElement.observedAttributes.filter((name) => Object.hasOwn(this, name))) {
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
    if (!this.#scene && !this.#opening) seen.observe(this);
  }

  /** An element that is only moved is back before this microtask: its scene stays as it is. */
  disconnectedCallback() {
    queueMicrotask(() => {
      if (this.isConnected) return;
      seen.unobserve(this);
      this.#scene?.close();
      this.#scene = undefined;
      this.#wait();
    });
  }

  attributeChangedCallback(name) {
    if (name === "theme") this.#scene?.theme(this.theme);
    if (name === "theme" || this.#asking) return;
    this.#asking = true;
    // Several attributes that change together are one question.
    queueMicrotask(() => {
      this.#asking = false;
      this.#scene?.ask(this.#asked());
    });
  }

  async #open() {
    seen.unobserve(this);
    this.#opening = true;
    try {
      const { show } = await program();
      const stays = () => this.isConnected;
      this.#scene = await show(this.#root, { asked: () => this.#asked(), theme: () => this.theme, tell: (...news) => this.#tell(...news), stays });
      if (this.#scene && !stays()) this.disconnectedCallback();
      // A listener may have changed attributes before there was a scene to tell.
      this.#scene?.theme(this.theme);
      this.#scene?.ask(this.#asked());
    } catch (cause) {
      const message = "Rotation Lab could not be loaded here.";
      this.#say(message);
      this.#tell("error", "not_loaded", message, cause);
    }
    this.#opening = false;
    // Taken away and put back while it was loading.
    if (!this.#scene && this.isConnected && !this.#root.querySelector("[role='alert']")) seen.observe(this);
  }

  #asked() {
    return [...["scenario", "view", "src"].map((name) => this[name]?.slice(0, LONGEST)), this.readonly];
  }

  #tell(kind, text, message, cause) {
    const detail = kind === "change" ? { payload: text } : { code: text, message, ...(cause && { cause }) };
    this.dispatchEvent(new CustomEvent(kind, { detail, bubbles: kind === "change" }));
  }

  #wait() {
    const place = document.createElement("div");
    place.setAttribute("part", "waiting");
    this.#root.replaceChildren(place);
  }

  #say(message) {
    const sentence = document.createElement("p");
    sentence.setAttribute("role", "alert");
    sentence.textContent = message;
    this.#root.replaceChildren(sentence);
  }
}

/** Each attribute is a property of the same name. */
for (const name of [...ASKED, "theme"]) {
  const flag = name === "readonly";
  Object.defineProperty(RotationLabElement.prototype, name, {
    configurable: true,
    enumerable: true,
    get() {
      return flag ? this.hasAttribute(name) : this.getAttribute(name);
    },
    set(value) {
      if (flag) this.toggleAttribute(name, Boolean(value));
      else if (value === null || value === undefined) this.removeAttribute(name);
      else this.setAttribute(name, value);
    },
  });
}

// Two copies of the package in one page: the first has the name.
if (HERE && !customElements.get("rotation-lab")) customElements.define("rotation-lab", RotationLabElement);
