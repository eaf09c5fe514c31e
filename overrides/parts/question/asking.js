/**
 * Lets a person take either text, where another window has put one into a field that she is typing in.
 *
 * @import { Field, Patch } from "../../client/answers/answers.js"
 * @import { WithDesk } from "../../client/page/types.js"
 */
import { formatDue } from "../../client/page/texts.js";

/**
 * @param {HTMLElement} element The question's.
 * @param {WithDesk} withDesk
 * @param {() => Required<Patch>} current What stands in its fields.
 * @param {(patch: Patch) => void} enter
 */
export function createAsking(element, withDesk, current, enter) {
  /** @type {Map<string, string>} What the other window put there, by field, as long as she may choose. */
  const conflicts = new Map();

  /** @param {Field} field Nothing is left to choose. */
  function end(field) {
    if (conflicts.delete(field)) element.querySelector(`[data-conflict="${field}"]`)?.remove();
  }

  return {
    end,

    /**
     * @param {"answer" | "responsible" | "due"} field
     * @param {string} theirs
     */
    ask(field, theirs) {
      end(field);
      conflicts.set(field, theirs);
      void withDesk(({ showConflict }) => {
        if (conflicts.get(field) !== theirs) return; // Settled while the script was on its way.
        showConflict(element, field, field === "due" ? formatDue(theirs) : theirs, {
          take: () => enter({ [field]: theirs }),
          keep: () => enter({ [field]: current()[field] }),
        });
      });
    },
  };
}
