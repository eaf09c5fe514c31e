/**
 * Says of which visit a page shows the answers.
 *
 * @import { Store } from "../../client/storage/types.js"
 */

/**
 * @param {HTMLElement} element Holds a place for the name; stays hidden where there is nothing to say.
 * @param {Store} store
 * @param {string} unnamed What is said of a visit without a name.
 */
export function startVisitName(element, store, unnamed) {
  const place = /** @type {HTMLElement} */ (element.querySelector("[data-part='screen-name']"));
  /** @param {{ name: string }} visit */
  function show({ name }) {
    place.textContent = name || unnamed;
    element.hidden = !place.textContent;
  }

  show(store.visit());
  store.subscribeVisit(show);
}
