/**
 * Puts the answers of both sides of an exchange next to each other, from two save files, or from one and what is here, so
 * that both can settle what is to hold.  Makes the file that one side gives the other, too.
 *
 * @import { PageParts } from "../../client/page/types.js"
 * @import { CatalogueWorksheet } from "../../client/answers/catalogue.js"
 * @import { OpenedFile } from "../../client/page/opened_files.js"
 * @import { SettlingPage } from "./settling.js"
 */
import { ofSide } from "../../client/answers/save_file_of_side.js";
import { describeFilled } from "../../client/answers/filled.js";
import { isForeign } from "../../client/page/framed.js";
import { button, el, openDialog } from "../../client/page/dom.js";
import { readCatalogue } from "../../client/page/load_catalogue.js";
import { tell, tellDone } from "../../client/page/notices.js";
import { openSaveFile } from "../../client/page/opened_files.js";
import { askName, takeName } from "../../client/page/own_name.js";
import { download, questionSet, saveFileOf } from "../../client/page/save_file.js";
import { answersOf } from "../../client/storage/store.js";
import { lookBack } from "./looking_back.js";
import { laySettling } from "./settling.js";
import { createRows, createTable } from "./settling_rows.js";
import { namesOf, sidesOf } from "./sides_of.js";
import { showSigning } from "./signing.js";
import * as texts from "./side_by_side_texts.js";

/** Nobody compares more: an exchange has two sides. */
const SIDES = 2;

/**
 * Do what one of the buttons of the two sides says.
 *
 * @param {PageParts} page
 * @param {string | undefined} action
 * @param {HTMLElement} place Where it is said: below the button.
 */
export function actOnSides(page, action, place) {
  if (action === "compare") chooseSides(page);
  else if (action === "sign") void signSheet(page);
  else if (action === "look-back") void lookBack(page);
  else saveSheet(page, place);
}

/**
 * Save this sheet alone: what the other side gets must not hold what is meant for the own house.
 *
 * @param {PageParts} page
 * @param {HTMLElement} place Where it is said: below the button.
 */
function saveSheet(page, place) {
  const { sheet, storage, store, form } = page;
  takeName(page, storage);
  download(ofSide(saveFileOf(store, form, sheet.dataset.worksheet ?? ""), store.visit()));
  tellDone(place, [texts.savedSheet, isForeign() ? texts.savedSheetInFrame : ""].join(" ").trim());
  askName(page, storage, place, () => saveSheet(page, place));
}

/** @param {PageParts} page */
function chooseSides(page) {
  const input = el("input", { type: "file", multiple: "" });
  input.addEventListener("change", () => {
    const files = [...(input.files ?? [])];
    if (files.length) void compareFiles(page, files);
  });
  input.click();
}

/**
 * @param {PageParts} page
 * @param {File[]} files
 */
async function compareFiles(page, files) {
  const [opened, catalogue] = await Promise.all([
    Promise.all(files.slice(0, SIDES).map(openSaveFile)),
    readCatalogue(page.catalogue),
  ]);
  await showSides(page, opened, catalogue, files.length > SIDES);
}

/**
 * @param {SettlingPage} page
 * @param {OpenedFile[]} opened One, or two.
 * @param {CatalogueWorksheet[]} catalogue
 * @param {boolean} [isMore] Whether there were more.
 */
export async function showSides(page, opened, catalogue, isMore = false) {
  const dialog = openDialog(texts.sides, "dialog--wide dialog--page");
  const close = () => dialog.close();
  const faults = opened.filter(({ content }) => content === null);
  const worksheet = comparedSheet(page, catalogue);
  if (isMore) dialog.append(el("p", { role: "alert" }, texts.twoFiles));
  if (faults.length || !worksheet) {
    const lines = worksheet ? faults.map(({ file, fault }) => `${file.name} – ${fault}`) : [texts.noQuestions];
    dialog.append(...lines.map((line) => el("p", { role: "alert" }, line)), button(texts.close, close));
    return;
  }
  for (const { file, content } of opened) {
    if (content?.questionSet === questionSet()) continue;
    dialog.append(el("p", "review__fault", texts.fileOfOther(file.name)));
  }
  const sides = sidesOf(page.store, opened);
  const names = namesOf(sides);
  const rows = createRows(worksheet, sides, names);
  dialog.append(el("p", "screen-only sides__lead", texts.lead));
  laySettling({ page, dialog, worksheet, sides, rows, catalogue }, createTable(rows, names));
}

/**
 * @param {SettlingPage} page
 * @param {CatalogueWorksheet[]} catalogue
 */
const comparedSheet = ({ sheet }, catalogue) =>
  catalogue.find(({ id }) => id === sheet?.dataset.worksheet) ?? catalogue.find(({ sideBySide }) => sideBySide);

/**
 * Show what is here as a page that both sides sign.
 *
 * @param {PageParts} page
 */
async function signSheet({ sheet, store, notices, catalogue: address }) {
  const catalogue = await readCatalogue(address);
  const worksheet = catalogue.find(({ id }) => id === sheet.dataset.worksheet);
  if (worksheet) showSigning(describeFilled(worksheet, answersOf(store), store.visit(), catalogue), store.visit());
  else tell(notices, texts.noQuestions);
}
