/**
 * Makes the save file.  `saving.js` finds out whether it has arrived.
 *
 * @import { Store } from "../storage/types.js"
 */
import { createSaveFile, nameOfSaveFile } from "../answers/save_file_writing.js";
import { worksheetOf } from "../answers/keys.js";
import { answersOf } from "../storage/store.js";

/**
 * @param {Store} store
 * @param {{ save: () => void }} form
 * @param {string} [worksheet] The only one whose answers it holds; all of them otherwise.
 * @param {Record<string, object[]>} [versions] Earlier ones, as the file has them.
 */
export function saveFileOf(store, form, worksheet = "", versions) {
  form.save();
  const now = new Date();
  const answers = [...answersOf(store)].filter(([key]) => !worksheet || worksheetOf(key) === worksheet);
  return {
    name: nameOfSaveFile(store.visit(), now, worksheet),
    text: createSaveFile({
      id: store.visitId,
      visit: store.visit(),
      answers: new Map(answers),
      questionSet: questionSet(),
      now,
      versions,
    }),
  };
}

/** @returns {string} Which guide this is: its data file says so. */
export const questionSet = () =>
  /** @type {HTMLElement | null} */ (document.querySelector("[data-question-set]"))?.dataset.questionSet ?? "";

/**
 * Hand a file to the browser's downloads.  Whether it arrives there, no page gets to know.
 *
 * @param {{ name: string, text: string }} file
 */
export function download({ name, text }) {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads the file some time after the click.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
