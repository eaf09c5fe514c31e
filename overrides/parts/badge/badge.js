/**
 * Says honestly what is saved and what is not: to the eye at once, to a screen reader no more often than helps.
 *
 * @import { Badge } from "../../client/page/types.js"
 * @import { Failure } from "../../client/storage/types.js"
 *
 * @typedef {"saving" | "saved" | "kept" | "unclear" | "empty" | Failure} BadgeState
 */
import * as texts from "../../client/page/texts.js";

/** "Gespeichert" is read out once in this time, in milliseconds; what else happens is read out at once. */
const SPOKEN_EVERY = 60_000;

/** Says nothing that a person waits for. */
const SILENT = ["saving", "empty"];

/**
 * @param {HTMLElement} element What is seen.
 * @param {HTMLElement} spoken What is read out: has role="status".
 * @param {boolean} isSession Whether answers are kept for this session alone.
 * @returns {Badge}
 */
export function createBadge(element, spoken, isSession) {
  /** @type {BadgeState | undefined} What was read out last. */
  let spokenState;
  let spokenAt = 0;
  let isStarted = false;

  /**
   * @param {BadgeState} state
   * @param {string} text
   */
  function show(state, text) {
    if (!isStarted) return;
    element.dataset.state = state;
    if (element.textContent !== text) element.textContent = text;
    if (SILENT.includes(state) || (state === spokenState && performance.now() - spokenAt < SPOKEN_EVERY)) return;
    spokenState = state;
    spokenAt = performance.now();
    spoken.textContent = text;
  }

  return {
    start() {
      isStarted = true;
    },
    unclear: () => show("unclear", texts.unclearDay),
    empty: () => show("empty", texts.nothingYet),
    saving: () => show("saving", texts.saving),
    saved: (at) => show("saved", isSession ? texts.savedForSession(at, new Date()) : texts.saved(at, new Date())),
    kept: (at) => show("kept", texts.kept(at, new Date())),
    failed: (failure) => show(failure, texts.notSaved[failure]),
  };
}
