/**
 * What a person wants to see of the checklist, and how the address says it.  Pure.
 *
 * @import { Answer } from "../../client/answers/answers.js"
 * @import { Line, Row } from "./checklist_lines.js"
 *
 * @typedef {keyof typeof SHOWS} Show
 * @typedef {keyof typeof ORDERS} Order
 *
 * @typedef {object} Choice
 * @property {Show} show
 * @property {Order} order
 * @property {string} worksheet Its id; "" for all.
 * @property {string} person As she is called; "" for all.
 * @property {boolean} everywhere Whether other visits' questions stand in the list, too.
 * @property {boolean} answers Whether every question is opened with its answer.
 */
import { isBlank, nameKey } from "../../client/answers/answers.js";

/** As the address calls them: German, as all of the site's addresses. */
const SHOWS = { all: "alle", open: "offen", overdue: "ueberfaellig", week: "woche", nobody: "niemand", mine: "meine" };
const ORDERS = { worksheet: "blatt", responsible: "person", due: "termin" };

const YES = "ja";
const ALL = "alle";

/** @type {Readonly<Choice>} */
export const DEFAULT = Object.freeze({
  show: "all",
  order: "worksheet",
  worksheet: "",
  person: "",
  everywhere: false,
  answers: false,
});

/**
 * @param {string} fragment Of an address, without "#".
 * @returns {Choice | null} null where it says something else.  What it says wrongly is as if not said.
 */
export function readChoice(fragment) {
  if (fragment === "") return DEFAULT;
  if (!/^[a-z]+=/.test(fragment)) return null;
  const said = new URLSearchParams(fragment);
  return {
    show: /** @type {Show} */ (keyOf(SHOWS, said.get("zeige")) ?? DEFAULT.show),
    order: /** @type {Order} */ (keyOf(ORDERS, said.get("nach")) ?? DEFAULT.order),
    worksheet: said.get("blatt") ?? "",
    person: said.get("person") ?? "",
    everywhere: said.get("besuche") === ALL,
    answers: said.get("antworten") === YES,
  };
}

/**
 * @param {Choice} choice
 * @returns {string} Without "#"; "" where nothing was chosen.
 */
export function fragmentOf({ show, order, worksheet, person, everywhere, answers }) {
  const [besuche, antworten] = [everywhere ? ALL : "", answers ? YES : ""];
  const said = { zeige: SHOWS[show], nach: ORDERS[order], blatt: worksheet, person, besuche, antworten };
  const usual = { zeige: SHOWS[DEFAULT.show], nach: ORDERS[DEFAULT.order] };
  const chosen = Object.entries(said).filter(([name, value]) => value && value !== usual[/** @type {"nach"} */ (name)]);
  return new URLSearchParams(chosen).toString();
}

/**
 * @param {Record<string, string>} names
 * @param {string | null} name
 */
const keyOf = (names, name) => Object.keys(names).find((key) => names[key] === name);

/**
 * What has no status is done once it is answered.
 *
 * @param {Pick<Line, "isTracked">} line
 * @param {Answer} answer
 */
export const isDone = ({ isTracked }, answer) => (isTracked ? answer.status === "done" : !isBlank(answer));

/** @param {Show} show Whether it shows what is to be done by some day: there, each row of a question is a task of its own. */
export const isOfTasks = (show) => show === "overdue" || show === "week";

/**
 * @param {Show} show
 * @param {Pick<Row, "answer" | "urgency" | "isTracked">} row
 * @param {string} me Who the person is: "" where nobody knows.
 * @returns {boolean} Whether a line is meant.
 */
export function isMeant(show, { answer, urgency, isTracked }, me) {
  if (isOfTasks(show)) return urgency === show;
  const isLeft = !isDone({ isTracked }, answer) && !answer.notApplicable;
  if (show === "open") return isLeft;
  if (show === "nobody") return isTracked && !answer.responsible.trim() && isLeft;
  return show === "all" || isOf(answer, me);
}

/**
 * Several may be responsible together.
 *
 * @param {Answer} answer
 * @param {string} name
 */
export const isOf = ({ responsible }, name) =>
  nameKey(name) !== "" &&
  [responsible, ...responsible.split(/[,;/&+]|\bund\b/)].some((part) => nameKey(part) === nameKey(name));
