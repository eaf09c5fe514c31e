/**
 * Each question, and each row of one that has rows, with what both sides say, how far they are, and what is to hold.
 *
 * @import { Answer } from "../../client/answers/answers.js"
 * @import { State } from "../../client/answers/agreement.js"
 * @import { CatalogueQuestion, CatalogueWorksheet } from "../../client/answers/catalogue.js"
 * @import { Side } from "./sides_of.js"
 *
 * @typedef {object} Point What can be settled by itself.
 * @property {CatalogueQuestion} question
 * @property {string} name What the row is called, such as "Aufgabe 3"; "" where the question has none.
 * @property {[string, string]} keys Of the answers of each side; "" where it has none.
 * @property {[Answer, Answer]} answers
 * @property {boolean} isList Whether both sides have rows, so that one which is missing on one of them is a difference.
 *
 * @typedef {ReturnType<typeof createRow>} Row
 */
import { agreedIn, isLeftOut, isSilent, stateOf, STATES } from "../../client/answers/agreement.js";
import { pairRows } from "../../client/answers/agreed_rows.js";
import { EMPTY, isBlank } from "../../client/answers/answers.js";
import { choiceIn } from "../../client/answers/filled.js";
import { nameOfInstance } from "../../client/answers/names.js";
import { el } from "../../client/page/dom.js";
import { details, formatDue } from "../../client/page/texts.js";
import { createChoice } from "./choosing.js";
import * as texts from "./side_by_side_texts.js";

/** What nobody has settled yet, though both have said something. @type {readonly State[]} */
const OPEN = ["differ", "changed"];

/**
 * @param {CatalogueWorksheet} worksheet
 * @param {Side[]} sides
 * @param {string[]} names
 * @returns {Row[]} What is to be talked about comes first.
 */
export function createRows({ id, sections }, sides, names) {
  // Two of one side can only be told apart by their names.
  const [one, other] = sides.map(({ visit }) => texts.sideName(visit.side));
  const labels = one && other && one !== other ? [one, other] : names;
  const answers = sides.map((side) => side.answers);
  const rows = sections
    .flatMap(({ questions }) => questions)
    .flatMap((question) => pointsOf(`${id}.${question.id}`, question, answers))
    .map((point) => createRow(point, labels));
  return rows.sort((a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state));
}

/**
 * @param {string} key
 * @param {CatalogueQuestion} question
 * @param {Map<string, Answer>[]} sides
 * @returns {Point[]} Several only of a question with rows.
 */
function pointsOf(key, question, sides) {
  const pairs = question.kind === "rows" ? pairRows(key, sides) : [];
  const isList = [0, 1].every((side) => pairs.some(({ answers }) => !isSilent(answers[side])));
  if (pairs.length) {
    return pairs.map((pair, index) => ({
      question,
      name: nameOfInstance(question.row, index + 1, ""),
      isList,
      ...pair,
    }));
  }
  const answers = /** @type {[Answer, Answer]} */ (
    sides.map((side) => (question.kind === "rows" ? EMPTY : (side.get(key) ?? EMPTY)))
  );
  return [{ question, name: "", keys: [key, key], answers, isList }];
}

/**
 * @param {Point} point
 * @param {string[]} labels What the two sides are called.
 */
function createRow(point, labels) {
  const { question, name, keys, answers, isList } = point;
  const isRow = name !== "";
  const { state: found, by } = stateOf(answers, isRow);
  const isMissing = found === "one" && isList;
  const state = isMissing ? "differ" : found;
  const announced = by >= 0 ? agreedIn(answers[by]) : null;
  const place = [question.number, name].filter(Boolean).join(", ");
  const isSettled = state === "agreed" || state === "none";
  const choice = isSettled ? null : createChoice(keys.filter(Boolean)[0], place, answers, labels, isRow);
  if (state === "announced") choice?.choose(by);
  if (state === "same") choice?.choose(0);
  const told = announced ? texts.announced(labels[by], announced.at) : texts.states[state];
  return {
    ...point,
    isRow,
    state,
    isOpen: () => OPEN.includes(state) && choice !== null && choice.chosen() === null,
    chosen: () => choice?.chosen() ?? null,
    isRight: () => choice?.isRight() ?? true,
    focus: () => choice?.focus(),
    told: el("span", `sides__state sides__state--${state}`, isMissing ? texts.onOneSide : told),
    choice: state === "same" ? null : (choice?.element ?? null),
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
  const body = rows.map(({ question, name, answers, told, choice }, index) => {
    // Rows that stand below one another need not ask the same again.
    const isAsked = name !== "" && rows[index - 1]?.question === question;
    return el(
      "tr",
      { role: "row" },
      el(
        "th",
        { scope: "row", role: "rowheader" },
        el(
          "span",
          "sides__question",
          el("span", "question__number", question.number),
          el("span", isAsked ? "visually-hidden" : {}, ` ${question.text}`),
          name ? el("span", isAsked ? {} : "sides__row", ` ${name}`) : null,
          told,
        ),
        choice,
      ),
      ...answers.map((answer, side) => createCell(question, answer, names[side], name !== "")),
    );
  });
  return el(
    "table",
    { class: "sides__table", role: "table" },
    el("caption", "visually-hidden", texts.sides),
    el("thead", { role: "rowgroup" }, head),
    el("tbody", { role: "rowgroup" }, ...body),
  );
}

/**
 * @param {CatalogueQuestion} question
 * @param {Answer} answer
 * @param {string} name Whose it is.
 * @param {boolean} isRow
 */
function createCell(question, answer, name, isRow) {
  const { answer: text, status, responsible, due, notApplicable } = answer;
  const noRow = isLeftOut(answer) ? texts.leftOut : texts.noRow;
  const more = details(status, responsible, formatDue(due), notApplicable, choiceIn(question, answer));
  return el(
    "td",
    { role: "cell", "data-label": name },
    text ? el("p", { class: "sides__text", dir: "auto", translate: "no" }, text) : null,
    more ? el("p", { class: "sides__details", dir: "auto" }, more) : null,
    isBlank(answer) ? el("p", "sides__none", isRow ? noRow : texts.noAnswer) : null,
  );
}
