/**
 * The buttons of one question that take back what was entered.
 *
 * @import { Field } from "../../client/answers/answers.js"
 */
import { isChecked } from "./values.js";

/** Fields that are chosen from a few values, and have a button that takes the choice back. */
export const CLEARED = /** @type {const} */ (["status", "choice"]);

/**
 * @param {HTMLElement} element The question's.
 * @param {Record<Field, HTMLInputElement[]>} fields
 * @param {{ canUndo: () => boolean, canRedo: () => boolean }} history
 */
export function createButtons(element, fields, history) {
  /** What the buttons were told last, by the page at first: most keys change none of them. */
  let told = "true,true,true,true";

  return {
    refresh() {
      const states = [
        !history.canUndo(),
        !history.canRedo(),
        ...CLEARED.map((field) => !fields[field].some(isChecked)),
      ];
      if (told === String(states)) return;
      told = String(states);
      /** @param {string} action */
      const button = (action) => /** @type {HTMLButtonElement} */ (element.querySelector(`[data-action="${action}"]`));
      // aria-disabled keeps the focus on a button that has nothing left to do.
      button("undo").ariaDisabled = String(states[0]);
      button("redo").ariaDisabled = String(states[1]);
      for (const [index, field] of CLEARED.entries()) {
        if (fields[field][0]) button(`clear-${field}`).hidden = states[index + 2];
      }
    },
  };
}
