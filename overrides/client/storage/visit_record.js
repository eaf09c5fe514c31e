/**
 * The visit's own record: its name, its days, and what else is said of it as a whole.
 *
 * @import { TextStorage } from "./types.js"
 *
 * @typedef {ReturnType<typeof readVisit>} VisitRecord
 */
import { parseRecord, timeAfter } from "../answers/answers.js";
import { visitKeyOf } from "../answers/keys.js";
import { readVisit, textOfVisit } from "../answers/visits.js";

/**
 * @param {TextStorage} storage
 * @param {object} given
 * @param {string} given.visit
 * @param {() => Date} given.now
 * @param {(key: string, text: string) => void} given.setAside
 * @param {(key: string, before: VisitRecord, patch: object) => void} given.noteUncompared
 */
export function createVisitRecord(storage, { visit, now, setAside, noteUncompared }) {
  const key = visitKeyOf(visit);
  let record = readVisit(null);
  /** @type {Set<(visit: VisitRecord) => void>} */
  const listeners = new Set();

  function load() {
    const text = storage.getItem(key);
    if (text === undefined) return record;
    if (text !== null && !parseRecord(text)) setAside(key, text);
    return readVisit(text);
  }

  /** @param {VisitRecord} shown */
  function show(shown) {
    record = shown;
    for (const listener of listeners) listener(record);
  }

  /** @param {Partial<VisitRecord>} patch */
  function change(patch) {
    const before = load();
    noteUncompared(key, before, patch);
    const changed = { ...before, ...patch, changedAt: timeAfter(now(), before.changedAt) };
    storage.setItem(key, textOfVisit(changed));
    show(changed);
  }

  record = load();
  return {
    current: () => record,
    show,
    change,
    refresh: () => show(load()),

    /** @param {(visit: VisitRecord) => void} listener */
    subscribe(listener) {
      listeners.add(listener);
    },
  };
}
