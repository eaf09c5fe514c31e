/**
 * Changes what a line shows: at once, so that it can be taken back, and in step with other windows.
 *
 * @import { Patch } from "../../client/answers/answers.js"
 * @import { Line, Page, Row } from "./checklist_lines.js"
 * @import { Editing } from "./editing.js"
 * @import { Edited } from "./rows.js"
 * @import { Change, Store } from "../../client/storage/types.js"
 */
import { isEmptyPatch } from "../../client/answers/answers.js";
import { fields } from "./checklist_texts.js";
import { namesIn } from "./choosing.js";
import { openField } from "./editing.js";
import { change, createSteps, newsIn } from "./steps.js";
import { formatDue } from "../../client/page/texts.js";
import { keepBefore } from "../../client/storage/versions.js";
import { createTold } from "./told.js";

/**
 * Who, by when and how far belong to an answer: what a list changes of them would be gone with the page.
 *
 * @param {Line[]} lines
 * @param {Patch} patch
 * @param {"writing" | "list"} why
 */
function keep(lines, patch, why) {
  const changing = lines.filter((line) => !isEmptyPatch(newsIn(line, patch)));
  for (const store of new Set(changing.map((line) => line.store))) {
    const keys = changing.filter((line) => line.store === store).map(({ key }) => key);
    void keepBefore(store, keys, why);
  }
}

/**
 * @param {HTMLElement} checklist
 * @param {Page} page
 * @param {() => Row[]} rowsNow
 */
export function createChanging(checklist, { storage, watch, withDesk }, rowsNow) {
  const steps = createSteps();
  const spoken = /** @type {HTMLElement} */ (checklist.querySelector("[data-part='spoken']"));
  const told = createTold(spoken, storage, steps);
  /**
   * The field that is open, and what this person has put there, not what came from elsewhere.
   *
   * @type {{ line: Line, field: Edited, editing: Editing, entered: string } | null}
   */
  let open = null;

  const names = () => [...namesIn(rowsNow()).values()];

  /**
   * @param {Line} line
   * @param {Patch} patch
   */
  function changeAt(line, patch) {
    keep([line], patch, "writing");
    steps.note([change(line, patch)], line.element);
    told.tell(line.element);
  }

  /**
   * @param {Line} line
   * @param {Edited} field
   * @param {HTMLButtonElement} button
   */
  function edit(line, field, button) {
    const before = line.store.read(line.key)[field];
    const editing = openField(button, {
      field,
      label: `${fields[field]}, ${line.label}`,
      value: before,
      names: field === "responsible" ? names() : [],
      enter(value) {
        if (mine.entered === before) keep([line], { [field]: value }, "writing");
        mine.entered = value;
        change(line, { [field]: value });
      },
      close() {
        const { entered } = mine;
        open = null;
        if (entered === before) return;
        steps.note([{ line, before: { [field]: before }, after: { [field]: entered } }], line.element);
        told.tell(line.element);
      },
    });
    const mine = { line, field, editing, entered: before };
    open = mine;
  }

  watch.add(() => (open ? [open.editing.look] : []));

  return {
    change: changeAt,
    edit,
    names,

    /** Whatever field is open becomes what is shown again. */
    leave: () => open?.editing.leave(),

    /**
     * All in one step.
     *
     * @param {Line[]} lines
     * @param {Patch} patch
     * @param {Element} place Where it is told.
     * @returns {number} How many have changed.
     */
    changeAll(lines, patch, place) {
      keep(lines, patch, "list");
      const changed = steps.note(
        lines.map((line) => change(line, patch)),
        place,
      );
      if (changed) told.tell(place);
      return changed;
    },

    /**
     * @param {Store} store
     * @param {Change} change Of which another window may have told.
     */
    meet(store, { question, patch, foreign }) {
      if (!foreign || open?.line.key !== question || open.line.store !== store) return;
      const { line, field, editing, entered } = open;
      const theirs = patch[field];
      if (theirs === undefined || editing.meet(theirs)) return;
      void withDesk((desk) =>
        desk.showConflict(line.element, field, field === "due" ? formatDue(theirs) : theirs, {
          take: () => changeAt(line, { [field]: theirs }),
          keep: () => changeAt(line, { [field]: entered }),
        }),
      );
    },
  };
}
