/**
 * Waits until what was just done is on the disk.
 *
 * @import { TextStorage } from "./types.js"
 */

/** So long, in milliseconds: some browsers' databases never answer. */
const PATIENCE = 10_000;

/**
 * @param {TextStorage} storage
 * @param {ReturnType<TextStorage["durability"]>} [before] How the disk copy was before.
 * @returns {Promise<boolean>} Whether the disk copy has taken it.  Where it failed before, nobody expects it to.
 */
export function settled(storage, before) {
  return new Promise((resolve) => {
    const look = () => {
      const now = storage.durability();
      if (now !== "writing") resolve(now !== "failed" || now === before);
    };
    storage.subscribe(look);
    look();
    setTimeout(() => resolve(false), PATIENCE);
  });
}
