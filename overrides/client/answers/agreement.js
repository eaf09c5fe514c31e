/**
 * What both sides of an exchange have agreed on: who, when, and what the answer was then.  Pure.
 *
 * @import { Agreed, Agreeing, Answer } from "./answers.js"
 *
 * @typedef {"differ" | "changed" | "announced" | "one" | "same" | "agreed" | "none"} State How far both sides are: they
 * differ; one has changed what was agreed; one says that it is agreed; only one has an answer; both have the same; they
 * have agreed on it; neither has said anything.
 *
 * @typedef {object} Joint What both have written together.
 * @property {string} text
 * @property {string} [responsible] Of a row alone, as the day.
 * @property {string} [due] YYYY-MM-DD, or "".
 *
 * @typedef {{ kind: "side", index: number } | { kind: "text" } & Joint} Settling
 *
 * @typedef {{ at: string, by: Agreeing[] }} AgreeingNow When, and who.
 */
import { EMPTY, isBlank } from "./answers.js";

/** Of what two people do not have to talk about, most last. @type {readonly State[]} */
export const STATES = ["differ", "changed", "announced", "one", "same", "agreed", "none"];

/**
 * @param {Answer} answer What comes from a file may be of a form that we do not know.
 * @returns {Agreed | null}
 */
export function agreedIn({ agreed }) {
  if (typeof agreed !== "object" || !agreed) return null;
  const { answer, at, by, responsible = "", due = "" } = agreed;
  const isText = [answer, at, responsible, due].every((text) => typeof text === "string");
  return isText && Array.isArray(by) && by.every(isAgreeing) ? agreed : null;
}

/** @param {unknown} value @returns {value is Agreeing} */
const isAgreeing = (value) => {
  const { side, name } = /** @type {Partial<Agreeing>} */ (value ?? {});
  return typeof side === "string" && typeof name === "string";
};

/**
 * What an answer says, apart from how far it is.
 *
 * @param {Pick<Agreed, "answer" | "choice" | "notApplicable" | "responsible" | "due">} answer
 * @param {boolean} isRow Whether it is a row: who does it, and until when, is what such an answer says, too.
 */
export const saidIn = ({ answer, choice = "", notApplicable = false, responsible = "", due = "" }, isRow) =>
  JSON.stringify([answer, choice, notApplicable, ...(isRow ? [responsible, due] : [])]);

/** @param {Parameters<typeof saidIn>[0]} answer @returns {boolean} Whether a row says nothing, whatever its status is. */
export const isSilent = (answer) => saidIn(answer, true) === saidIn(EMPTY, true);

/** @param {Agreed} agreed @returns {boolean} Whether it was a row that was agreed on. */
const isOfRow = ({ responsible }) => responsible !== undefined;

/**
 * @param {Answer} answer
 * @returns {boolean} Whether it is what was agreed; false where nothing was.
 */
export function isAsAgreed(answer) {
  const agreed = agreedIn(answer);
  return agreed !== null && saidIn(agreed, isOfRow(agreed)) === saidIn(answer, isOfRow(agreed));
}

/** @param {Answer} answer @returns {string} "" where nothing was agreed, or what is here is something else now. */
const holdsSince = (answer) => (isAsAgreed(answer) ? (agreedIn(answer)?.at ?? "") : "");

/**
 * @param {[Answer, Answer]} sides
 * @param {boolean} [isRow]
 * @returns {{ state: State, by: number }} By: which of them has announced it; -1 otherwise.
 */
export function stateOf(sides, isRow = false) {
  const isSame = saidIn(sides[0], isRow) === saidIn(sides[1], isRow);
  const [one, other] = sides.map(holdsSince);
  const since = sides.map((answer) => agreedIn(answer)?.at ?? "");
  const state = (/** @type {State} */ name, by = -1) => ({ state: name, by });
  if (sides.every(isBlank)) return state("none");
  if (isSame && one && one === other) return state("agreed");
  const latest = one >= other ? 0 : 1;
  const at = latest ? other : one;
  // Whoever has agreed to the same, or to something later, has changed it since.
  const isNews = at !== "" && (isSame || since[1 - latest] < at);
  if (isNews) return state("announced", latest);
  if (isSame) return state("same");
  if (since.some(Boolean)) return state("changed");
  return state(sides.some(isBlank) ? "one" : "differ");
}

/** @param {Answer} answer @returns {boolean} Whether it is a row that both have agreed to leave out. */
export function isLeftOut(answer) {
  const agreed = agreedIn(answer);
  return agreed !== null && isOfRow(agreed) && isSilent(agreed);
}

/**
 * Carry out what both have settled.
 *
 * @param {Answer} own What is here; keeps what is not agreed on, such as its status.
 * @param {[Answer, Answer]} sides
 * @param {Settling} settling
 * @param {AgreeingNow} agreeing
 * @param {boolean} [isRow] A row that says nothing is one that both have left out: nothing of it is kept.
 * @returns {Answer} What is agreed from now on; where one side has announced just that, as it has.
 */
export function settle(own, sides, settling, { at, by }, isRow = false) {
  const chosen = settling.kind === "side" ? sides[settling.index] : { ...EMPTY, ...settling, answer: settling.text };
  const { answer, choice, notApplicable, responsible, due } = chosen;
  const ofRow = isRow ? { responsible, due } : {};
  const said = { answer, ...(choice && { choice }), ...(notApplicable && { notApplicable }), ...ofRow };
  const { state, by: announcer } = stateOf(sides, isRow);
  const announced = state === "announced" ? agreedIn(sides[announcer]) : null;
  const agreed = announced && saidIn(announced, isRow) === saidIn(said, isRow) ? announced : { ...said, at, by };
  const revision = Math.max(own.revision, ...sides.map((side) => side.revision));
  const kept = isRow && isSilent(said) ? EMPTY : own;
  return { ...kept, answer, choice, notApplicable, ...ofRow, revision, changedAt: at, agreed };
}
