/**
 * Deletes one worksheet's answers or everything, names beforehand what will be lost, and can take it back.
 *
 * @import { Question } from "./questions.js"
 * @import { Store } from "./store.js"
 */
import { isBlank } from "./answers.js";
import { readCatalogue } from "./catalogue.js";
import { worksheetOf } from "./questions.js";
import { texts } from "./texts.js";

/** @param {string} text */
function createItem(text) {
  const item = document.createElement("li");
  item.textContent = text;
  return item;
}

/**
 * @param {HTMLElement} sheet
 * @param {Question[]} questions
 * @param {Store} store
 * @param {{ save: () => void }} form
 */
export function startDeletion(sheet, questions, store, form) {
  const dialog = /** @type {HTMLDialogElement} */ (sheet.querySelector("dialog[data-part='deletion']"));
  const notices = /** @type {HTMLElement} */ (sheet.querySelector("[data-part='notices']"));
  const opener = /** @type {HTMLButtonElement} */ (sheet.querySelector("[data-action='delete']"));
  const worksheet = worksheetOf(questions[0].key);

  async function open() {
    form.save();
    const titles = new Map((await readCatalogue()).map(({ id, short }) => [id, short]));
    const numbers = questions.filter(({ key }) => !isBlank(store.read(key))).map(({ number }) => number);
    part("loses-sheet").textContent = texts.losesOnSheet(numbers);
    part("loses-all").replaceChildren(...losses(titles).map(createItem));
    dialog.showModal();
  }

  /**
   * What deleting everything takes away, a line each.
   *
   * @param {Map<string, string>} titles Of the worksheets, in their order, by id.
   */
  function losses(titles) {
    const answered = store.answered();
    const worksheets = new Set([...titles.keys(), ...answered.map(worksheetOf)]);
    const counts = [...worksheets].map(
      (id) => /** @type {const} */ ([id, answered.filter((question) => worksheetOf(question) === id).length]),
    );
    const { name } = store.visit();
    const more = store.ourKeys().length - answered.length - (name ? 1 : 0);
    return [
      ...counts.filter(([, count]) => count > 0).map(([id, count]) => texts.losesFrom(titles.get(id) ?? id, count)),
      ...(name ? [texts.losesName] : []),
      ...(more > 0 ? [texts.losesMore(more)] : []),
    ];
  }

  /** @param {string} name */
  const part = (name) => /** @type {HTMLElement} */ (dialog.querySelector(`[data-part="${name}"]`));

  /**
   * @param {string[]} keys
   * @param {string} what
   */
  function remove(keys, what) {
    const restore = store.remove(keys);
    dialog.close();
    const notice = document.createElement("div");
    notice.className = "notice";
    const text = document.createElement("p");
    text.setAttribute("role", "status");
    const undo = document.createElement("button");
    undo.type = "button";
    undo.className = "button";
    undo.textContent = texts.undoDelete;
    undo.addEventListener("click", () => {
      restore();
      undo.remove();
      text.textContent = texts.restored;
      opener.focus();
    });
    notice.append(text, undo);
    notices.append(notice);
    text.textContent = texts.deleted(what);
    undo.focus();
  }

  opener.addEventListener("click", open);
  dialog.addEventListener("click", ({ target }) => {
    const action = target instanceof HTMLElement ? target.dataset.action : undefined;
    if (action === "delete-sheet") remove(store.keysOfWorksheet(worksheet), sheet.dataset.title ?? "");
    if (action === "delete-all") remove(store.ourKeys(), texts.deletedAll);
    if (action === "cancel") dialog.close();
  });
}
