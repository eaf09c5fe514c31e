/**
 * Opens what every page works with: the places to keep things in, and the answers of the visit that is current.
 */
import { visitKeyOf, visitOf } from "../answers/keys.js";
import { lookForOtherWindows } from "./other_windows.js";
import { storageFor, openPlaces, readRetention } from "../storage/retention.js";
import { reload } from "./load_asset.js";
import { createStore } from "../storage/store.js";
import { currentVisit, currentVisitAfterCrash, stayWith, turnTo } from "../storage/current_visit.js";
import { createWatch } from "./watch.js";

export function openPage() {
  const places = openPlaces(window);
  const retention = readRetention(places.session);
  const storage = storageFor(retention, places);
  const store = createStore(storage, {
    visit: currentVisit(storage, places.session),
    isAlone: lookForOtherWindows(window),
  });

  /**
   * Another page of this tab (one that was shown after this one, or a frame beside it) may have ended what this page
   * shows: its way of keeping, or its visit.  Then nothing may be typed here any more.
   *
   * @returns {boolean} Whether it did.
   */
  function changeOver() {
    const keepingNow = readRetention(places.session);
    const next = storageFor(keepingNow, places);
    const visit = currentVisit(next, places.session);
    if (next === storage && visit === store.visitId) return false;
    if (next !== storage) {
      // What was typed a moment ago belongs to where the answers have gone.
      const heir = createStore(next, { visit });
      const start = visitKeyOf(store.visitId).length;
      storage.end((key, newValue) => heir.receive({ key: visitKeyOf(visit) + key.slice(start), newValue }));
    }
    if (!storage.hasUnsaved()) reload();
    return true;
  }

  addEventListener("storage", (event) => {
    if (event.storageArea === places.session && !visitOf(event.key ?? "") && changeOver()) return;
    if (event.storageArea !== places[retention]) return;
    store.receive(event);
    stayWith(places.session, store.visitId, event);
  });
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted && !changeOver()) store.refresh();
  });
  addEventListener("pagehide", storage.flush);
  return { places, retention, storage, store, watch: createWatch() };
}

/**
 * Bring storage and disk copy together.  After a crash, only the copy may know which visit was open last.
 *
 * @param {Pick<ReturnType<typeof openPage>, "places" | "storage" | "store">} page
 * @param {(visit: string) => void} offer Leads to a visit that another one should not take the place of unasked.
 */
export async function catchUp({ places, storage, store }, offer) {
  const restored = await store.reconcile();
  const visit = await currentVisitAfterCrash(storage, places.session, restored);
  if (visit === store.visitId) return;
  const isUsed = storage.isUsed();
  if (!isUsed) turnTo(storage, places.session, visit);
  if (isUsed || storage.hasUnsaved()) offer(visit);
  else reload();
}
