/**
 * Says beside a date field that what stands there is no day, and what to do, until it is mended.
 */
import * as texts from "./texts.js";
import { isRight } from "./watch.js";
import { el } from "./dom.js";

/**
 * Somebody who presses nothing for so long, in milliseconds, has paused.  While she types a year it is 0002 and 0020
 * first, and a click would miss what new words push away.
 */
const PAUSE = 1500;

/** So often, in milliseconds, the field is looked at: half a date comes and goes without an event. */
const EVERY = 250;

/** @type {WeakMap<HTMLInputElement, (isDone: boolean) => void>} What looks at the fields that are wrong. */
const watched = new WeakMap();

let count = 0;

/**
 * @param {HTMLInputElement} field
 * @param {boolean} [isDone] Whether she has finished, so that she need not pause.
 */
export function watchDay(field, isDone = false) {
  const known = watched.get(field);
  if (known) return known(isDone);
  const id = `desk.no-day-${(count += 1)}`;
  const note = el("p", { class: "notice screen-only", role: "alert", id }, texts.noDay);
  const place = field.closest(".question__details") ?? /** @type {Element} */ (field.closest("label"));
  const timer = setInterval(look, EVERY);
  let actedAt = performance.now();

  const noteAct = () => {
    actedAt = performance.now();
  };
  for (const type of ["keydown", "pointerdown"]) addEventListener(type, noteAct);
  field.addEventListener("input", look);

  function look(/** @type {unknown} */ finished) {
    if (isRight(field) || !field.isConnected) return end();
    if (note.isConnected || (finished !== true && performance.now() - actedAt < PAUSE)) return;
    field.ariaInvalid = "true";
    field.setAttribute("aria-describedby", id);
    place.after(note);
  }

  function end() {
    clearInterval(timer);
    for (const type of ["keydown", "pointerdown"]) removeEventListener(type, noteAct);
    field.removeEventListener("input", look);
    watched.delete(field);
    note.remove();
    field.ariaInvalid = null;
    field.removeAttribute("aria-describedby");
  }

  watched.set(field, look);
  look(isDone);
}
