/**
 * Opens what every page works with: the places to keep things in, and the answers of the visit that is current.
 */
import { lookForCompany } from "./company.js";
import { createDurable } from "./durable.js";
import { openStorage } from "./keeper.js";
import { openKeeper, readKeeping } from "./keeping.js";
import { createStore } from "./store.js";
import { currentVisit, stayWith, turnTo } from "./visits.js";
import { createWatch } from "./watch.js";

export function openPage() {
  const places = {
    device: openStorage(() => window.localStorage),
    session: openStorage(() => window.sessionStorage),
    durable: createDurable(window),
  };
  const keeping = readKeeping(places.session);
  const keeper = openKeeper(keeping, places);
  const store = createStore(keeper, {
    visit: currentVisit(keeper, places.session),
    isAlone: lookForCompany(window),
  });
  addEventListener("storage", (event) => {
    if (event.storageArea !== places[keeping]) return;
    store.receive(event);
    stayWith(places.session, store.visitId, event);
  });
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) store.refresh();
  });
  return { places, keeping, keeper, store, watch: createWatch() };
}

/**
 * Bring storage and durable copy together.  After a crash, only the copy may know which visit was open last.
 *
 * @param {Pick<ReturnType<typeof openPage>, "places" | "keeper" | "store">} page
 * @param {(visit: string) => void} offer Leads to a visit that another one should not take the place of unasked.
 */
export async function catchUp({ places, keeper, store }, offer) {
  await store.reconcile();
  const visit = currentVisit(keeper, places.session);
  if (visit === store.visitId) return;
  const isUsed = keeper.isUsed();
  if (!isUsed) turnTo(keeper, places.session, visit);
  if (isUsed || keeper.hasUnsaved()) offer(visit);
  else location.reload();
}

/**
 * Start a part of a page.  Each has a guard of its own: one that breaks leaves the others alive.
 *
 * @param {string} selector
 * @param {(element: HTMLElement) => void} start
 */
export function part(selector, start) {
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(selector))) {
    guard(() => {
      start(element);
      noteStarted(element);
    });
  }
}

/** @param {HTMLElement} element Says no longer that it has not started. */
export function noteStarted(element) {
  element.classList.remove("is-starting");
  for (const sign of element.querySelectorAll(".stalled")) sign.remove();
}

/** @param {() => void} start */
export function guard(start) {
  try {
    start();
  } catch (error) {
    console.error(error);
  }
}
