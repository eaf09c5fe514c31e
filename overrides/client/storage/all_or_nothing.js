/**
 * Writes several values, or none of them.
 *
 * @import { Keeper } from "./storage.js"
 */

/**
 * @param {Keeper} keeper
 * @param {Map<string, string>} values By key.
 * @returns {boolean} Whether they were written; `failure` says why not.
 */
export function setAll(keeper, values) {
  const { storage, unsaved, recovered, hasUnsavedCopy, writeThrough, keepDurably, fail } = keeper.inner;
  /** @type {Map<string, string | null>} */
  const before = new Map();
  if ([...values.keys()].some(hasUnsavedCopy)) return false;
  try {
    for (const key of values.keys()) before.set(key, storage?.getItem(key) ?? null);
    for (const [key, value] of values) writeThrough(key, value);
  } catch (error) {
    for (const [key, value] of before) rollBack(key, value);
    fail(error);
    return false;
  }
  for (const [key, value] of values) {
    unsaved.delete(key);
    recovered.delete(key);
    keepDurably(key, value, { replaces: true });
  }
  return true;

  /**
   * @param {string} key
   * @param {string | null} value What was stored, which may be older than what waits to be written.
   */
  function rollBack(key, value) {
    try {
      if (value === null) storage?.removeItem(key);
      else storage?.setItem(key, value);
    } catch (error) {
      console.warn(error);
      if (value !== null && !unsaved.has(key)) unsaved.set(key, value);
    }
  }
}
