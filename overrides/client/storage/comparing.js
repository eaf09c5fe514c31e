/**
 * Compares the storage with its disk copy, key by key: the later change wins.
 *
 * Beside many visits, a page compares its own, and all others when somebody asks for more than one.
 *
 * @import { Comparison, DiskCopy, TextStorage } from "./types.js"
 */
import { changedAtOf } from "../answers/answers.js";
import { CURRENT, visitKeyOf } from "../answers/keys.js";

/** So long a deletion is remembered, in milliseconds; by then localStorage has it on disk. */
const DELETED_FOR = 3_600_000;

/**
 * @param {DiskCopy} diskCopy
 * @param {TextStorage} storage
 * @param {string} start Of the keys that it is about; besides, it is about which visit was open.
 * @returns {Promise<Comparison>}
 */
export async function compareWithDisk(diskCopy, storage, start) {
  /** @type {Comparison} */
  const result = { restored: [], older: new Map() };
  const copies = await diskCopy.all([start, CURRENT]);
  for (const [key, saved] of copies) {
    if (!isMeant(key)) continue;
    const value = storage.getItem(key);
    // Most are the same, and need not be read for their times.
    if (value === undefined || ("value" in saved && value === saved.value)) continue;
    if ("deletedAt" in saved) settleDeletion(key, value, saved);
    else if (value === null || changedAtOf(saved.value) > changedAtOf(value)) {
      storage._recovered.set(key, saved.value);
      result.restored.push(key);
    } else {
      result.older.set(key, saved.value);
      diskCopy.put(key, value);
    }
  }
  for (const key of storage.keys()) {
    if (!isMeant(key) || copies.has(key)) continue;
    const value = storage.getItem(key);
    if (value) diskCopy.put(key, value);
  }
  return result;

  /** @param {string} key Where one visit's id is how another's begins, of that one, too. */
  function isMeant(key) {
    return (key.startsWith(start) || key.startsWith(CURRENT)) && !storage._isCompared(key);
  }

  /**
   * @param {string} key
   * @param {string | null} value
   * @param {{ deletedAt: string }} saved
   */
  function settleDeletion(key, value, { deletedAt }) {
    if (value !== null && changedAtOf(value) > deletedAt) diskCopy.put(key, value);
    else if (value !== null) {
      storage.removeItem(key);
      result.restored.push(key);
    } else if (storage._now().getTime() - Date.parse(deletedAt) > DELETED_FOR) diskCopy.forget(key);
  }
}

/**
 * What a crash must not take: all that belongs to a visit, and which one was open.
 *
 * @param {string} key
 */
export const isCopied = (key) => key.startsWith(visitKeyOf("")) || key.startsWith(CURRENT);
