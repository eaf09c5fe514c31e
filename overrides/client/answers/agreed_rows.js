/**
 * Which row of one side is which of the other's, and what becomes of both.  Pure.
 *
 * @import { Answer } from "./answers.js"
 * @import { AgreeingNow, Settling } from "./agreement.js"
 *
 * @typedef {object} Pair One row as both have it.
 * @property {[string, string]} keys Of each side; "" where it has none.
 * @property {[Answer, Answer]} answers
 *
 * @typedef {(key: string, answer: Answer) => string} Mark By which two rows are one; "" where there is none.
 */
import { agreedIn, isSilent, saidIn, settle } from "./agreement.js";
import { EMPTY, isBlank, nameKey } from "./answers.js";
import { keysOf } from "./filled.js";
import { instanceIn } from "./keys.js";

/** What makes two rows one, the surest first. @type {readonly Mark[]} */
const MARKS = [instanceIn, agreementOf, wholeOf, textOf];

/** A row that says nothing is one that both have left out. @type {Settling} */
export const LEFT_OUT = { kind: "text", text: "" };

/**
 * @param {string} question
 * @param {Map<string, Answer>[]} sides Two, by key.
 * @returns {Pair[]} In the order in which the rows were made; without those that both have left out.
 */
export function pairRows(question, sides) {
  const left = sides.map((answers) => new Set(keysOf(question, answers).filter(instanceIn)));
  const matched = MARKS.flatMap((mark) => match(mark, left, sides));
  const alone = left.flatMap((keys, side) => [...keys].map((key) => (side ? ["", key] : [key, ""])));
  return /** @type {[string, string][]} */ ([...matched, ...alone])
    .map((keys) => ({ keys, answers: answersAt(keys, sides) }))
    .filter(({ answers }) => !answers.every(isSilent))
    .sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
}

/**
 * @param {Mark} mark
 * @param {Set<string>[]} left The keys that have no counterpart yet, of each side; those that get one leave.
 * @param {Map<string, Answer>[]} sides
 * @returns {[string, string][]}
 */
function match(mark, [ours, theirs], sides) {
  const markOf = (/** @type {string} */ key, /** @type {number} */ side) =>
    mark(key, /** @type {Answer} */ (sides[side].get(key)));
  /** @type {Map<string, string[]>} */
  const byMark = new Map();
  for (const key of theirs) byMark.set(markOf(key, 1), [...(byMark.get(markOf(key, 1)) ?? []), key]);
  return [...ours].flatMap((key) => {
    const mine = markOf(key, 0);
    const counterpart = mine ? byMark.get(mine)?.shift() : undefined;
    if (!counterpart) return [];
    ours.delete(key);
    theirs.delete(counterpart);
    return /** @type {[string, string][]} */ ([[key, counterpart]]);
  });
}

/** Once agreed on, a row stays the same, whatever becomes of it on either side. @type {Mark} */
function agreementOf(_, answer) {
  const agreed = agreedIn(answer);
  return agreed?.answer ? `${agreed.at} ${saidIn(agreed, true)}` : "";
}

/** Of two rows with the same text, those that agree on who and when belong together. @type {Mark} */
function wholeOf(key, answer) {
  const text = textOf(key, answer);
  return text && JSON.stringify([text, nameKey(answer.responsible), answer.due]);
}

/** @type {Mark} */
function textOf(_, { answer }) {
  return nameKey(answer);
}

/** @param {[string, string]} keys @param {Map<string, Answer>[]} sides */
const answersAt = (keys, sides) =>
  /** @type {[Answer, Answer]} */ (sides.map((answers, side) => answers.get(keys[side]) ?? EMPTY));

/** @param {Pair} pair */
const placeOf = ({ keys }) => keys.filter(Boolean).sort()[0];

/**
 * Carry out what both have settled.
 *
 * @param {(key: string) => Answer} read What is here.
 * @param {Pair} pair Of a row, or of a question without rows.
 * @param {Settling} settling
 * @param {AgreeingNow} agreeing
 * @param {boolean} isRow
 * @returns {[string, Answer][]} By key: one, unless each side has the row under a key of its own.  Where the other side
 * would not know its row in what was settled, that one is left out, so that it does not stand beside it.
 */
export function settlePair(read, { keys, answers }, settling, agreeing, isRow) {
  const known = [...new Set(keys.filter(Boolean))].sort((a, b) => Number(isBlank(read(a))) - Number(isBlank(read(b))));
  const [key, other] = known;
  const answer = settle(read(key), answers, settling, agreeing, isRow);
  const text = nameKey(answer.answer);
  if (!other || (text && text === nameKey(answers[keys.indexOf(other)].answer))) return [[key, answer]];
  return [
    [key, answer],
    [other, settle(EMPTY, answers, LEFT_OUT, agreeing, true)],
  ];
}
