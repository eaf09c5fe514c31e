/**
 * The sheet for the meeting: every question a line, filtered and ordered as the person chooses, and worked in: what she
 * changes stands at the question as well.
 *
 * @import { Choice, Show } from "./choice.js"
 * @import { Page, Row } from "./checklist_lines.js"
 * @import { Change } from "../../client/storage/types.js"
 */
import { isBlank, nameKey } from "../../client/answers/answers.js";
import { dayOf } from "../../client/answers/days.js";
import { dueDayOf, weekOf } from "../../client/answers/due.js";
import { createLines } from "./checklist_lines.js";
import { soon } from "../../client/answers/pieces.js";
import { questionIn } from "../../client/answers/keys.js";
import * as texts from "../../client/page/texts.js";
import { isFor } from "../../client/answers/visits.js";
import { createBulk } from "./bulk.js";
import { createChanging } from "./changing.js";
import * as own from "./checklist_texts.js";
import { isDone as isLineDone, isMeant } from "./choice.js";
import { createChoosing } from "./choosing.js";
import { groupsBy } from "./groups.js";
import { createList } from "./list.js";
import { fillRow } from "./rows.js";

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
  const bulk = createBulk(checklist, list.rows, changing);
  const summary = /** @type {HTMLElement} */ (checklist.querySelector("[data-part='summary']"));
  const choosing = createChoosing(checklist, page, () => render(true));

  /** @returns {Row[]} */
  const rowsNow = () =>
    linesNow()
      .map((line) => {
        const answer = line.store.read(line.key);
        return { ...line, answer, day: dueDayOf(answer, line.turn, line.store.visit().date) };
      })
      .filter(({ audience, answer }) => isFor(audience, store.visit().side) || !isBlank(answer));

  /** What is meant, and what is said of it. */
  function choose() {
    const choice = choosing.now();
    const given = { today: dayOf(new Date()), me: choosing.me() };
    const rows = rowsNow();
    const within = rows
      .filter(({ worksheet }) => !choice.worksheet || worksheet === choice.worksheet)
      .filter(({ answer }) => !choice.person || nameKey(answer.responsible) === nameKey(choice.person));
    const leftOut = choice.worksheet ? new Map() : written;
    /** @param {Show} show */
    const meantBy = (show) =>
      within
        .filter((row) => isMeant(show, row, row.answer, given))
        .filter(({ worksheet }) => show !== "open" || !leftOut.has(worksheet));
    choosing.offer(rows, (show) => countQuestions(meantBy(show)));
    const shown = meantBy(choice.show);
    return { shown, said: said(choice, shown, rows, { ...given, without: [...leftOut.values()] }) };
  }

  let isOpened = false;

  /** @param {Row} row */
  function fill(row) {
    fillRow(row, changing);
    bulk.dress(row);
    if (isOpened) open(row.element, true);
  }

  /** Or close them. */
  function openAll() {
    isOpened = choosing.now().answers;
    for (const { element } of list.rows()) open(element, isOpened);
  }

  /** @param {boolean} [isStrict] Whether what is not meant any more goes, though somebody may be at it. */
  function render(isStrict = false) {
    const { shown, said } = choose();
    const stays = !isStrict && list.isInUse();
    if (!stays) list.arrange(groupsBy(choosing.now().order, shown), fill);
    if (isOpened !== choosing.now().answers) openAll();
    bulk.count();
    const left = stays ? list.countBeside(shown) : 0;
    const text = said + own.justChanged(left);
    if (summary.textContent !== text) summary.textContent = text;
  }

  const renderSoon = soon(render);
  /** What a person has just changed stays where it is. */
  const countSoon = soon(() => {
    const { shown, said } = choose();
    const text = said + own.justChanged(list.countBeside(shown));
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
  store.subscribe(follow);
}

/**
 * What the list shows, so that its paper says what was left out.
 *
 * @param {Choice} choice
 * @param {Row[]} shown
 * @param {Row[]} rows All of them.
 * @param {{ today: string, me: string, without: string[] }} given
 */
function said({ show, worksheet, person }, shown, rows, { today, me, without }) {
  if (show === "mine" && !me) return own.whoAreYou;
  const all = rows.filter((row) => !worksheet || row.worksheet === worksheet);
  if (shown.length === 0) return texts.nothingOpen;
  return texts.summary(countQuestions(shown), countQuestions(all), {
    ...countDone(shown),
    onlyOpen: show === "open",
    person,
    without: show === "open" ? without : [],
    more: [own.shows(show, weekOf(today), me)].filter(Boolean),
  });
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
 * @param {Element} line
 * @param {boolean} isOpen
 */
function open(line, isOpen) {
  const details = line.querySelector("details");
  if (details) details.open = isOpen;
}
