/**
 * How a worksheet stands in the course of a visit: finished, late, its turn, ahead, or over.  Pure.
 *
 * @import { Answer } from "./answers.js"
 * @import { Entry, Turn, dueIn } from "./due.js"
 * @import { Visit } from "./visits.js"
 *
 * @typedef {object} Asked A question of it.
 * @property {string} key "<worksheet>.<question>"
 * @property {boolean} asksWho Whether it is answered by who is responsible.
 * @property {string} audience The side that it is for, or "both".
 * @property {boolean} isTracked Whether it has a status.
 * @property {boolean} isMany Whether it may be answered several times.
 *
 * @typedef {"done" | "answered" | "late" | "now" | "past" | ""} StageState Answered: there is an answer to each question,
 * but not all that was promised is done.  Past: its time is over, and nothing on it is hers to do any more.  "" where it is
 * ahead, or nobody knows when it is its turn.
 */
import { EMPTY, isAnswered } from "./answers.js";
import { isDay } from "./days.js";
import { isSettled, turnOf } from "./due.js";
import { shapeOf } from "./keys.js";
import { isFor } from "./visits.js";

/**
 * @param {Asked[]} questions All of the sheet.
 * @param {Turn} turn
 * @param {Map<string, Answer>} answers All of the visit that hold something, by key.
 * @param {Pick<Visit, "date" | "side">} visit
 * @param {ReturnType<typeof dueIn>} due
 * @param {string} today YYYY-MM-DD.
 * @returns {{ state: StageState, isNow: boolean, since: string }} Now: it is its turn, whatever else it is.  The day since
 *   when it is late, YYYY-MM-DD, or "".
 */
export function stageOf(questions, turn, answers, visit, due, today) {
  const asked = questions
    .map((question) => ({ question, given: answersTo(question, answers) }))
    .filter(({ question, given }) => given.length || isFor(question.audience, visit.side));
  const entries = asked.flatMap(({ question, given }) => entriesOf(question, given, turn));
  const [since = ""] = entries
    .map(due)
    .filter(({ urgency }) => urgency === "overdue")
    .map(({ day }) => day)
    .sort();
  const [first, last] = turn.end && isDay(visit.date) ? turnOf(turn, visit.date) : ["", ""];
  const isNow = last !== "" && first <= today && today <= last;
  const isWhole = asked.every(({ question, given }) =>
    given.some(([, answer]) => isAnswered(answer, question.asksWho)),
  );
  // What was seen at a stop is written down there or not at all.
  const isLeft = !turn.repeats && entries.some((entry) => !isSettled(entry.answer, entry));
  if (since) return { state: "late", isNow, since };
  if (asked.length && isWhole) return { state: isLeft ? "answered" : "done", isNow, since };
  if (isNow) return { state: "now", isNow, since };
  return { state: last !== "" && last < today ? "past" : "", isNow, since };
}

/**
 * @param {Asked} question
 * @param {Map<string, Answer>} answers
 */
const answersTo = ({ key, isMany }, answers) =>
  [...answers].filter(([answered]) => shapeOf(answered) === (isMany ? `${key}/` : key));

/**
 * @param {Asked} question
 * @param {[string, Answer][]} given
 * @param {Turn} turn
 * @returns {Entry[]}
 */
function entriesOf({ key, asksWho, isTracked }, given, turn) {
  /** @type {[string, Answer][]} */
  const all = given.length ? given : [[key, EMPTY]];
  return all.map(([answered, answer]) => ({ key: answered, answer, turn, asksWho, isTracked }));
}
