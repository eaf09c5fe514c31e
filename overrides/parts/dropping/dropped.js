/**
 * Opens what was dropped on a page, or says what to do.
 *
 * @import { Dropped } from "./dropping.js"
 * @import { ReviewPage } from "../review/review.js"
 */
import { START } from "../../client/answers/unwrapping.js";
import { openPage } from "../../client/page/open_page.js";
import { button, el, openDialog } from "../../client/page/dom.js";
import { openFiles } from "../review/review.js";
import { texts } from "../../client/page/desk_texts.js";

const MERE_TEXT = /^text\/(?:plain|html)$/;

/**
 * @param {ReviewPage & { form?: { save: () => void } }} page
 * @param {Dropped} dropped
 */
export function openDropped(page, { files, text, types }) {
  page.form?.save();
  if (files.length) void openFiles(page, files);
  else if (START.test(text)) void openFiles(page, [new File([text], texts.droppedText)]);
  else if (!isHarmless(text, types)) tellWhatToDo();
}

/**
 * Open it on a page that shows no answers.
 *
 * @param {HTMLElement} notices
 * @param {string} catalogue Its address.
 * @param {Dropped} dropped
 */
export async function openDroppedHere(notices, catalogue, dropped) {
  const page = openPage();
  await page.store.reconcile();
  openDropped({ ...page, notices, catalogue }, dropped);
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
