/**
 * Each question with what both sides say, how far they are, and what is to hold.
 *
 * @import { Answer } from "../../client/answers/answers.js"
 * @import { Settling, State } from "../../client/answers/agreement.js"
 * @import { CatalogueWorksheet } from "../../client/answers/catalogue.js"
 * @import { FilledQuestion } from "../../client/answers/filled.js"
 * @import { Side } from "./sides_of.js"
 *
 * @typedef {ReturnType<typeof createRow>} Row
 */
import { agreedIn, stateOf, STATES } from "../../client/answers/agreement.js";
import { EMPTY, isBlank } from "../../client/answers/answers.js";
import { describeFilled } from "../../client/answers/filled.js";
import { el } from "../../client/page/dom.js";
import { details, formatDue } from "../../client/page/texts.js";
import * as texts from "./side_by_side_texts.js";

/** What nobody has settled yet, though both have said something. @type {readonly State[]} */
const OPEN = ["differ", "changed"];

/**
 * @param {CatalogueWorksheet} worksheet
 * @param {Side[]} sides
 * @param {string[]} names
 * @param {CatalogueWorksheet[]} catalogue
 * @returns {Row[]} What is to be talked about comes first.
 */
export function createRows(worksheet, sides, names, catalogue) {
  const filled = sides.map(({ visit, answers }) =>
    describeFilled(worksheet, answers, visit, catalogue).parts[0].sections.flatMap(({ questions }) => questions),
  );
  // Two of one side can only be told apart by their names.
  const [one, other] = sides.map(({ visit }) => texts.sideName(visit.side));
  const labels = one && other && one !== other ? [one, other] : names;
  const rows = filled[0].map((question, index) => {
    const key = `${worksheet.id}.${question.id}`;
    const answers = /** @type {[Answer, Answer]} */ (sides.map(({ answers }) => answers.get(key) ?? EMPTY));
    return createRow(key, question, answers, [question, filled[1][index]], labels);
  });
  return rows.sort((a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state));
}

/**
 * @param {string} key
 * @param {FilledQuestion} question
 * @param {[Answer, Answer]} answers
 * @param {FilledQuestion[]} cells
 * @param {string[]} labels What the two sides are called.
 */
function createRow(key, question, answers, cells, labels) {
  // A question with rows is several answers: they are settled on the sheet.
  const isRows = question.kind === "rows";
  const { state, by } = isRows ? { state: stateOfRows(cells), by: -1 } : stateOf(answers);
  const announced = by >= 0 ? agreedIn(answers[by]) : null;
  const choice = isRows || state === "agreed" || state === "none" ? null : createChoice(key, question, answers, labels);
  if (state === "announced") choice?.choose(by);
  if (state === "same") choice?.choose(0);
  const told = announced ? texts.announced(labels[by], announced.at) : texts.states[state];
  return {
    key,
    question,
    answers,
    cells,
    state,
    isOpen: () => OPEN.includes(state) && choice !== null && choice.chosen() === null,
    chosen: () => choice?.chosen() ?? null,
    focus: () => choice?.focus(),
    told: el("span", `sides__state sides__state--${state}`, told),
    choice: state === "same" ? null : (choice?.element ?? null),
  };
}

/** @param {FilledQuestion[]} cells @returns {State} */
function stateOfRows(cells) {
  const said = cells.map(({ entries }) => (entries.length ? JSON.stringify(entries) : ""));
  if (said.every((entry) => !entry)) return "none";
  if (said[0] === said[1]) return "same";
  return said.every(Boolean) ? "differ" : "one";
}

/**
 * @param {string} key
 * @param {FilledQuestion} question
 * @param {[Answer, Answer]} answers
 * @param {string[]} labels
 */
function createChoice(key, question, answers, labels) {
  const text = el("textarea", {
    class: "input",
    rows: "4",
    dir: "auto",
    "aria-label": texts.jointText(question.number),
  });
  text.value = [...new Set(answers.map(({ answer }) => answer).filter(Boolean))].join("\n\n");
  text.hidden = true;

  /** @param {string} label @param {() => Settling} settling @param {boolean} isOffered */
  function option(label, settling, isOffered) {
    const input = el("input", { type: "radio", name: `sides.${key}`, autocomplete: "off" });
    const element = el("label", "settle__option", input, el("span", {}, label));
    element.hidden = !isOffered;
    return { input, settling, element };
  }

  const options = [
    ...labels.map((label, index) => option(label, () => ({ kind: "side", index }), !isBlank(answers[index]))),
    option(texts.jointly, () => ({ kind: "text", text: text.value }), true),
  ];
  const joint = options[options.length - 1].input;
  const element = el(
    "fieldset",
    "settle screen-only",
    el("legend", "visually-hidden", texts.settle(question.number)),
    ...options.map((each) => each.element),
    text,
  );
  element.addEventListener("change", ({ target }) => {
    text.hidden = !joint.checked;
    if (target === joint) text.focus();
  });
  return {
    element,
    /** @param {number} index */
    choose(index) {
      options[index].input.checked = true;
    },
    chosen: () => options.find(({ input }) => input.checked)?.settling() ?? null,
    focus: () => options.find((each) => !each.element.hidden)?.input.focus(),
  };
}

/**
 * @param {Row[]} rows
 * @param {string[]} names
 */
export function createTable(rows, names) {
  // The roles stay where a narrow screen shows no table.
  const head = el(
    "tr",
    { role: "row" },
    el("th", { scope: "col", role: "columnheader" }, texts.question),
    ...names.map((name) => el("th", { scope: "col", role: "columnheader", dir: "auto" }, name)),
  );
  const body = rows.map(({ question, cells, told, choice }) =>
    el(
      "tr",
      { role: "row" },
      el(
        "th",
        { scope: "row", role: "rowheader" },
        el("span", "sides__question", el("span", "question__number", question.number), ` ${question.text}`, told),
        choice,
      ),
      ...cells.map((cell, side) => createCell(cell, names[side])),
    ),
  );
  return el(
    "table",
    { class: "sides__table", role: "table" },
    el("caption", "visually-hidden", texts.sides),
    el("thead", { role: "rowgroup" }, head),
    el("tbody", { role: "rowgroup" }, ...body),
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
