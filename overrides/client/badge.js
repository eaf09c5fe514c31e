/**
 * Says honestly what is saved and what is not.
 *
 * @import { Failure } from "./keeper.js"
 *
 * @typedef {"saving" | "saved" | "kept" | "empty" | Failure} BadgeState
 */
import * as texts from "./texts.js";

/**
 * @param {HTMLElement} element Has role="status".
 * @param {boolean} isSession Whether answers are kept for this session alone.
 */
export function createBadge(element, isSession) {
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
    saved: (at) => show("saved", isSession ? texts.savedForSession(at, new Date()) : texts.saved(at, new Date())),
    /** @param {Date} at */
    kept: (at) => show("kept", texts.kept(at, new Date())),
    /** @param {Failure} failure */
    failed: (failure) => show(failure, texts.notSaved[failure]),
  };
}
