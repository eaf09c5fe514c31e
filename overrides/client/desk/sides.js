/**
 * Puts the answers of both sides of an exchange next to each other, from two save files, or from one and what is here.
 * It only shows them: nothing is stored.
 *
 * @import { PageParts } from "../custody.js"
 * @import { FilledQuestion, FilledWorksheet } from "../filled.js"
 * @import { OpenedFile } from "./review.js"
 */
import { describeFilled } from "../filled.js";
import { answersOf } from "../store.js";
import { details, formatDue } from "../texts.js";
import { readCatalogue } from "./catalogue.js";
import { button, el, openDialog } from "./dom.js";
import { openSaveFile } from "./review.js";
import { texts } from "./texts.js";

/** Nobody compares more: an exchange has two sides. */
const SIDES = 2;

/** @param {PageParts} page */
export function chooseSides(page) {
  const input = el("input", { type: "file", accept: ".json,application/json", multiple: "" });
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
  const sides = opened.map((file) => ({ name: nameOf(file), answers: answersIn(file) }));
  if (sides.length < SIDES) {
    const { store } = page;
    sides.unshift({ name: sideName(store.visit(), texts.own), answers: answersOf(store) });
  }
  dialog.append(
    createTable(
      sides.map(({ name }) => name),
      sides.map(({ answers }) => describeFilled(worksheet, answers)),
    ),
    el(
      "div",
      "dialog__actions screen-only",
      button(texts.print, () => print(), "button--main"),
      button(texts.close, close),
    ),
  );
}

/** @param {OpenedFile} opened */
const answersIn = ({ content }) => content?.answers ?? new Map();

/** @param {OpenedFile} opened */
const nameOf = ({ file, content }) => (content ? sideName(content.visit, file.name) : file.name);

/**
 * @param {{ side: string, author: string, name: string }} visit
 * @param {string} other Where it says nothing of itself.
 */
function sideName({ side, author, name }, other) {
  const known = /** @type {Record<string, string>} */ (texts.sideNames)[side];
  return [known, author || name].filter(Boolean).join(": ") || other;
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
    const differ = new Set(cells.map((cell) => JSON.stringify(cell.entries))).size > 1;
    const agree = !differ && cells[0].entries.length > 0;
    return el(
      "tr",
      { role: "row" },
      el(
        "th",
        { scope: "row", role: "rowheader" },
        el("span", "question__number", question.number),
        ` ${question.text}`,
        differ ? el("span", "sides__state sides__state--differ", texts.differ) : null,
        agree ? el("span", "sides__state", texts.agree) : null,
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
    text ? el("p", { class: "sides__text", dir: "auto" }, text) : null,
    el("p", "sides__details", details(status, responsible, formatDue(due), notApplicable, choice)),
  ]);
  return el(
    "td",
    { role: "cell", "data-label": name },
    ...(entries.length ? lines : [el("p", "sides__none", texts.noAnswer)]),
  );
}
