/**
 * Puts the answers of both sides of an exchange next to each other, from two save files, or from one and what is here.
 * It only shows them: nothing is stored.  Makes the file that one side gives the other, too.
 *
 * @import { PageParts } from "../../client/page/types.js"
 * @import { FilledQuestion, FilledVisit, FilledWorksheet } from "../../client/answers/filled.js"
 * @import { SaveFile } from "../../client/answers/save_file_reading.js"
 * @import { OpenedFile } from "../../client/page/opened_files.js"
 *
 * @typedef {Pick<SaveFile, "answers"> & { visit: FilledVisit, place: string }} Side
 */
import { nameKey } from "../../client/answers/answers.js";
import { download, questionSet, saveFileOf } from "../../client/page/save_file.js";
import { describeFilled } from "../../client/answers/filled.js";
import { isForeign } from "../../client/page/framed.js";
import { tellDone } from "../../client/page/notices.js";
import { askName, takeName } from "../../client/page/own_name.js";
import { answersOf } from "../../client/storage/store.js";
import { details, formatDue } from "../../client/page/texts.js";
import { readCatalogue } from "../../client/page/load_catalogue.js";
import { button, el, openDialog } from "../../client/page/dom.js";
import { openSaveFile } from "../../client/page/opened_files.js";
import * as texts from "./side_by_side_texts.js";

/** Nobody compares more: an exchange has two sides. */
const SIDES = 2;

/** Of the columns, by side; who does not say on which she is stands between the two. */
const ORDER = ["visitors", "", "hosts"];

/**
 * Save this sheet alone: what the other side gets must not hold what is meant for the own house.
 *
 * @param {PageParts} page
 * @param {HTMLElement} place Where it is said: below the button.
 */
export function saveSheet(page, place) {
  const { sheet, storage, store, form } = page;
  takeName(page, storage);
  download(saveFileOf(store, form, sheet.dataset.worksheet ?? ""));
  tellDone(place, [texts.savedSheet, isForeign() ? texts.savedSheetInFrame : ""].join(" ").trim());
  askName(page, storage, place, () => saveSheet(page, place));
}

/** @param {PageParts} page */
export function chooseSides(page) {
  const input = el("input", { type: "file", multiple: "" });
  input.addEventListener("change", () => {
    const files = [...(input.files ?? [])];
    if (files.length) void compareSides(page, files);
  });
  input.click();
}

/**
 * @param {PageParts} page
 * @param {File[]} files
 */
async function compareSides(page, files) {
  const [opened, catalogue] = await Promise.all([
    Promise.all(files.slice(0, SIDES).map(openSaveFile)),
    readCatalogue(page.catalogue),
  ]);
  const dialog = openDialog(texts.sides, "dialog--wide dialog--page");
  const close = () => dialog.close();
  const faults = opened.filter(({ content }) => content === null);
  const worksheet = catalogue.find(({ id }) => id === page.sheet.dataset.worksheet);
  if (files.length > SIDES) dialog.append(el("p", { role: "alert" }, texts.twoFiles));
  if (faults.length || !worksheet) {
    const lines = worksheet ? faults.map(({ file, fault }) => `${file.name} – ${fault}`) : [texts.noQuestions];
    dialog.append(...lines.map((line) => el("p", { role: "alert" }, line)), button(texts.close, close));
    return;
  }
  for (const { file, content } of opened) {
    if (content?.questionSet === questionSet()) continue;
    dialog.append(el("p", "review__fault", texts.fileOfOther(file.name)));
  }
  const sides = opened.map(sideOf);
  if (sides.length < SIDES) {
    const { store } = page;
    sides.push({ visit: store.visit(), answers: answersOf(store), place: texts.inThisBrowser });
  }
  sides.sort((a, b) => ORDER.indexOf(a.visit.side) - ORDER.indexOf(b.visit.side));
  dialog.append(
    createTable(
      namesOf(sides),
      sides.map(({ visit, answers }) => describeFilled(worksheet, answers, visit, catalogue)),
    ),
    el(
      "div",
      "dialog__actions screen-only",
      button(texts.print, () => print(), "button--main"),
      button(texts.close, close),
    ),
  );
}

/** @param {OpenedFile} opened @returns {Side} */
function sideOf({ file, content }) {
  const { visit, answers } = /** @type {SaveFile} */ (content);
  return { visit, answers, place: file.name };
}

/**
 * @param {Side[]} sides
 * @returns {string[]} What each says of itself; where they say the same, with the place that it comes from.
 */
function namesOf(sides) {
  const names = sides.map(({ visit: { side, author, name }, place }) => {
    const given = author || name;
    return [texts.sideName(side), given].filter(Boolean).join(": ") || place;
  });
  const isOne = new Set(names.map(nameKey)).size === 1;
  return isOne ? sides.map(({ place }, index) => texts.nameFrom(names[index], place)) : names;
}

/**
 * @param {string[]} names
 * @param {FilledWorksheet[]} sides
 */
function createTable(names, sides) {
  // The roles stay where a narrow screen shows no table.
  const head = el(
    "tr",
    { role: "row" },
    el("th", { scope: "col", role: "columnheader" }, texts.question),
    ...names.map((name) => el("th", { scope: "col", role: "columnheader", dir: "auto" }, name)),
  );
  const questions = sides.map(({ parts }) => parts[0].sections.flatMap((section) => section.questions));
  const rows = questions[0].map((question, index) => {
    const cells = questions.map((side) => side[index]);
    // Where one side has said nothing, its cell says so, and there is nothing to compare.
    const isComparable = cells.every(({ entries }) => entries.length > 0);
    const differ = new Set(cells.map(({ entries }) => JSON.stringify(entries))).size > 1;
    return el(
      "tr",
      { role: "row" },
      el(
        "th",
        { scope: "row", role: "rowheader" },
        el("span", "question__number", question.number),
        ` ${question.text}`,
        isComparable && differ ? el("span", "sides__state sides__state--differ", texts.differ) : null,
        isComparable && !differ ? el("span", "sides__state", texts.agree) : null,
      ),
      ...cells.map((cell, side) => createCell(cell, names[side])),
    );
  });
  return el(
    "table",
    { class: "sides__table", role: "table" },
    el("caption", "visually-hidden", texts.sides),
    el("thead", { role: "rowgroup" }, head),
    el("tbody", { role: "rowgroup" }, ...rows),
  );
}

/**
 * @param {FilledQuestion} question
 * @param {string} name Whose it is.
 */
function createCell({ entries }, name) {
  const lines = entries.flatMap(({ text, choice, status, responsible, due, notApplicable }) => [
    text ? el("p", { class: "sides__text", dir: "auto", translate: "no" }, text) : null,
    el("p", "sides__details", details(status, responsible, formatDue(due), notApplicable, choice)),
  ]);
  return el(
    "td",
    { role: "cell", "data-label": name },
    ...(entries.length ? lines : [el("p", "sides__none", texts.noAnswer)]),
  );
}
