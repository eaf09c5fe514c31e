/**
 * What is kept of each visit, for what looks at all of them at once.
 *
 * @import { Answer } from "../answers/answers.js"
 * @import { TextStorage } from "./types.js"
 */
import { parseAnswer } from "../answers/answers.js";
import { questionOf, visitKeyOf, visitOf } from "../answers/keys.js";
import { readVisit } from "../answers/visits.js";

/**
 * In one walk: there may be hundreds of visits.
 *
 * @param {TextStorage} storage
 * @returns {Map<string, string[]>} All their keys, by visit.
 */
export function keysByVisit(storage) {
  /** @type {Map<string, string[]>} */
  const result = new Map();
  for (const key of storage.keys()) {
    const visit = visitOf(key);
    if (visit === null) continue;
    const own = result.get(visit);
    if (own) own.push(key);
    else result.set(visit, [key]);
  }
  return result;
}

/** @param {TextStorage} storage @returns {boolean} Whether it takes long to read all of them. */
export const holdsMany = (storage) => Boolean(storage._checked.holdsMany());

/**
 * @param {TextStorage} storage
 * @param {string} visit
 */
export const visitIn = (storage, visit) => readVisit(storage.getItem(visitKeyOf(visit)) ?? null);

/**
 * @param {TextStorage} storage
 * @param {string} visit
 * @param {string[]} keys All of its own.
 * @returns {Map<string, Answer>} By question; what cannot be read is left out, and its sheet tells of it.
 */
export function answersIn(storage, visit, keys) {
  /** @type {Map<string, Answer>} */
  const found = new Map();
  for (const key of keys) {
    const question = questionOf(visit, key);
    const answer = question && parseAnswer(storage.getItem(key) ?? null);
    if (answer) found.set(question, answer);
  }
  return found;
}
