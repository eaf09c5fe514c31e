/**
 * The lines of the checklist: one for each question, for each row of a question, and for each question of each stop.
 *
 * @import { Answer } from "../../client/answers/answers.js"
 * @import { Turn, Urgency } from "../../client/answers/due.js"
 * @import { PageParts } from "../../client/page/types.js"
 * @import { createOtherVisits } from "../../client/storage/other_visits.js"
 * @import { Store } from "../../client/storage/types.js"
 *
 * @typedef {Line & { id: string, answer: Answer, day: string, urgency: Urgency, visit: string }} Row The day it is due,
 * YYYY-MM-DD; "" where nobody knows. The visit's name, where there are several.
 * @typedef {{ title: string, rows: Row[] }} Group
 * @typedef {Pick<PageParts, "store" | "storage" | "watch" | "withDesk"> & { others: OtherVisits }} Page
 * @typedef {ReturnType<typeof createOtherVisits>} OtherVisits
 * @typedef {ReturnType<typeof readBodies>} Bodies
 *
 * @typedef {object} Line
 * @property {Store} store Of its visit.
 * @property {string} key Of its answer.
 * @property {number} revision The question's.
 * @property {string} label What it is called among others: its number, and its row's name.
 * @property {string} worksheet
 * @property {string} title Of its group, in the order of the worksheets.
 * @property {string} audience The side that it is for, or "both".
 * @property {Turn} turn Its worksheet's.
 * @property {boolean} asksWho Whether it is answered by who is responsible.
 * @property {boolean} isTracked Whether it has a status.
 * @property {Record<string, string>} choices Their texts by id.
 * @property {HTMLElement} element
 */
import { instanceIn, worksheetOf } from "../../client/answers/keys.js";
import { instancesOf, newInstance, numberOf } from "../../client/page/questions.js";
import { firstLineOf, nameOfInstance } from "../../client/answers/names.js";

/**
 * @param {HTMLTableElement} table Holds a line for each question, in a body for each worksheet.
 * @returns What it holds, before there is anything in it that the page has not.
 */
export const readBodies = (table) =>
  [...table.tBodies].map((body) => ({
    dataset: body.dataset,
    title: body.rows[0].textContent?.trim() ?? "",
    // What each row is copied from: as the page has it, without controls.
    rows: [...body.rows].slice(1).map((row) => ({ row, blank: copyOf(row) })),
  }));

/**
 * @param {Bodies} read
 * @param {Store} store
 * @param {boolean} isOwn Whether its lines are the rows of the page, and not copies.
 * @returns {() => Line[]} What there is now.  A line keeps its element.
 */
export function createLines(read, store, isOwn) {
  /** @type {Map<HTMLElement, HTMLElement>} What each row is copied from. */
  const blanks = new Map();
  /** @type {Map<HTMLElement, ReturnType<typeof readFacts>>} What a question's lines have in common. */
  const facts = new Map();
  const bodies = read.map(({ dataset, title, rows }) => {
    const own = rows.map(({ row, blank }) => {
      const element = isOwn ? row : copyOf(blank);
      blanks.set(element, blank);
      facts.set(element, readFacts(element, dataset));
      return element;
    });
    return { dataset, title, rows: own };
  });
  /** @type {Map<string, HTMLElement>} */
  const copies = new Map();
  /** @type {Map<string, string>} */
  const firsts = new Map();

  /**
   * @param {HTMLElement} row The question's own.
   * @param {string} title
   * @param {string} [instance] Of which it is the line.
   * @param {string} [name] What the row is called; a stop has none, but an address of its own.
   * @returns {Line}
   */
  function line(row, title, instance = "", name = "") {
    const { question, number, ...given } = /** @type {ReturnType<typeof readFacts>} */ (facts.get(row));
    const key = instance ? `${question}/${instance}` : question;
    const label = name ? `${number}, ${name}` : number;
    return { ...given, store, key, label, title, element: instance ? copy(row, key, name) : row };
  }

  /**
   * @param {HTMLElement} row
   * @param {string} key
   * @param {string} name
   */
  function copy(row, key, name) {
    const known = copies.get(key);
    if (known) return known;
    const made = copyOf(/** @type {HTMLElement} */ (blanks.get(row)));
    const link = /** @type {HTMLAnchorElement} */ (made.querySelector("a"));
    copies.set(key, made);
    made.dataset.instance = key;
    if (name) /** @type {HTMLElement} */ (link.querySelector("[data-part='text']")).textContent = name;
    else link.setAttribute("href", `${link.getAttribute("href")}~${instanceIn(key)}`);
    return made;
  }

  /**
   * @param {HTMLElement} row Of a question that has rows, but none yet.
   * @returns {string} The instance of the first one, which a person may begin here.
   */
  function firstOf(row) {
    const { question = "" } = row.dataset;
    const instance = firsts.get(question) ?? newInstance();
    firsts.set(question, instance);
    copies.set(`${question}/${instance}`, row);
    return instance;
  }

  /**
   * @param {HTMLElement} row
   * @param {string} title
   */
  function linesOf(row, title) {
    const { question, each } = row.dataset;
    if (!each) return [line(row, title)];
    const instances = instancesOf(store, `${question}/`);
    if (instances.length === 0) return [line(row, title, firstOf(row))];
    return instances.map((instance, index) => line(row, title, instance, `${each} ${index + 1}`));
  }

  return () =>
    bodies.flatMap(({ dataset: { worksheet, repeats, namedBy }, title, rows }) => {
      const stops = repeats ? instancesOf(store, `${worksheet}.`) : [];
      if (stops.length === 0) return rows.flatMap((row) => linesOf(row, title));
      return stops.flatMap((stop, index) => {
        const name = firstLineOf(store.read(`${namedBy}/${stop}`));
        return rows.map((row) => line(row, `${title} · ${nameOfInstance(repeats ?? "", index + 1, name)}`, stop));
      });
    });
}

/** @param {HTMLElement} row */
const copyOf = (row) => /** @type {HTMLElement} */ (row.cloneNode(true));

/**
 * Once: a list is made again after each change.
 *
 * @param {HTMLElement} row
 * @param {Turn} turn
 */
function readFacts(row, turn) {
  const { question = "", audience = "both", untracked, asksWho, choices = "{}", revision } = row.dataset;
  return {
    question,
    number: numberOf(row),
    worksheet: worksheetOf(question),
    revision: Number(revision),
    audience,
    turn,
    asksWho: asksWho !== undefined,
    isTracked: untracked === undefined,
    choices: /** @type {Record<string, string>} */ (JSON.parse(choices)),
  };
}
