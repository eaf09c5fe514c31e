/**
 * For a page on which many parts ask which questions are answered: beside hundreds of visits, each answer to that is a
 * walk through all keys.
 *
 * @import { Store } from "./types.js"
 */

/**
 * @param {Store} store
 * @param {Pick<Window, "addEventListener">} host The window.
 * @returns {Store} The same one; it looks again once something has changed.
 */
export function answeringOnce(store, host) {
  /** @type {string[] | null} */
  let known = null;
  const forget = () => {
    known = null;
  };
  store.subscribe(forget); // Before anyone else hears of a change, and asks.
  host.addEventListener("pageshow", forget); // What has changed meanwhile, nobody told a page that was put away.
  return {
    ...store,
    answered() {
      known ??= store.answered();
      return known;
    },
  };
}
