/**
 * Says honestly what is saved and what is not.
 *
 * @import { Failure } from "./store.js"
 *
 * @typedef {"saving" | "saved" | "empty" | Failure} BadgeState
 */
import { texts } from "./texts.js";

/** @param {HTMLElement} element Has role="status". */
export function createBadge(element) {
  /**
   * @param {BadgeState} state
   * @param {string} text
   */
  function show(state, text) {
    // Busy keeps a screen reader quiet while the person types; it hears the result.
    element.setAttribute("aria-busy", String(state === "saving"));
    element.dataset.state = state;
    if (element.textContent !== text) element.textContent = text;
  }

  return {
    empty: () => show("empty", texts.nothingYet),
    saving: () => show("saving", texts.saving),
    /** @param {Date} at */
    saved: (at) => show("saved", texts.saved(at, new Date())),
    /** @param {Failure} failure */
    failed: (failure) => show(failure, texts.notSaved[failure]),
  };
}
