/**
 * The sheet for the meeting: every question a line, filtered and ordered as the person chooses.
 *
 * @import { Answer } from "./answers.js"
 * @import { Question } from "./questions.js"
 * @import { Store } from "./store.js"
 *
 * @typedef {Question & { answer: Answer }} Row
 * @typedef {{ title: string, rows: Row[] }} Group
 */
import { readQuestions } from "./questions.js";
import * as texts from "./texts.js";

/** What marks a status; one that is open has an empty box. */
const MARKS = { open: "", doing: "mark--doing", done: "mark--set" };

/** So much of an answer fits a line or three on paper. */
const FIRST_WORDS = 90;

/**
 * @param {HTMLElement} checklist
 * @param {Store} store
 */
export function startChecklist(checklist, store) {
  const questions = readQuestions(checklist);
  const table = /** @type {HTMLTableElement} */ (checklist.querySelector("table"));
  const summary = /** @type {HTMLElement} */ (checklist.querySelector("[data-part='summary']"));
  const who = /** @type {HTMLSelectElement} */ (checklist.querySelector("[data-part='who']"));
  const whoField = /** @type {HTMLElement} */ (who.closest("label"));
  const titles = readTitles(table);

  /** @param {string} name */
  const chosen = (name) =>
    /** @type {HTMLInputElement} */ (checklist.querySelector(`[name="checklist.${name}"]:checked`)).value;

  function render() {
    const rows = questions.map((question) => ({ ...question, answer: store.read(question.key) }));
    for (const row of rows) fillRow(row);
    offerPeople(who, rows);
    const order = chosen("order");
    whoField.hidden = order !== "responsible" || who.options.length < 2;
    const onlyOpen = chosen("show") === "open";
    const person = whoField.hidden ? "" : who.value;
    const shown = rows
      .filter(({ answer }) => !onlyOpen || !(answer.status === "done" || answer.notApplicable))
      .filter(({ answer }) => !person || answer.responsible.trim() === person);
    arrange(groupsBy(order, shown, titles));
    const done = shown.filter(({ answer }) => answer.status === "done").length;
    summary.textContent = shown.length
      ? texts.summary(shown.length, rows.length, { done, onlyOpen, person })
      : texts.nothingOpen;
  }

  /** @param {Group[]} groups */
  function arrange(groups) {
    for (const body of [...table.tBodies]) body.remove();
    for (const { title, rows } of groups) table.append(createBody(title, rows));
  }

  const visit = /** @type {HTMLElement} */ (checklist.querySelector("[data-part='screen-visit']"));
  const visitName = /** @type {HTMLElement} */ (checklist.querySelector("[data-part='screen-name']"));
  /** @param {{ name: string }} visit */
  function showVisit({ name }) {
    visitName.textContent = name;
    visit.hidden = name === "";
  }

  showVisit(store.visit());
  store.subscribeVisit(showVisit);
  checklist.addEventListener("change", render);
  store.subscribe(render);
  render();
}

/** @param {HTMLTableElement} table */
function readTitles(table) {
  return new Map(
    [...table.tBodies].map((body) => [body.dataset.worksheet ?? "", body.rows[0].textContent?.trim() ?? ""]),
  );
}

/**
 * @param {string} order
 * @param {Row[]} rows
 * @param {Map<string, string>} titles
 * @returns {Group[]}
 */
function groupsBy(order, rows, titles) {
  if (order === "responsible") {
    return group(
      rows,
      ({ answer }) => answer.responsible.trim(),
      (name) => name || texts.nobody,
    );
  }
  if (order === "due") {
    const today = new Date();
    const month = `${today.getFullYear()}-${String(today.getMonth() + 1).padStart(2, "0")}`;
    const now = `${month}-${String(today.getDate()).padStart(2, "0")}`;
    const byDate = rows.toSorted((a, b) => compare(a.answer.due, b.answer.due));
    /** @param {Row} row */
    const key = ({ answer: { due, status } }) => (due && due < now && status !== "done" ? "0" : due.slice(0, 7));
    return group(byDate, key, (name) => {
      if (name === "") return texts.noDate;
      return name === "0" ? texts.overdue : texts.month(`${name}-01`);
    });
  }
  return group(
    rows,
    ({ worksheet }) => worksheet,
    (name) => titles.get(name) ?? name,
    false,
  );
}

/**
 * @param {Row[]} rows
 * @param {(row: Row) => string} keyOf
 * @param {(key: string) => string} titleOf
 * @param {boolean} [sorted] Whether groups go by name, the one without a name last.
 * @returns {Group[]}
 */
function group(rows, keyOf, titleOf, sorted = true) {
  /** @type {Map<string, Row[]>} */
  const groups = new Map();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  const keys = sorted ? [...groups.keys()].sort(compare) : [...groups.keys()];
  return keys.map((key) => ({ title: titleOf(key), rows: groups.get(key) ?? [] }));
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
 * @param {string} title
 * @param {Row[]} rows
 */
function createBody(title, rows) {
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
  body.append(...rows.map(({ element }) => element));
  return body;
}

/** @param {Row} row */
function fillRow({ element, answer }) {
  /** @param {string} name */
  const cell = (name) => /** @type {HTMLElement} */ (element.querySelector(`[data-cell="${name}"]`));
  cell("mark").className = `mark ${MARKS[answer.status ?? "open"]}`;
  cell("status").textContent = texts.statuses[answer.status ?? "none"];
  cell("responsible").textContent = answer.responsible;
  cell("due").textContent = texts.formatDue(answer.due);
  const written = [answer.notApplicable ? texts.notApplicable : "", firstWords(answer.answer)];
  cell("answer").textContent = written.filter(Boolean).join(". ");
  element.classList.toggle("checklist__row--done", answer.status === "done");
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
  const people = [...new Set(rows.map(({ answer }) => answer.responsible.trim()))].filter(Boolean).sort(compare);
  const chosen = select.value;
  select.replaceChildren(new Option(texts.everyone, ""), ...people.map((name) => new Option(name, name)));
  select.value = people.includes(chosen) ? chosen : "";
}
