/**
 * Judges what a file says is an answer, and its times.  Pure.
 *
 * @import { Answer, Part } from "./answers.js"
 */
import { agreedIn } from "./agreement.js";
import { EMPTY, parseAnswer } from "./answers.js";
import { SaveFileError } from "./fault.js";
import { isQuestion } from "./keys.js";

/** A date field takes years of six digits, too, by a slip of the finger. */
const DAY = /^([0-9]{4,6})-([0-9]{2})-([0-9]{2})$/;
const TIME = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,6})?Z$/;
/** The time of a later change has to find room in the same form. */
const LATEST = Date.UTC(9999, 0);

/**
 * @param {string} key The question.
 * @param {unknown} value
 * @returns {Answer}
 * @throws {SaveFileError}
 */
export function readAnswer(key, value) {
  const place = `answers.${key}`;
  expect(isQuestion(key), place);
  expect(isRecord(value), place);
  const answer = parseAnswer(JSON.stringify(value));
  expect(answer !== null && isDue(answer.due) && (answer.changedAt === "" || isTime(answer.changedAt)), place);
  expect(answer.revision >= 0 && answer.revision < 1_000_000, place);
  expect(answer.sources === undefined || (Array.isArray(answer.sources) && answer.sources.every(isPart)), place);
  expect(answer.agreed === undefined || isAgreed(answer), place);
  const { times, ...given } = answer; // Those are this browser's: a forged one would win against every change.
  // Times are compared as texts, in one form.
  return given.changedAt ? { ...given, changedAt: new Date(given.changedAt).toISOString() } : given;
}

/** @param {unknown} value @returns {value is Part} */
function isPart(value) {
  if (!isRecord(value) || typeof value.name !== "string") return false;
  return parseAnswer(JSON.stringify({ ...EMPTY, ...value })) !== null;
}

/** @param {Answer} answer */
function isAgreed(answer) {
  const { choice, notApplicable, due = "", at } = agreedIn(answer) ?? {};
  const isSaid =
    ["undefined", "string"].includes(typeof choice) && ["undefined", "boolean"].includes(typeof notApplicable);
  return isSaid && isDue(due) && isTime(at);
}

/** @param {string} text Whether it is "", or a day that the calendar has. */
export function isDue(text) {
  const [year, month, day] = DAY.exec(text)?.slice(1).map(Number) ?? [];
  const date = new Date(Date.UTC(2000 + (year % 400), month - 1, day)); // Every 400 years the calendar repeats itself.
  return text === "" || (date.getUTCMonth() === month - 1 && date.getUTCDate() === day);
}

/** @param {unknown} value @returns {value is string} */
export const isTime = (value) => typeof value === "string" && TIME.test(value) && Date.parse(value) < LATEST;

/** @param {unknown} value @returns {value is Record<string, unknown>} */
export const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * @param {boolean} condition
 * @param {string} place
 * @returns {asserts condition}
 */
export function expect(condition, place) {
  if (!condition) throw new SaveFileError("wrong", place);
}
