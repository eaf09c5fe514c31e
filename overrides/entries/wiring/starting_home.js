/**
 * Loads the start page of whoever has begun, where something is kept: nobody else needs it.
 *
 * @import { AnyPage } from "../../client/page/types.js"
 */
import { createDeskLoader } from "../../client/page/desk.js";
import { visitOf } from "../../client/answers/keys.js";
import { holdsVisits } from "../../client/storage/any_visit.js";
import { notLoaded } from "../../client/page/texts.js";

/**
 * @param {Pick<AnyPage, "storage" | "store" | "places">} page
 * @param {DOMStringMap} settings What the page says beside its script.
 * @returns {() => void} Starts it, once, as soon as there is something to show.
 */
export function createHomeStarter(page, settings) {
  const element = /** @type {HTMLElement | null} */ (document.querySelector("[data-part='home']"));
  let isStarted = false;
  /** Whether something comes from the disk copy, or from this page. */
  const isBack = () => page.storage.keys().some((key) => visitOf(key) !== null);
  // Whoever begins in the introduction goes on there: nothing folds or moves under her hands.
  const isBusy = () => document.activeElement?.closest("details.introduction");
  return () => {
    if (isStarted || !element || !(holdsVisits(window) || isBack()) || isBusy()) return;
    isStarted = true;
    document.documentElement.dataset.visits ??= "coming";
    const notices = /** @type {HTMLElement} */ (element.querySelector("[data-part='home-notices']"));
    const { catalogue = "", home: desk } = settings;
    const withDesk = (/** @type {HTMLElement} */ place) => createDeskLoader(place, settings, notLoaded, page.store);
    const withHome = createDeskLoader(notices, { desk }, notLoaded, null, null, "fachaustauschHome");
    void withHome((/** @type {any} */ start) => start(element, { ...page, catalogue, withDesk }));
  };
}
