/**
 * Keeps what a person types before the page's script has started.
 *
 * @import { Typed } from "./typed.js"
 */
import { noteTyped } from "./typed.js";
import { createEarlyCopy } from "../storage/early_answers.js";

/** @param {Typed} typed */
function keepEarly(typed) {
  const copy = createEarlyCopy(window);

  /** @param {Event} event */
  function keep({ target }) {
    const field = /** @type {HTMLInputElement} */ (target);
    const { field: name } = field.dataset;
    const { question } = /** @type {HTMLElement | null} */ (field.closest("[data-question]"))?.dataset ?? {};
    // What the browser puts back is nobody's answer.
    if (!name || !question || !typed.has(field)) return;
    copy.put(question, name, typed.get(field), field.type === "checkbox" ? field.checked : field.value);
  }

  addEventListener("input", keep);
  return {
    /** The form takes over. */
    stop: () => removeEventListener("input", keep),
    end: copy.end,
  };
}

/** Keep it from here on, and tell the scripts to come. */
export function startEarly() {
  const typed = noteTyped();
  Object.assign(window, { fachaustauschTyped: typed, fachaustauschEarly: keepEarly(typed) });
}

/** @returns {Partial<ReturnType<typeof keepEarly>>} What the page's first script has begun, if there is one. */
export const earlyOf = () => /** @type {any} */ (window).fachaustauschEarly ?? {};
