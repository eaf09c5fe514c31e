/**
 * Tells a person that another tab changed the field in which she is typing, and lets her take either text.
 */
import { button, el } from "../../client/page/dom.js";
import * as texts from "./conflict_texts.js";

/**
 * @param {HTMLElement} question
 * @param {string} field
 * @param {string} theirs What the other tab put there, as the person reads it.
 * @param {{ take: () => void, keep: () => void }} choose
 */
export function showConflict(question, field, theirs, choose) {
  const place = /** @type {HTMLElement} */ (question.querySelector("[data-part='conflicts']"));
  const quote = el("blockquote", { dir: "auto" }, theirs);
  quote.hidden = theirs === "";
  const box = el("div", { class: "notice conflict", role: "alert", "data-conflict": field });
  const choice = (/** @type {string} */ label, /** @type {() => void} */ action) =>
    button(label, () => {
      box.remove();
      action();
      /** @type {HTMLElement | null} */ (question.querySelector(`[data-field="${field}"]`))?.focus();
    });
  box.append(
    el("p", {}, theirs ? texts.conflict : texts.conflictEmpty),
    quote,
    choice(texts.conflictTake, choose.take),
    choice(texts.conflictKeep, choose.keep),
  );
  place.append(box);
}
