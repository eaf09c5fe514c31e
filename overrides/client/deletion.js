/**
 * Deletes one worksheet's answers or everything, names beforehand what will be lost, and can take it back.
 *
 * @import { Question } from "./questions.js"
 * @import { Store } from "./store.js"
 */
import { isBlank } from "./answers.js";
import { worksheetOf } from "./questions.js";
import { texts } from "./texts.js";

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

  function open() {
    form.save();
    const numbers = questions.filter(({ key }) => !isBlank(store.read(key))).map(({ number }) => number);
    part("loses-sheet").textContent = texts.losesOnSheet(numbers);
    let more = store.ourKeys().length;
    for (const item of /** @type {NodeListOf<HTMLElement>} */ (dialog.querySelectorAll("[data-loses]"))) {
      const count = store.answeredOn(item.dataset.loses ?? "").length;
      /** @type {HTMLElement} */ (item.querySelector("span")).textContent = texts.entries(count);
      item.hidden = count === 0;
      more -= count;
    }
    const { name } = store.visit();
    part("loses-name").hidden = name === "";
    if (name) more -= 1;
    part("loses-more").hidden = more === 0;
    part("loses-more").textContent = texts.losesMore(more);
    dialog.showModal();
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
