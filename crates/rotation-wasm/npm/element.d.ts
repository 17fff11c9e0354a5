/**
 * The element `<rotation-lab>`: a live scene in a page. Importing this names it; what draws it is loaded when the first of
 * them comes into view.
 *
 * @module rotation-lab/element
 */

/** What is shown of a scenario: its timeline, the schedule of its secret, the request that rotates it. */
export type RotationLabView = "timeline" | "schedule" | "request";

/** `system` follows the reader's system. */
export type RotationLabTheme = "light" | "dark" | "system";

/** Of a `change`: what `src` takes, and what stands behind `#/lab?s=` in a link to the dashboard. */
export interface RotationLabChange {
  /** The payload. */
  readonly payload: string;
}

/** What can be wrong with an element. `stopped`: an error in Rotation Lab itself ended every scene; the page is fine. */
export type RotationLabTrouble = "unknown_scenario" | "unknown_view" | "broken_link" | "not_loaded" | "stopped";

/** Of an `error`. */
export interface RotationLabFailure {
  /** What is wrong. */
  readonly code: RotationLabTrouble;
  /** The sentence that stands in the element. */
  readonly message: string;
  /** What the browser threw, where it threw. */
  readonly cause?: unknown;
}

/** What the element fires besides what every element does. */
export interface RotationLabEvents {
  /** The lab is another than before; never with `readonly`. It bubbles. */
  change: CustomEvent<RotationLabChange>;
  /** There is nothing to show. */
  error: CustomEvent<RotationLabFailure>;
}

/** The element `<rotation-lab>`. Each attribute is a property of the same name, and is followed. */
export class RotationLabElement extends HTMLElement {
  /** The id of a story; the first one where neither this nor `src` is given. */
  scenario: string | null;
  /** The view; the timeline if absent. */
  view: RotationLabView | null;
  /** The payload of a link, or the link; it comes before `scenario`. What `change` told may be handed back, if need be late. */
  src: string | null;
  /** Nothing can be changed: there is only the playhead to move. */
  readonly: boolean;
  /** The theme; the system's if absent. */
  theme: RotationLabTheme | null;

  /** As of every element, with the types of its own events. */
  addEventListener<K extends keyof RotationLabEvents>(
    type: K,
    listener: (this: RotationLabElement, event: RotationLabEvents[K]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  /** As of every element. */
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
  /** As of every element, with the types of its own events. */
  removeEventListener<K extends keyof RotationLabEvents>(
    type: K,
    listener: (this: RotationLabElement, event: RotationLabEvents[K]) => void,
    options?: boolean | EventListenerOptions,
  ): void;
  /** As of every element. */
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "rotation-lab": RotationLabElement;
  }
}
