/**
 * Lists in a dialog what the browser keeps beyond the page, and says where it keeps nothing or cannot be read.
 *
 * @typedef {{ dialog: HTMLDialogElement, status: HTMLElement }} ListDialog The status tells why nothing happens.
 */
import { inPieces } from "../../client/answers/pieces.js";
import { button, el, openDialog } from "../../client/page/dom.js";
import * as texts from "./versions_texts.js";

/**
 * @template T
 * @param {{ title: string, above: HTMLElement[], none: string }} words `none`: what is said where the list is empty.
 * @param {() => Promise<T[]>} read
 * @param {(each: T, shown: ListDialog) => HTMLElement} createItem
 */
export async function showList({ title, above, none }, read, createItem) {
  const dialog = openDialog(title, "dialog--wide");
  const status = el("p", { role: "status", class: "dialog__status" });
  const list = el("ol", "versions");
  dialog.append(
    ...above,
    status,
    list,
    el(
      "div",
      "dialog__actions",
      button(texts.close, () => dialog.close()),
    ),
  );
  try {
    const all = await read();
    if (!all.length) status.textContent = none;
    await inPieces(all, (each) => list.append(createItem(each, { dialog, status })));
  } catch (error) {
    console.warn(error);
    status.textContent = texts.notRead;
  }
}
