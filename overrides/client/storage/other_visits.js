/**
 * The other visits that a device holds, beside the one that a page is about.
 *
 * @import { Places, Retention, Store, TextStorage } from "./types.js"
 */
import { EXAMPLE_VISIT } from "../answers/visits.js";
import { turnTo } from "./current_visit.js";
import { createStore } from "./store.js";
import { keysByVisit, visitIn } from "./visit_answers.js";

/**
 * @param {object} page
 * @param {TextStorage} page.storage
 * @param {Store} page.store
 * @param {Places} page.places
 * @param {Retention} page.retention
 */
export function createOtherVisits({ storage, store, places, retention }) {
  /** @type {Store[]} */
  const stores = [];

  /** Neither the invented example nor what lies in the archive. */
  const ids = () =>
    [...keysByVisit(storage).keys()]
      .filter((id) => ![store.visitId, EXAMPLE_VISIT].includes(id) && !visitIn(storage, id).archived)
      .sort();

  addEventListener("storage", (event) => {
    if (event.storageArea !== places[retention]) return;
    for (const other of stores) other.receive(event);
  });

  return {
    /** @returns {boolean} Whether there are any, as far as the storage knows now. */
    areThere: () => ids().length > 0,

    /**
     * @param {(other: Store) => void} follow Called with each, once.
     * @returns {Store[]} All there are; they keep in step with other windows from now on.
     */
    open(follow) {
      for (const id of ids()) {
        if (stores.some(({ visitId }) => visitId === id)) continue;
        const other = createStore(storage, { visit: id });
        stores.push(other);
        follow(other);
      }
      return stores;
    },

    /** @returns {Promise<void>} Resolves when storage and disk copy say the same of all. */
    async ready() {
      await storage.ready();
      for (const other of stores) other.refresh();
    },

    /** @param {Store} other The next page of this tab is about it. */
    turnTo: (other) => turnTo(storage, places.session, other.visitId),
  };
}
