/**
 * Waits until what was just done is on the disk.
 *
 * @import { Keeper } from "./storage.js"
 */

/** So long, in milliseconds: some browsers' databases never answer. */
const PATIENCE = 10_000;

/**
 * @param {Keeper} keeper
 * @param {ReturnType<Keeper["durability"]>} [before] How the durable copy was before.
 * @returns {Promise<boolean>} Whether the durable copy has taken it.  Where it failed before, nobody expects it to.
 */
export function settled(keeper, before) {
  return new Promise((resolve) => {
    const look = () => {
      const now = keeper.durability();
      if (now !== "writing") resolve(now !== "failed" || now === before);
    };
    keeper.subscribe(look);
    look();
    setTimeout(() => resolve(false), PATIENCE);
  });
}
