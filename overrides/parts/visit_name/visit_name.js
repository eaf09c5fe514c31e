/**
 * Says of which visit a page shows the answers.
 *
 * @import { Store } from "../../client/storage/types.js"
 */

/**
 * @param {HTMLElement} element Holds a place for the name, and what is said of a visit that has none: where that is
 * nothing, it stays hidden.
 * @param {Store} store
 */
export function startVisitName(element, store) {
  const place = /** @type {HTMLElement} */ (element.querySelector("[data-part='screen-name']"));
  const unnamed = place.textContent;
  /** @param {{ name: string }} visit */
  function show({ name }) {
    place.textContent = name || unnamed;
    element.hidden = !place.textContent;
  }

  show(store.visit());
  store.subscribeVisit(show);
}
