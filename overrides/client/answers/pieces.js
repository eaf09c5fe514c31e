/**
 * Does much in pieces, so that the page answers in between.
 */

/** In milliseconds: together with what the browser does then, a piece stays below what a person notices (100 ms). */
const PIECE = 25;

/**
 * @template T
 * @param {Iterable<T>} items
 * @param {(item: T) => void} act What takes no longer than a piece has happened when this returns.
 * @param {number} [piece] In milliseconds.
 */
export async function inPieces(items, act, piece = PIECE) {
  let start = performance.now();
  for (const item of items) {
    if (performance.now() - start > piece) {
      await pause();
      start = performance.now();
    }
    act(item);
  }
}

/** Let the browser do what waits. @returns {Promise<void>} */
export const pause = () => new Promise((resolve) => setTimeout(resolve));

/**
 * @param {() => void} task
 * @returns {() => void} Does it once, after all that is going on, however often it is called meanwhile.
 */
export function soon(task) {
  let isWaiting = false;
  return () => {
    if (isWaiting) return;
    isWaiting = true;
    queueMicrotask(() => {
      isWaiting = false;
      task();
    });
  };
}
