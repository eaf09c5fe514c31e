/**
 * The sheet for the meeting: every question a line, filtered and ordered as the person chooses.
 *
 * @import { Answer } from "../../client/answers/answers.js"
 * @import { Line } from "./checklist_lines.js"
 * @import { Store } from "../../client/storage/types.js"
 *
 * @typedef {Line & { answer: Answer }} Row
 * @typedef {{ title: string, rows: Row[] }} Group
 */
import { isBlank, nameKey } from "../../client/answers/answers.js";
import { dayOf, isDay } from "../../client/answers/days.js";
import { createLines } from "./checklist_lines.js";
import { inPieces, soon } from "../../client/answers/pieces.js";
import { questionIn } from "../../client/answers/keys.js";
import * as texts from "../../client/page/texts.js";
import { isFor } from "../../client/answers/visits.js";

/** What marks a status; one that is open has an empty box. */
const MARKS = { open: "", doing: "mark--doing", done: "mark--set", answered: "mark--answered", none: "mark--none" };

/** Comes before every month: it needs a look. */
const UNCLEAR = "!";

/** So much of an answer fits a line or three on paper. */
const FIRST_WORDS = 90;

/**
 * @param {HTMLElement} checklist
 * @param {Store} store
 */
export function startChecklist(checklist, store) {
  const table = /** @type {HTMLTableElement} */ (checklist.querySelector("table"));
  // What is written down at a stop is no task: it is missing from what is left to do, until its sheet is chosen.
  const written = new Map(
    [...table.tBodies]
      .filter(({ dataset }) => dataset.repeats)
      .map(({ dataset, rows }) => [dataset.worksheet, rows[0].textContent?.trim() ?? ""]),
  );
  const linesNow = createLines(table, store);
  const summary = /** @type {HTMLElement} */ (checklist.querySelector("[data-part='summary']"));
  const who = /** @type {HTMLSelectElement} */ (checklist.querySelector("[data-part='who']"));
  const which = /** @type {HTMLSelectElement} */ (checklist.querySelector("[data-part='which']"));
  const whoField = /** @type {HTMLElement} */ (who.closest("label"));

  /** @param {string} name */
  const chosen = (name) =>
    /** @type {HTMLInputElement} */ (checklist.querySelector(`[name="checklist.${name}"]:checked`)).value;

  function render() {
    const rows = linesNow()
      .map((line) => ({ ...line, answer: store.read(line.key) }))
      .filter(({ audience, answer }) => isFor(audience, store.visit().side) || !isBlank(answer));
    for (const row of rows) fillRow(row);
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
    arrange(groupsBy(order, shown));
    const choice = { ...countDone(shown), onlyOpen, person, without: [...leftOut.values()] };
    summary.textContent = shown.length
      ? texts.summary(countQuestions(shown), countQuestions(ofSheet), choice)
      : texts.nothingOpen;
  }

  /** What is not in the table yet. @type {(() => void)[]} */
  let waiting = [];

  /** @param {Group[]} groups */
  function arrange(groups) {
    for (const body of [...table.tBodies]) body.remove();
    const steps = groups.flatMap(({ title, rows }) => {
      const body = createBody(title);
      return [
        () => table.append(body),
        ...rows.map(
          ({ element }) =>
            () =>
              body.append(element),
        ),
      ];
    });
    waiting = steps;
    void inPieces(taken(steps), (step) => {
      if (waiting === steps) step();
    });
  }

  addEventListener("beforeprint", () => {
    for (const step of taken(waiting)) step();
  });
  render();
  store.subscribeVisit(render);
  checklist.addEventListener("change", render);
  store.subscribe(soon(render));
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

/**
 * What has no status is done once it is answered.
 *
 * @param {Row} row
 */
const isDone = ({ answer, isTracked }) => (isTracked ? answer.status === "done" : !isBlank(answer));

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
 * @template T
 * @param {T[]} items Is empty then.
 */
function* taken(items) {
  for (let item = items.shift(); item !== undefined; item = items.shift()) yield item;
}

/** @param {string} title */
function createBody(title) {
  const body = document.createElement("tbody");
  body.setAttribute("role", "rowgroup");
  const head = body.insertRow();
  head.className = "checklist__group";
  head.setAttribute("role", "row");
  const cell = document.createElement("th");
  cell.colSpan = 5;
  cell.scope = "rowgroup";
  cell.setAttribute("role", "rowheader");
  cell.setAttribute("aria-colspan", "5");
  cell.textContent = title;
  head.append(cell);
  return body;
}

/** @param {Row} row */
function fillRow(row) {
  const { element, answer, choices } = row;
  /** @param {string} name */
  const cell = (name) => /** @type {HTMLElement} */ (element.querySelector(`[data-cell="${name}"]`));
  /**
   * @param {string} name
   * @param {string} text Without any, the cell would be missing from a PDF, and a screen reader would count other columns.
   */
  function write(name, text) {
    cell(name).textContent = text || "\u00a0";
    cell(name).classList.toggle("checklist__blank", !text);
  }
  const { status } = answer;
  cell("mark").className = `mark ${MARKS[markOf(row)]}`;
  cell("status").textContent = saidOf(row);
  cell("status").classList.toggle("checklist__word", Boolean(status) || answer.notApplicable || isDone(row));
  write("responsible", answer.responsible);
  write("due", texts.formatDue(answer.due) || answer.due);
  const written = [
    answer.notApplicable ? texts.notApplicable : "",
    choices[answer.choice] ?? answer.choice,
    firstWords(answer.answer),
  ];
  write("answer", written.filter(Boolean).join(". "));
  element.classList.toggle("checklist__row--done", isDone(row));
}

/** @param {Row} row */
function saidOf(row) {
  if (row.answer.notApplicable) return texts.notApplicable;
  return row.isTracked ? texts.statuses[row.answer.status ?? "none"] : texts.answered(isDone(row));
}

/**
 * @param {Row} row
 * @returns {keyof typeof MARKS}
 */
function markOf(row) {
  if (row.answer.notApplicable) return "none";
  if (row.isTracked) return row.answer.status ?? "open";
  return isDone(row) ? "answered" : "open";
}

/**
 * @param {string} text
 * @returns {string} Whole words where the text has any, and whole characters in any case.
 */
function firstWords(text) {
  const line = text.replace(/\s+/g, " ").trim();
  const characters = [...line];
  if (characters.length <= FIRST_WORDS) return line;
  return `${characters
    .slice(0, FIRST_WORDS)
    .join("")
    .replace(/\s\S{0,20}$/, "")} …`;
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
