/**
 * What a line shows, on the screen and on paper, and the controls in it.
 *
 * @import { Answer, Patch } from "../../client/answers/answers.js"
 * @import { Line, Row } from "./checklist_lines.js"
 *
 * @typedef {"responsible" | "due"} Edited
 * @typedef {{ day: string, late: string }} When The day it is due, YYYY-MM-DD or "", and since when it is late, in words.
 * @typedef {{ change: (line: Line, patch: Patch) => void, edit: (line: Line, field: Edited, button: HTMLButtonElement) => void }} Acts
 */
import { isBlank } from "../../client/answers/answers.js";
import { dayOf } from "../../client/answers/days.js";
import { daysFrom } from "../../client/answers/due.js";
import { button, el } from "../../client/page/dom.js";
import * as texts from "../../client/page/texts.js";
import * as own from "./checklist_texts.js";
import { isDone } from "./choice.js";

/** What marks a status; one that is open has an empty box, what waits for an answer a ring. */
const MARKS = {
  open: "",
  doing: "mark--doing",
  done: "mark--set",
  answered: "mark--answered",
  ahead: "mark--ahead",
  none: "mark--none",
};

/** So much of an answer fits a line or three on paper. */
const FIRST_WORDS = 90;

/** @type {WeakMap<HTMLElement, (answer: Answer, when: When) => void>} What writes into the controls of a line. */
const controls = new WeakMap();

/**
 * Write an answer into its line.
 *
 * @param {Row} line
 * @param {Acts} acts What its controls do.
 */
export function fillRow(line, acts) {
  const { element, choices, visit, day } = line;
  const answer = line.store.read(line.key);
  if (!controls.has(element)) controls.set(element, createControls(line, acts));
  const cell = cellsOf(element);
  const said = saidOf(line, answer);
  cell("mark").className = `mark ${MARKS[markOf(line, answer)]}`;
  cell("status").textContent = said;
  const isWord = Boolean(answer.status) || answer.notApplicable || isDone(line, answer);
  cell("status").classList.toggle("checklist__word", isWord);
  const words = [
    answer.notApplicable ? texts.notApplicable : "",
    choices[answer.choice] ?? answer.choice,
    firstWords(answer.answer),
  ];
  const written = words.filter(Boolean).join(". ");
  // Without anything, the cell would be missing from a PDF, and a screen reader would count other columns.
  cell("answer").textContent = written || "\u00a0";
  cell("answer").classList.toggle("checklist__blank", !written);
  const late = latenessOf(line);
  controls.get(element)?.(answer, { day, late });
  const place = element.querySelector("[data-part='visit']");
  if (place) place.textContent = visit;
  element.classList.toggle("checklist__row--done", isDone(line, answer));
  element.classList.toggle("checklist__row--late", late !== "");
}

/**
 * @param {Row} row
 * @returns {string} Since when it is late, in words; "" where it is not.
 */
function latenessOf({ day, urgency }) {
  return urgency === "overdue" ? ` ${own.late(daysFrom(day, dayOf(new Date())))}` : "";
}

/** @param {HTMLElement} element */
const cellsOf = (element) => (/** @type {string} */ name) =>
  /** @type {HTMLElement} */ (element.querySelector(`[data-cell="${name}"]`));

/**
 * @param {Line} line
 * @param {Acts} acts
 * @returns {(answer: Answer, when: When) => void}
 */
function createControls(line, acts) {
  const cell = cellsOf(line.element);
  const open = createOpened(line);
  if (!line.isTracked) {
    // Nobody is responsible for it; the cells are there, or a screen reader would count other columns.
    line.element.classList.add("checklist__row--untracked");
    const late = el("span", "checklist__late");
    cell("due").append(late);
    return (answer, when) => {
      late.textContent = when.late;
      open(answer);
    };
  }
  const status = createStatus(line, acts);
  const [box, select] = status.elements;
  cell("mark").after(box);
  cell("choose").append(select);
  const edited = /** @type {const} */ (["responsible", "due"]).map((field) => {
    const { elements, fill } = createEdited(line, field, acts);
    cell(field).replaceChildren(...elements);
    return fill;
  });
  return (answer, when) => {
    for (const fill of [status.fill, ...edited, open]) fill(answer, when);
  };
}

/**
 * The question, which opens with its answer; its number leads to the sheet.
 *
 * @param {Line} line
 * @returns {(answer: Answer) => void}
 */
function createOpened({ element, choices }) {
  const question = /** @type {HTMLElement} */ (element.querySelector(".checklist__question"));
  const link = /** @type {HTMLAnchorElement} */ (question.querySelector("a"));
  const text = /** @type {HTMLElement} */ (link.querySelector("[data-part='text']"));
  const answered = el("p", { class: "checklist__whole", dir: "auto", translate: "no" });
  const toSheet = el("a", { class: "button", href: link.getAttribute("href") ?? "" }, own.toSheet);
  // Not every browser names a row by what can be opened; none should by what is open.
  question.setAttribute("aria-label", (link.textContent ?? "").replace(/\s+/g, " ").trim());
  const details = el(
    "details",
    "checklist__opened",
    el("summary", {}, text),
    el("div", "screen-only", answered, el("p", {}, toSheet)),
  );
  link.title = own.toSheet;
  question.append(
    el("div", "checklist__asked", link, " ", details),
    el("span", { class: "checklist__visit", dir: "auto", translate: "no", "data-part": "visit" }),
    el("span", { "data-part": "told" }),
    el("div", { class: "screen-only", "data-part": "conflicts" }),
  );
  return ({ answer, choice, notApplicable }) => {
    const said = [notApplicable ? texts.notApplicable : "", choices[choice] ?? choice, answer];
    answered.textContent = said.filter(Boolean).join("\n") || own.nothingAnswered;
    answered.classList.toggle("checklist__whole--none", !said.some(Boolean));
  };
}

/**
 * A box to tick, and every status by its word.
 *
 * @param {Line} line
 * @param {Acts} acts
 */
function createStatus(line, { change }) {
  const { none, ...statuses } = texts.statuses;
  const box = el("input", { type: "checkbox", autocomplete: "off", "aria-label": own.tick(line.label) });
  const options = Object.entries(statuses).map(([value, text]) => new Option(text, value));
  const select = el(
    "select",
    { class: "checklist__choose", autocomplete: "off", "aria-label": own.statusOf(line.label) },
    new Option(none, ""),
    ...options,
  );
  /** What it was before it was ticked here. @type {Answer["status"]} */
  let before = "open";

  box.addEventListener("change", () => {
    const { status } = line.store.read(line.key);
    if (status !== "done") before = status;
    change(line, { status: status === "done" ? before : "done" });
  });
  select.addEventListener("change", () => {
    change(line, { status: /** @type {Answer["status"]} */ (select.value || null) });
  });
  return {
    elements: [el("label", "checklist__tick screen-only", box), select],

    /** @param {Answer} answer */
    fill({ status, notApplicable }) {
      box.checked = status === "done";
      box.indeterminate = status === "doing";
      select.value = status ?? "";
      line.element.classList.toggle("checklist__row--none", notApplicable);
    },
  };
}

/**
 * What is shown, and becomes a field at a click.
 *
 * @param {Line} line
 * @param {Edited} field
 * @param {Acts} acts
 */
function createEdited(line, field, { edit }) {
  const cell = cellsOf(line.element)(field);
  const value = el("span", { "data-value": field });
  const late = el("span", { class: "checklist__late" });
  const shown = button("", () => edit(line, field, shown), "checklist__edit");
  const nothing = el("span", "checklist__nothing", "\u00a0"); // On paper.
  shown.append(value, late);

  return {
    elements: [shown, nothing],

    /** @param {Answer} answer @param {When} when */
    fill(answer, when) {
      const text = field === "due" ? texts.formatDue(answer.due) || answer.due : answer.responsible;
      const day = field === "due" ? when.day : "";
      value.textContent = text || texts.formatDue(day) || own.empty[field];
      late.textContent = field === "due" ? when.late : "";
      cell.classList.toggle("checklist__blank", !text);
      const said = text || !day ? "" : own.planned;
      shown.setAttribute("aria-label", own.edits(field, line.label, `${shown.textContent}${said}`));
      shown.title = said && own.plannedTitle;
    },
  };
}

/**
 * @param {Line} line
 * @param {Answer} answer
 */
function saidOf({ isTracked }, answer) {
  if (answer.notApplicable) return texts.notApplicable;
  return isTracked ? texts.statuses[answer.status ?? "none"] : texts.answered(!isBlank(answer));
}

/**
 * @param {Line} line
 * @param {Answer} answer
 * @returns {keyof typeof MARKS}
 */
function markOf({ isTracked }, answer) {
  if (answer.notApplicable) return "none";
  if (isTracked) return answer.status ?? "open";
  return isBlank(answer) ? "ahead" : "answered";
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
