/**
 * Tells a person that another tab changed the field in which she is typing, and lets her take either text.
 */
import { texts } from "./texts.js";

/**
 * Take away the choice, because there is nothing left to choose.
 *
 * @param {HTMLElement} question
 * @param {string} field
 */
export const endConflict = (question, field) => question.querySelector(`[data-conflict="${field}"]`)?.remove();

/**
 * @param {HTMLElement} question
 * @param {string} field
 * @param {string} theirs What the other tab put there, as the person reads it.
 * @param {{ take: () => void, keep: () => void }} choose
 */
export function showConflict(question, field, theirs, choose) {
  const place = /** @type {HTMLElement} */ (question.querySelector("[data-part='conflicts']"));
  endConflict(question, field);
  const box = document.createElement("div");
  box.className = "conflict";
  box.dataset.conflict = field;
  box.setAttribute("role", "alert");
  const lead = document.createElement("p");
  lead.textContent = theirs ? texts.conflict : texts.conflictEmpty;
  const quote = document.createElement("blockquote");
  quote.dir = "auto";
  quote.textContent = theirs;
  quote.hidden = theirs === "";
  box.append(lead, quote, choice(texts.conflictTake, choose.take), choice(texts.conflictKeep, choose.keep));
  place.append(box);

  /**
   * @param {string} label
   * @param {() => void} action
   */
  function choice(label, action) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    button.textContent = label;
    button.addEventListener("click", () => {
      box.remove();
      action();
      /** @type {HTMLElement | null} */ (question.querySelector(`[data-field="${field}"]`))?.focus();
    });
    return button;
  }
}
