/**
 * Values that cannot be read: a copy of each lies beside it before anything overwrites it.
 *
 * @import { TextStorage } from "./types.js"
 */
import { unreadableKeyOf } from "../answers/keys.js";

/** @param {TextStorage} storage */
export function createAside(storage) {
  /** @type {Set<string>} */
  const keys = new Set();
  return {
    count: () => keys.size,

    /**
     * @param {string} key
     * @param {string} text
     */
    put(key, text) {
      keys.add(key);
      for (let number = 1; ; number += 1) {
        const copy = storage.getItem(unreadableKeyOf(key, number));
        if (copy === text || copy === undefined) return;
        if (copy === null) {
          storage.setItem(unreadableKeyOf(key, number), text);
          return;
        }
      }
    },
  };
}
