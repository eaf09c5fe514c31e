/**
 * The sheet for the meeting: every question a line, filtered and ordered as the person chooses, and worked in: what she
 * changes stands at the question as well.
 *
 * @import { Choice, Show } from "./choice.js"
 * @import { Line, Page, Row } from "./checklist_lines.js"
 * @import { Change, Store } from "../../client/storage/types.js"
 *
 * @typedef {Pick<Store, "visit" | "subscribeVisit">} Subject
 * @typedef {{ store: Store, linesNow: () => Line[], due?: ReturnType<typeof dueIn> }} Source A visit, and what says when
 * each of its lines is due.
 */
import { isBlank, nameKey } from "../../client/answers/answers.js";
import { dayOf } from "../../client/answers/days.js";
import { dueIn, weekOf } from "../../client/answers/due.js";
import { createLines, readBodies } from "./checklist_lines.js";
import { soon } from "../../client/answers/pieces.js";
import { questionIn } from "../../client/answers/keys.js";
import * as texts from "../../client/page/texts.js";
import { isFor } from "../../client/answers/visits.js";
import { createBulk } from "./bulk.js";
import { createChanging } from "./changing.js";
import * as own from "./checklist_texts.js";
import { isDone as isLineDone, isMeant, isOfTasks } from "./choice.js";
import { createChoosing } from "./choosing.js";
import { groupsBy } from "./groups.js";
import { createList } from "./list.js";
import { fillRow } from "./rows.js";

/**
 * @param {HTMLElement} checklist
 * @param {Page} page
 * @returns {Subject} What it is about: the visit of the page, or all.
 */
export function startChecklist(checklist, page) {
  const { store, others } = page;
  const table = /** @type {HTMLTableElement} */ (checklist.querySelector("table"));
  // What is written down at a stop is no task: it is missing from what is left to do, until its sheet is chosen.
  const written = new Map(
    [...table.tBodies]
      .filter(({ dataset }) => dataset.repeats)
      .map(({ dataset, rows }) => [dataset.worksheet, rows[0].textContent?.trim() ?? ""]),
  );
  const bodies = readBodies(table);
  /** The ids of the sheets of each role. @type {string[][]} */
  const ways = JSON.parse(checklist.dataset.ways ?? "[]");
  /** The visit of the page, and others once they are wanted. @type {Source[]} */
  const sources = [{ store, linesNow: createLines(bodies, store, true) }];
  const list = createList(table);
  const changing = createChanging(checklist, page, () => rowsNow());
  const bulk = createBulk(checklist, list.rows, changing);
  const summary = /** @type {HTMLElement} */ (checklist.querySelector("[data-part='summary']"));
  const choosing = createChoosing(checklist, page, () => render(true));
  const about = createSubject(store, () => choosing.now().everywhere);

  /** Every visit's, where all are wanted. */
  function openOthers() {
    const known = sources.length;
    others.open((other) => {
      const source = { store: other, linesNow: createLines(bodies, other, false) };
      sources.push(source);
      other.subscribeVisit(() => render());
      other.subscribe((change) => follow(source, change));
    });
    // What a storage has lost, its disk copy may bring: those tell of it that follow.
    if (known < sources.length) void others.ready();
  }

  /** @returns {Row[]} */
  function rowsNow() {
    const { everywhere } = choosing.now();
    if (everywhere) openOthers();
    return (everywhere ? sources : sources.slice(0, 1)).flatMap((source) => rowsOf(source, everywhere, ways));
  }

  /** What is meant, and what is said of it. */
  function choose() {
    const choice = choosing.now();
    const me = choosing.me();
    const rows = rowsNow();
    const within = rows
      .filter(({ worksheet }) => !choice.worksheet || worksheet === choice.worksheet)
      .filter(({ answer }) => !choice.person || nameKey(answer.responsible) === nameKey(choice.person));
    const leftOut = choice.worksheet ? new Map() : written;
    /** @param {Show} show */
    const meantBy = (show) =>
      within
        .filter((row) => isMeant(show, row, me))
        .filter(({ worksheet }) => show !== "open" || !leftOut.has(worksheet));
    choosing.offer(rows, (show) => countBy(show, meantBy(show)));
    const shown = meantBy(choice.show);
    const sheet = choice.order === "worksheet" ? "" : choosing.sheet(); // Else the heading says it.
    return { shown, said: said(choice, shown, rows, { me, sheet, without: [...leftOut.values()] }) };
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
    about.tell();
    const left = stays ? list.countBeside(shown) : 0;
    const text = said + own.justChanged(left);
    if (summary.textContent !== text) summary.textContent = text;
  }

  const renderSoon = soon(render);
  /** What a person has just changed stays where it is. */
  const countSoon = soon(() => {
    const { shown, said } = choose();
    list.renew(shown, fill);
    const text = said + own.justChanged(list.countBeside(shown));
    if (summary.textContent !== text) summary.textContent = text;
  });

  /**
   * @param {Source} source
   * @param {Change} change
   */
  function follow({ store: changed, due }, change) {
    const row = list.find(idOf(changed, change.question));
    if (row) fillRow({ ...row, ...due?.({ ...row, answer: changed.read(row.key) }) }, changing);
    changing.meet(changed, change);
    if (change.foreign) renderSoon();
    else countSoon();
  }

  addEventListener("beforeprint", () => {
    changing.leave();
    render(true);
    list.finish();
  });
  list.whenLeft(render);
  render();
  store.subscribeVisit(() => render());
  store.subscribe((change) => follow(sources[0], change));
  followLinks(table, list.rows, page);
  return about;
}

/**
 * @param {Store} store
 * @param {() => boolean} isEverywhere
 * @returns {Subject & { tell: () => void }} What the list is about.
 */
function createSubject(store, isEverywhere) {
  const visit = () => (isEverywhere() ? { ...store.visit(), name: own.allVisits } : store.visit());
  /** @type {((visit: ReturnType<typeof store.visit>) => void)[]} */
  const listeners = [];
  return {
    visit,
    subscribeVisit(listener) {
      listeners.push(listener);
    },
    tell() {
      for (const listener of listeners) listener(visit());
    },
  };
}

/**
 * A sheet shows the visit that a person turned to last: a line of another one turns to it, in a new tab, too.
 *
 * @param {HTMLElement} table
 * @param {() => Row[]} shown
 * @param {Page} page
 */
function followLinks(table, shown, { store, others }) {
  for (const type of ["click", "auxclick"]) {
    table.addEventListener(type, ({ target }) => {
      const link = /** @type {Element} */ (target).closest("a");
      const row = link && shown().find(({ element }) => element.contains(link));
      if (row && row.store !== store) others.turnTo(row.store);
    });
  }
}

/**
 * What the list shows, so that its paper says what was left out.
 *
 * @param {Choice} choice
 * @param {Row[]} shown
 * @param {Row[]} rows All of them.
 * @param {{ me: string, sheet: string, without: string[] }} given
 */
function said({ show, worksheet, person, everywhere }, shown, rows, { me, sheet, without }) {
  if (show === "mine" && !me) return own.whoAreYou;
  const all = rows.filter((row) => !worksheet || row.worksheet === worksheet);
  if (shown.length === 0) return texts.nothingOpen;
  return texts.summary(countQuestions(shown), countQuestions(all), {
    ...countDone(shown),
    onlyOpen: show === "open",
    person,
    without: show === "open" ? without : [],
    more: [everywhere ? own.ofAllVisits : "", sheet, own.shows(show, weekOf(dayOf(new Date())), me)].filter(Boolean),
  });
}

/**
 * @param {Source} source
 * @param {boolean} isOfMany
 * @param {string[][]} ways The ids of the sheets of each role.
 * @returns {Row[]} Of several visits, what nobody has begun and no day asks for is left out.
 */
function rowsOf(source, isOfMany, ways) {
  const { store, linesNow } = source;
  const { date, name, side } = store.visit();
  const visit = isOfMany ? name.trim() || own.unnamed : "";
  const asked = linesNow()
    .map((line) => {
      const title = visit ? `${visit} · ${line.title}` : line.title;
      return { ...line, title, answer: store.read(line.key), visit, id: idOf(store, line.key) };
    })
    .filter(({ audience, answer }) => isFor(audience, side) || !isBlank(answer));
  source.due = dueIn(store.answered(), date, ways, dayOf(new Date()));
  return asked.map(source.due).filter(({ answer, day }) => !isOfMany || day || !isBlank(answer));
}

/**
 * @param {Store} store
 * @param {string} key
 */
const idOf = (store, key) => `${store.visitId}:${key}`;

/**
 * What is due is counted line by line, as on the start page: each row of a question is done by somebody, by some day.
 *
 * @param {Show} show
 * @param {Row[]} rows
 */
const countBy = (show, rows) => (isOfTasks(show) ? rows.length : countQuestions(rows));

/** @param {Row[]} rows A question has several where it is answered several times. */
const countQuestions = (rows) => new Set(rows.map(({ id }) => questionIn(id))).size;

/**
 * @param {Row[]} rows
 * @returns {{ done: number, answered: number }} How many questions a person called done, and how many of those that
 *   have no status she answered.
 */
function countDone(rows) {
  const undone = new Set(rows.filter((row) => !isDone(row)).map(({ id }) => questionIn(id)));
  const done = rows.filter(({ id }) => !undone.has(questionIn(id)));
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
