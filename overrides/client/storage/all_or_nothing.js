/**
 * Writes several values, or none of them.
 *
 * @import { TextStorage } from "./types.js"
 */

/**
 * @param {TextStorage} storage
 * @param {Map<string, string>} values By key.
 * @returns {boolean} Whether they were written; `failure` says why not.
 */
export function setAll(storage, values) {
  const { _area: area, _unsaved: unsaved } = storage;
  /** @type {Map<string, string | null>} */
  const before = new Map();
  if ([...values.keys()].some(storage._hasUnsavedCopy)) return false;
  try {
    for (const key of values.keys()) before.set(key, area?.getItem(key) ?? null);
    for (const [key, value] of values) storage._checked.writeThrough(key, value);
  } catch (error) {
    for (const [key, value] of before) rollBack(key, value);
    storage._checked.fail(error);
    return false;
  }
  for (const [key, value] of values) {
    storage.yieldTo(key);
    storage._copyToDisk(key, value, { replaces: true });
  }
  return true;

  /**
   * @param {string} key
   * @param {string | null} value What was stored, which may be older than what waits to be written.
   */
  function rollBack(key, value) {
    try {
      if (value === null) area?.removeItem(key);
      else area?.setItem(key, value);
    } catch (error) {
      console.warn(error);
      if (value !== null && !unsaved.has(key)) unsaved.set(key, value);
    }
  }
}
