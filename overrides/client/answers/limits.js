/**
 * How much fits a visit, so that every page answers at once.  The form of the save file says so, too.
 */
import { instanceIn, questionIn } from "./keys.js";

/** Rows of a question, and stops of a sheet. */
export const MOST_ROWS = 200;

export const MOST_ANSWERS = 5000;

/**
 * @param {Iterable<string>} keys Of answers.
 * @returns {string | null} What there is too much of: a question, or "answers"; null where all fits.
 */
export function tooMany(keys) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  let count = 0;
  for (const key of keys) {
    count += 1;
    const rows = (counts.get(questionIn(key)) ?? 0) + Number(instanceIn(key) !== "");
    if (rows > MOST_ROWS) return questionIn(key);
    counts.set(questionIn(key), rows);
  }
  return count > MOST_ANSWERS ? "answers" : null;
}
