/**
 * The buttons that lead to earlier versions of answers: at a question that has some, beside the one that adds a row or a
 * stop, and in the menu of files.
 *
 * @import { PageParts } from "../../client/page/types.js"
 * @import { Question } from "../../client/page/questions.js"
 */
import { UNITS, readQuestion } from "../../client/page/questions.js";
import { deletedIn } from "../../client/storage/versions.js";
import * as texts from "./keeping_texts.js";

const MARK = "versions";

/** @param {PageParts} page */
export function createVersionButtons(page) {
  const { questions, sheet, form, withDesk } = page;
  /** @type {Set<string>} The questions that have versions. */
  let has = new Set();

  /** @param {Question} question */
  function showAt({ key, number, element }) {
    const there = /** @type {HTMLElement | null} */ (element.querySelector(`[data-action="${MARK}"]`));
    if (Boolean(there) === has.has(key)) return;
    if (there) there.remove();
    else element.querySelector("[data-action='redo']")?.after(create(element, number));
  }

  /**
   * @param {HTMLElement} element
   * @param {string} number
   */
  function create(element, number) {
    const button = document.createElement("button");
    const hint = document.createElement("span");
    Object.assign(hint, { className: "visually-hidden", textContent: texts.ofQuestion(number) });
    Object.assign(button, { type: "button", className: "button button--text" });
    button.dataset.action = MARK;
    button.append(texts.versions, hint);
    button.addEventListener("click", () => {
      form.save();
      void withDesk((desk) => desk.showVersions(page, readQuestion(element)));
    });
    return button;
  }

  const adders = /** @type {NodeListOf<HTMLElement>} */ (sheet.querySelectorAll("[data-adds]"));
  const groups = [...adders].map((add) => createWayBack(page, add));
  const showInMenu = createMenuItem(page);

  // Of many rows, some come later.
  sheet.addEventListener("focusin", ({ target }) => {
    const unit = /** @type {HTMLElement | null} */ (/** @type {Element} */ (target).closest(UNITS));
    if (unit && has.size) showAt(readQuestion(unit));
  });

  return {
    /** @param {Set<string>} among The questions that have versions now. */
    show(among) {
      has = among;
      for (const question of questions) showAt(question);
      for (const group of groups) group(has);
      showInMenu(has.size > 0);
    },
  };
}

/**
 * The button that leads to rows or stops that were deleted, beside the one that adds another.
 *
 * @param {PageParts} page
 * @param {HTMLElement} add
 * @returns {(has: Set<string>) => void} Shows it where there is something to bring back.
 */
function createWayBack(page, add) {
  const { adds: start = "" } = add.dataset;
  const first = /** @type {HTMLElement | null} */ (page.sheet.querySelector(`[data-repeats="${start}"]`));
  const told = document.createElement("div");
  const hint = document.createElement("span");
  Object.assign(hint, { className: "visually-hidden", textContent: texts.ofEach(first?.dataset.each ?? "") });
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "button button--text screen-only" });
  button.dataset.action = "deleted";
  button.append(texts.deleted, hint);
  button.addEventListener("click", () => {
    page.form.save();
    void page.withDesk((desk) => desk.showDeleted(page, start, told));
  });
  return (has) => {
    const isThere = deletedIn(page.store, start, has).length > 0;
    if (!isThere) button.remove();
    else if (!button.isConnected) {
      if (!told.isConnected) add.before(told);
      add.after(button);
    }
  };
}

/**
 * @param {PageParts} page
 * @returns {(isThere: boolean) => void} Offers a file with earlier versions where there are some.
 */
function createMenuItem(page) {
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "button button--text", textContent: texts.saveWith });
  button.dataset.action = "save-versions";
  button.addEventListener("click", () => {
    page.form.save();
    void page.withDesk((desk) => desk.saveWithVersions(page));
  });
  return (isThere) => {
    if (!isThere) button.remove();
    else if (!button.isConnected) page.sheet.querySelector("[data-action='open-file']")?.before(button);
  };
}
