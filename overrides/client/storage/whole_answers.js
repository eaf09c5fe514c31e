/**
 * Takes whole answers in and out: from files, and at a deletion.  Each way has its way back.
 *
 * @import { Answer } from "../answers/answers.js"
 * @import { Store } from "./types.js"
 *
 * @typedef {object} Removal
 * @property {string[]} left The keys that the browser did not let go of.
 * @property {() => Promise<boolean>} settled Whether the disk knows of it, once that is known.
 * @property {() => void} restore Brings back what was deleted; what was entered since then stays.
 */
import {
  difference,
  EMPTY,
  FIELDS,
  isBlank,
  isEmptyPatch,
  parseAnswer,
  pick,
  stamp,
  timeAfter,
} from "../answers/answers.js";
import { inPieces } from "../answers/pieces.js";
import { readVisit } from "../answers/visits.js";
import { setAll } from "./all_or_nothing.js";
import { keyOf, PREFIX, questionOf, visitKeyOf } from "../answers/keys.js";
import { settled } from "./settled.js";

/**
 * @param {Store} store
 * @param {string} worksheet
 * @returns {string[]} All that is kept of it, copies of what cannot be read included.
 */
export const keysOfWorksheet = (store, worksheet) =>
  store._storage.keys().filter((key) => key.startsWith(keyOf(store.visitId, `${worksheet}.`)));

/**
 * Delete by key.
 *
 * @param {Store} store
 * @param {string[]} keys
 * @returns {Removal}
 */
export function remove(store, keys) {
  const { _storage: storage } = store;
  const before = storage.durability();
  /** @type {string[]} */
  const left = [];
  /** @type {[string, string][]} */
  const backup = [];
  for (const key of keys.filter((candidate) => candidate.startsWith(PREFIX))) {
    const value = storage.getItem(key);
    if (value === null) continue;
    if (value === undefined || !storage.removeItem(key)) {
      left.push(key);
      continue;
    }
    backup.push([key, value]);
    show(store, key, null);
  }
  return {
    left,
    settled: () => settled(storage, before),
    restore() {
      for (const [key, value] of backup) restore(store, key, value);
    },
  };
}

/**
 * Show what a key holds now, without reading it again: that might fail.
 *
 * @param {Store} store
 * @param {string} key
 * @param {string | null} value
 */
function show(store, key, value) {
  const question = questionOf(store.visitId, key);
  // What both sides agreed on is news though the text may be the same.
  if (question) store._remember(question, parseAnswer(value) ?? EMPTY, true, true);
  else if (key === visitKeyOf(store.visitId)) store._showVisit(readVisit(value));
}

/**
 * @param {Store} store
 * @param {string} key
 * @param {string} value
 */
function restore(store, key, value) {
  const { _storage: storage, _now: now } = store;
  const since = parseAnswer(storage.getItem(key) ?? null);
  const old = parseAnswer(value);
  const isSince = since && old && !isEmptyPatch(difference(EMPTY, since));
  const restored = isSince ? store._textOf(fillBlanks(since, old, now())) : value;
  storage.setItem(key, restored);
  // The deletion is later than the value, and is not to be asked about it.
  storage._copyToDisk(key, restored, { replaces: true });
  show(store, key, restored);
}

/**
 * @param {Answer} answer
 * @param {Answer} old Fills the fields that are empty.
 * @param {Date} now
 */
function fillBlanks(answer, old, now) {
  const blank = FIELDS.filter((field) => answer[field] === EMPTY[field]);
  return stamp({ ...old, ...answer, ...pick(old, blank) }, blank, timeAfter(now, answer.changedAt));
}

/**
 * Take in answers from elsewhere: all, or where the storage takes not all of them, none.
 *
 * @param {Store} store
 * @param {Map<string, Answer>} answers By question.
 * @returns {(() => Promise<void>) | null} Takes them back, except what was changed since then; null where none was written.
 */
export function adopt(store, answers) {
  const { _storage: storage, _now: now } = store;
  const before = new Map([...answers.keys()].map((question) => [question, store._load(question)]));
  const values = [...answers].map(([question, answer]) => {
    const { changedAt } = /** @type {Answer} */ (before.get(question));
    const time = answer.changedAt > changedAt ? answer.changedAt : timeAfter(now(), changedAt);
    return /** @type {const} */ ([keyOf(store.visitId, question), store._textOf(stamp(answer, FIELDS, time))]);
  });
  if (!setAll(storage, new Map(values))) return null;
  // What is stored now: by the time that the last is shown, the first may have been changed, or all taken back.
  void inPieces(values, ([key, text]) => {
    const stored = storage.getItem(key);
    show(store, key, stored === undefined ? text : stored); // What cannot be read is not gone.
  });
  return () =>
    inPieces(before, ([question, answer]) =>
      takeBack(store, question, answer, /** @type {Answer} */ (answers.get(question))),
    );
}

/**
 * @param {Store} store
 * @param {string} question
 * @param {Answer} before
 * @param {Answer} adopted
 */
function takeBack(store, question, before, adopted) {
  const { _storage: storage, _now: now } = store;
  const current = store._load(question);
  const unchanged = FIELDS.filter((field) => current[field] === adopted[field]);
  const { sources, agreed } = before;
  const answer = stamp(
    { ...current, ...pick(before, unchanged), sources, agreed },
    unchanged,
    timeAfter(now(), current.changedAt),
  );
  if (unchanged.includes("answer")) answer.revision = before.revision;
  const key = keyOf(store.visitId, question);
  if (isBlank(answer) && before.changedAt === "" && storage.removeItem(key)) show(store, key, null);
  else {
    store._keep(question, answer);
    store._remember(question, answer, true, true);
  }
}
