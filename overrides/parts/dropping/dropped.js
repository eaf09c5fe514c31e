/**
 * Opens what was dropped on a page, or says what to do.
 *
 * @import { Dropped, OpeningPage } from "../../client/page/types.js"
 *
 * @typedef {(page: OpeningPage, files: File[]) => void} OpenFiles
 */
import { START } from "../../client/answers/unwrapping.js";
import { openPage } from "../../client/page/open_page.js";
import { button, el, openDialog } from "../../client/page/dom.js";
import * as texts from "./dropping_texts.js";

const MERE_TEXT = /^text\/(?:plain|html)$/;

/**
 * @param {OpeningPage} page
 * @param {Dropped} dropped
 * @param {OpenFiles} openFiles
 */
export function openDropped(page, { files, text, types }, openFiles) {
  page.form?.save();
  if (files.length) openFiles(page, files);
  else if (START.test(text)) openFiles(page, [new File([text], texts.droppedText)]);
  else if (!isHarmless(text, types)) tellWhatToDo();
}

/**
 * Open it on a page that shows no answers.
 *
 * @param {HTMLElement} notices
 * @param {string} catalogue Its address.
 * @param {Dropped} dropped
 * @param {OpenFiles} openFiles
 */
export async function openDroppedHere(notices, catalogue, dropped, openFiles) {
  const page = openPage();
  await page.store.reconcile();
  openDropped({ ...page, notices, catalogue }, dropped, openFiles);
}

/**
 * @param {string} text
 * @param {readonly string[]} types
 * @returns {boolean} Whether it is a text that missed its field, or a link of this site.
 */
const isHarmless = (text, types) =>
  (text !== "" && types.every((type) => MERE_TEXT.test(type))) ||
  (URL.canParse(text) && new URL(text).origin === location.origin);

/** Some mail programs hand over a message's name, or an empty shell, and not the file. */
function tellWhatToDo() {
  const dialog = openDialog(texts.notDropped);
  dialog.append(
    el("p", {}, texts.notDroppedLead),
    button(texts.close, () => dialog.close()),
  );
}
