/**
 * The sheet for the meeting: every question a line, filtered and ordered as the person chooses, and worked in: what she
 * changes stands at the question as well.
 *
 * @import { Group, Page, Row } from "./checklist_lines.js"
 * @import { Change } from "../../client/storage/types.js"
 */
import { isBlank, nameKey } from "../../client/answers/answers.js";
import { dayOf, isDay } from "../../client/answers/days.js";
import { createLines } from "./checklist_lines.js";
import { soon } from "../../client/answers/pieces.js";
import { questionIn } from "../../client/answers/keys.js";
import * as texts from "../../client/page/texts.js";
import { isFor } from "../../client/answers/visits.js";
import { justChanged } from "./checklist_texts.js";
import { createChanging } from "./changing.js";
import { createList } from "./list.js";
import { fillRow, isDone as isLineDone } from "./rows.js";

/** Comes before every month: it needs a look. */
const UNCLEAR = "!";

/**
 * @param {HTMLElement} checklist
 * @param {Page} page
 */
export function startChecklist(checklist, page) {
  const { store } = page;
  const table = /** @type {HTMLTableElement} */ (checklist.querySelector("table"));
  // What is written down at a stop is no task: it is missing from what is left to do, until its sheet is chosen.
  const written = new Map(
    [...table.tBodies]
      .filter(({ dataset }) => dataset.repeats)
      .map(({ dataset, rows }) => [dataset.worksheet, rows[0].textContent?.trim() ?? ""]),
  );
  const linesNow = createLines(table, store);
  const list = createList(table);
  const changing = createChanging(checklist, page, () => rowsNow());
  const summary = /** @type {HTMLElement} */ (checklist.querySelector("[data-part='summary']"));
  const who = /** @type {HTMLSelectElement} */ (checklist.querySelector("[data-part='who']"));
  const which = /** @type {HTMLSelectElement} */ (checklist.querySelector("[data-part='which']"));
  const whoField = /** @type {HTMLElement} */ (who.closest("label"));

  /** @param {string} name */
  const chosen = (name) =>
    /** @type {HTMLInputElement} */ (checklist.querySelector(`[name="checklist.${name}"]:checked`)).value;

  /** @returns {Row[]} */
  const rowsNow = () =>
    linesNow()
      .map((line) => ({ ...line, answer: store.read(line.key) }))
      .filter(({ audience, answer }) => isFor(audience, store.visit().side) || !isBlank(answer));

  /** Count what is meant, and say so. */
  function choose() {
    const rows = rowsNow();
    offerPeople(who, rows);
    const order = chosen("order");
    whoField.hidden = order !== "responsible" || who.options.length < 2;
    const onlyOpen = chosen("show") === "open";
    const person = whoField.hidden ? "" : who.value;
    const ofSheet = rows.filter(({ worksheet }) => !which.value || worksheet === which.value);
    const leftOut = onlyOpen && !which.value ? written : new Map();
    const shown = ofSheet
      .filter((row) => !onlyOpen || !(isDone(row) || row.answer.notApplicable || leftOut.has(row.worksheet)))
      .filter(({ answer }) => !person || nameKey(answer.responsible) === nameKey(person));
    const choice = { ...countDone(shown), onlyOpen, person, without: [...leftOut.values()] };
    const said = shown.length
      ? texts.summary(countQuestions(shown), countQuestions(ofSheet), choice)
      : texts.nothingOpen;
    return { order, shown, said };
  }

  /** @param {boolean} [isStrict] Whether what is not meant any more goes, though somebody may be at it. */
  function render(isStrict = false) {
    const { order, shown, said } = choose();
    const stays = !isStrict && list.isInUse();
    if (!stays) list.arrange(groupsBy(order, shown), (row) => fillRow(row, changing));
    const left = stays ? list.countBeside(shown) : 0;
    const text = said + justChanged(left);
    if (summary.textContent !== text) summary.textContent = text;
  }

  const renderSoon = soon(render);
  /** What a person has just changed stays where it is. */
  const countSoon = soon(() => {
    const { shown, said } = choose();
    const text = said + justChanged(list.countBeside(shown));
    if (summary.textContent !== text) summary.textContent = text;
  });

  /** @param {Change} change */
  function follow(change) {
    const row = list.find(change.question);
    if (row) fillRow(row, changing);
    changing.meet(change);
    if (change.foreign) renderSoon();
    else countSoon();
  }

  addEventListener("beforeprint", () => {
    render(true);
    list.finish();
  });
  list.whenLeft(render);
  render();
  store.subscribeVisit(() => render());
  for (const field of checklist.querySelectorAll(".checklist__tools :is(input, select)")) {
    field.addEventListener("change", () => render(true));
  }
  store.subscribe(follow);
}

/** @param {Row[]} rows A question has several where it is answered several times. */
const countQuestions = (rows) => new Set(rows.map(({ key }) => questionIn(key))).size;

/**
 * @param {Row[]} rows
 * @returns {{ done: number, answered: number }} How many questions a person called done, and how many of those that
 *   have no status she answered.
 */
function countDone(rows) {
  const undone = new Set(rows.filter((row) => !isDone(row)).map(({ key }) => questionIn(key)));
  const done = rows.filter(({ key }) => !undone.has(questionIn(key)));
  return {
    done: countQuestions(done.filter(({ isTracked }) => isTracked)),
    answered: countQuestions(done.filter(({ isTracked }) => !isTracked)),
  };
}

/** @param {Row} row */
const isDone = (row) => isLineDone(row, row.answer);

/**
 * @param {string} order
 * @param {Row[]} rows
 * @returns {Group[]}
 */
function groupsBy(order, rows) {
  if (order === "responsible") {
    return group(
      rows,
      ({ answer }) => nameKey(answer.responsible),
      (_, [{ answer }]) => answer.responsible.trim() || texts.nobody,
    );
  }
  if (order === "due") {
    const today = dayOf(new Date());
    const byDate = rows.toSorted((a, b) => compare(a.answer.due, b.answer.due));
    /** @param {Row} row */
    const key = (row) => {
      const { due } = row.answer;
      if (due && !isDay(due)) return UNCLEAR;
      return due && due < today && !isDone(row) ? "0" : due.slice(0, 7);
    };
    return group(byDate, key, (name) => {
      if (name === "") return texts.noDate;
      if (name === UNCLEAR) return texts.unclearDate;
      return name === "0" ? texts.overdue : texts.month(`${name}-01`);
    });
  }
  return group(
    rows,
    ({ title }) => title,
    (title) => title,
    false,
  );
}

/**
 * @param {Row[]} rows
 * @param {(row: Row) => string} keyOf
 * @param {(key: string, rows: Row[]) => string} titleOf
 * @param {boolean} [sorted] Whether groups go by name, the one without a name last.
 * @returns {Group[]}
 */
function group(rows, keyOf, titleOf, sorted = true) {
  /** @type {Map<string, Row[]>} */
  const groups = new Map();
  for (const row of rows) {
    const key = keyOf(row);
    const known = groups.get(key);
    if (known) known.push(row);
    else groups.set(key, [row]);
  }
  const keys = sorted ? [...groups.keys()].sort(compare) : [...groups.keys()];
  return keys.map((key) => {
    const rowsOf = /** @type {Row[]} */ (groups.get(key));
    return { title: titleOf(key, rowsOf), rows: rowsOf };
  });
}

/**
 * What has no name or date comes last.
 *
 * @param {string} a
 * @param {string} b
 */
function compare(a, b) {
  if (a === "" || b === "") return Number(a === "") - Number(b === "");
  return a.localeCompare(b, "de");
}

/**
 * @param {HTMLSelectElement} select
 * @param {Row[]} rows
 */
function offerPeople(select, rows) {
  /** @type {Map<string, string>} Each as it is written first. */
  const names = new Map();
  for (const { answer } of rows) {
    const key = nameKey(answer.responsible);
    if (key && !names.has(key)) names.set(key, answer.responsible.trim());
  }
  const chosen = names.get(nameKey(select.value)) ?? "";
  const people = [...names.values()].sort(compare);
  select.replaceChildren(new Option(texts.everyone, ""), ...people.map((name) => new Option(name, name)));
  select.value = chosen;
}
