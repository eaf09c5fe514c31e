/**
 * What a row or a stop is called, and who is named as responsible.  Pure.
 *
 * @import { Answer } from "./answers.js"
 */
import { nameKey } from "./answers.js";

/** @param {Answer | undefined} answer Of the question that names a stop. */
export const firstLineOf = (answer) => answer?.answer.trim().split("\n")[0] ?? "";

/**
 * @param {string} each What one is called, such as Station.
 * @param {number} number
 * @param {string} name
 */
export const nameOfInstance = (each, number, name) => `${each} ${number}${name ? `: ${name}` : ""}`;

/**
 * @param {Iterable<Pick<Answer, "responsible">>} answers
 * @returns {string[]} Who is responsible, each once, in the spelling that is used most, in the order of the alphabet.
 */
export function peopleIn(answers) {
  /** @type {Map<string, Map<string, number>>} How often each spelling is used, by person. */
  const people = new Map();
  for (const { responsible } of answers) {
    const [key, name] = [nameKey(responsible), responsible.trim().replace(/\s+/g, " ")];
    if (!key) continue;
    const spellings = people.get(key) ?? new Map();
    people.set(key, spellings.set(name, (spellings.get(name) ?? 0) + 1));
  }
  const names = [...people.values()].map((spellings) => [...spellings].sort(([, a], [, b]) => b - a)[0][0]);
  return names.sort((a, b) => a.localeCompare(b, "de"));
}
