/**
 * Says of which visit a page shows the answers.
 *
 * @import { Store } from "../../client/storage/types.js"
 */

/**
 * @param {HTMLElement} element Holds a place for the name; stays hidden where the visit has none.
 * @param {Store} store
 */
export function startVisitName(element, store) {
  const place = /** @type {HTMLElement} */ (element.querySelector("[data-part='screen-name']"));
  /** @param {{ name: string }} visit */
  function show({ name }) {
    place.textContent = name;
    element.hidden = name === "";
  }

  show(store.visit());
  store.subscribeVisit(show);
}
