/**
 * Compares the storage with its disk copy, key by key: the later change wins.
 *
 * @import { Comparison, DiskCopy } from "./types.js"
 */
import { changedAtOf } from "../answers/answers.js";
import { PREFIX, visitOf } from "../answers/keys.js";

/** So long a deletion is remembered, in milliseconds; by then localStorage has it on disk. */
const DELETED_FOR = 3_600_000;

/**
 * @typedef {object} Compared The storage, as the comparison needs it.
 * @property {(key: string) => string | null | undefined} getItem
 * @property {(key: string) => boolean} removeItem
 * @property {() => string[]} keys
 * @property {Map<string, string>} recovered Takes what the disk copy knows later than the storage.
 * @property {() => Date} now
 */

/**
 * @param {DiskCopy} diskCopy
 * @param {Compared} storage
 * @returns {Promise<Comparison>}
 */
export async function compareWithDisk(diskCopy, { getItem, removeItem, keys, recovered, now }) {
  /** @type {Comparison} */
  const result = { restored: [], older: new Map() };
  const copies = await diskCopy.all();
  for (const [key, saved] of copies) {
    const value = getItem(key);
    // Most are the same, and need not be read for their times.
    if (value === undefined || ("value" in saved && value === saved.value)) continue;
    if ("deletedAt" in saved) settleDeletion(key, value, saved);
    else if (value === null || changedAtOf(saved.value) > changedAtOf(value)) {
      recovered.set(key, saved.value);
      result.restored.push(key);
    } else {
      result.older.set(key, saved.value);
      diskCopy.put(key, value);
    }
  }
  for (const key of keys()) {
    const value = getItem(key);
    if (value && isCopied(key) && !copies.has(key)) diskCopy.put(key, value);
  }
  return result;

  /**
   * @param {string} key
   * @param {string | null} value
   * @param {{ deletedAt: string }} saved
   */
  function settleDeletion(key, value, { deletedAt }) {
    if (value !== null && changedAtOf(value) > deletedAt) diskCopy.put(key, value);
    else if (value !== null) {
      removeItem(key);
      result.restored.push(key);
    } else if (now().getTime() - Date.parse(deletedAt) > DELETED_FOR) void diskCopy.forget(key);
  }
}

/**
 * What a crash must not take: all that belongs to a visit, and which one was open.
 *
 * @param {string} key
 */
export const isCopied = (key) => visitOf(key) !== null || key.startsWith(`${PREFIX}visit`);
