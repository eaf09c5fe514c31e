/**
 * All visits that a storage holds, and what can be done with each.
 *
 * @import { Answer } from "../answers/answers.js"
 * @import { TextStorage } from "./types.js"
 * @import { Visit } from "../answers/visits.js"
 *
 * @typedef {Visit & { id: string, isCurrent: boolean, answered: number, lastChange: string }} ListedVisit Answered are
 * so many questions.
 */
import { compact, timeAfter } from "../answers/answers.js";
import { readVisit, textOfVisit } from "../answers/visits.js";
import { setAll } from "./all_or_nothing.js";
import { keyOf, questionOf, visitKeyOf, visitOf } from "../answers/keys.js";
import { summaries } from "./summaries.js";
import { visitIn } from "./visit_answers.js";

/**
 * @param {TextStorage} storage
 * @param {string} current
 * @returns {ListedVisit[]} The current one first, then the one changed last; archived ones at the end.
 */
export function listVisits(storage, current) {
  const visits = [...summaries(storage, current)].map(([id, { answered, lastChange }]) => {
    const visit = visitIn(storage, id);
    const isLater = visit.changedAt > lastChange;
    return { ...visit, id, isCurrent: id === current, answered, lastChange: isLater ? visit.changedAt : lastChange };
  });
  return visits.sort(
    (a, b) =>
      Number(b.isCurrent) - Number(a.isCurrent) ||
      Number(a.archived) - Number(b.archived) ||
      b.lastChange.localeCompare(a.lastChange),
  );
}

/**
 * @param {TextStorage} storage
 * @param {string} visit
 * @returns {string[]} All keys of a visit, its record among them.
 */
export const keysOf = (storage, visit) => storage.keys().filter((key) => visitOf(key) === visit);

/**
 * @param {TextStorage} storage
 * @param {string} id
 * @param {Partial<Visit>} patch
 * @param {Date} now
 */
export function changeVisit(storage, id, patch, now) {
  const before = visitIn(storage, id);
  const record = { ...before, ...patch, changedAt: timeAfter(now, before.changedAt) };
  storage.setItem(visitKeyOf(id), textOfVisit(record));
}

/**
 * @param {TextStorage} storage
 * @param {string} id The visit to copy.
 * @param {string} name The copy's.
 * @param {Date} now
 * @returns {string | null} The copy's id; null where the storage does not take all of it.
 */
export function copyVisit(storage, id, name, now) {
  const answers = keysOf(storage, id)
    .map((key) => /** @type {const} */ ([questionOf(id, key), storage.getItem(key) ?? ""]))
    .filter(([question]) => question !== null);
  const visit = { ...visitIn(storage, id), name };
  return addVisit(storage, visit, /** @type {[string, string][]} */ (answers), now);
}

/**
 * @param {TextStorage} storage
 * @param {{ visit: Pick<Visit, "name" | "host" | "date" | "author" | "side">, answers: Map<string, Answer> }} content
 * @param {Date} now
 * @param {string} [id]
 * @returns {string | null} The new visit's id; null where the storage does not take all of it.
 */
export function addFromFile(storage, { visit, answers }, now, id) {
  const texts = [...answers].map(([question, answer]) => /** @type {const} */ ([question, textOf(answer)]));
  return addVisit(storage, visit, texts, now, id);
}

/** @param {Answer} answer */
const textOf = (answer) => JSON.stringify(compact(answer));

/**
 * @param {TextStorage} storage
 * @param {Pick<Visit, "name" | "host" | "date" | "author" | "side">} given
 * @param {(readonly [string, string])[]} answers Questions, and answers in their text form.
 * @param {Date} now
 * @param {string} [id]
 * @returns {string | null} The new visit's id; null where the storage does not take all of it.
 */
function addVisit(storage, { name, host, date, author, side }, answers, now, id = newVisitId(now)) {
  const record = { ...readVisit(null), name, host, date, author, side, changedAt: now.toISOString() };
  const values = new Map(answers.map(([question, text]) => [keyOf(id, question), text]));
  return setAll(storage, values.set(visitKeyOf(id), textOfVisit(record))) ? id : null;
}

/** @param {Date} now */
export const newVisitId = (now) => `b${now.getTime().toString(36)}${Math.random().toString(36).slice(2, 6)}`;
