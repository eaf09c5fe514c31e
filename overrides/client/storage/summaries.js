/**
 * How much each visit holds.
 *
 * To know that, all answers have to be read.  Where there are many, the result is kept beside them, and only what has
 * changed since then is read again.
 *
 * @import { TextStorage } from "./types.js"
 *
 * @typedef {object} Summary
 * @property {number} keys So many belong to the visit.
 * @property {number} answered So many questions hold something.
 * @property {string} lastChange ISO 8601 in UTC; "" where there was none.
 */
import { changedAtOf, isBlank, parseAnswer } from "../answers/answers.js";
import { keyOf, PREFIX, questionIn, questionOf, visitKeyOf } from "../answers/keys.js";
import { inPieces } from "../answers/pieces.js";
import { keysByVisit } from "./visit_answers.js";

const KEPT = `${PREFIX}list`;

/**
 * @param {TextStorage} storage
 * @param {string} current The visit that is open: it is there, though it may be empty, and is always read.
 * @returns {Map<string, Summary>} By visit.
 */
export function summaries(storage, current) {
  const { length, visits } = readKept(storage);
  if (length !== undefined && length === storage._area?.length) {
    const start = keyOf(current, "");
    const own = storage.keys().filter((key) => key.startsWith(start) || key === visitKeyOf(current));
    return visits.set(current, summaryOf(storage, current, own));
  }
  const result = new Map([[current, summaryOf(storage, current, [])]]);
  for (const [id, keys] of keysByVisit(storage)) {
    const kept = id === current ? undefined : visits.get(id);
    result.set(id, kept?.keys === keys.length ? kept : summaryOf(storage, id, keys));
  }
  keep(storage, result);
  return result;
}

/**
 * Read all answers again, in pieces: a page of an earlier version, or another window, may have changed some and kept
 * nothing of it.
 *
 * @param {TextStorage} storage
 * @returns {Promise<boolean>} Whether what `summaries` has said may have been wrong.
 */
export async function renewSummaries(storage) {
  if (!storage._checked.holdsMany()) return false;
  /** @type {Map<string, Summary>} */
  const result = new Map();
  await inPieces(keysByVisit(storage), ([id, keys]) => result.set(id, summaryOf(storage, id, keys)));
  keep(storage, result);
  return true;
}

/**
 * @param {TextStorage} storage
 * @param {string} visit
 * @param {string[]} keys All of its own.
 * @returns {Summary}
 */
function summaryOf(storage, visit, keys) {
  /** @type {Set<string>} */
  const answered = new Set();
  let lastChange = "";
  for (const key of keys) {
    const text = storage.getItem(key) ?? "";
    const changedAt = changedAtOf(text);
    if (changedAt > lastChange) lastChange = changedAt;
    const question = questionOf(visit, key);
    const answer = question && parseAnswer(text);
    if (answer && !isBlank(answer)) answered.add(questionIn(question));
  }
  return { keys: keys.length, answered: answered.size, lastChange };
}

/**
 * @param {TextStorage} storage
 * @returns {{ length?: number, visits: Map<string, Summary> }} Nothing where nothing is kept, or it is damaged, or the
 * storage does not hold all.
 */
function readKept(storage) {
  if (!storage._checked.holdsMany() || storage.hasUnsaved()) return { visits: new Map() };
  try {
    const [length, visits] = JSON.parse(storage._area?.getItem(KEPT) ?? "[-1,[]]");
    return { length, visits: new Map(visits.map(toSummary)) };
  } catch (error) {
    console.info(error); // It is made again.
    return { visits: new Map() };
  }
}

/** @param {[unknown, unknown, unknown, unknown]} kept @returns {[string, Summary]} */
const toSummary = ([id, keys, answered, lastChange]) => [
  String(id),
  { keys: Number(keys), answered: Number(answered), lastChange: String(lastChange) },
];

/**
 * @param {TextStorage} storage
 * @param {Map<string, Summary>} result
 */
function keep(storage, result) {
  const { _area: area } = storage;
  if (!area || !storage._checked.holdsMany()) return;
  const visits = [...result].map(([id, { keys, answered, lastChange }]) => [id, keys, answered, lastChange]);
  try {
    if (area.getItem(KEPT) === null) area.setItem(KEPT, ""); // From now on it counts among all keys.
    area.setItem(KEPT, JSON.stringify([area.length, visits]));
  } catch (error) {
    console.warn(error); // All answers are read the next time, too.
  }
}
