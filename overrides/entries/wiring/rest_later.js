/**
 * Loads what the lean page needs for no key, once the first one can be kept.  What a person clicks meanwhile happens as
 * soon as it can.
 *
 * @import { PageParts } from "../../client/page/types.js"
 */
import { createDeskLoader } from "../../client/page/desk.js";
import { startLater } from "../../client/page/starting.js";
import * as texts from "../../client/page/texts.js";

/**
 * @param {PageParts} page
 * @param {DOMStringMap} settings What the page says beside its script.
 * @returns {(() => void)[]}
 */
export function restLater(page, settings) {
  const { rest: desk } = settings;
  // It works without the rest.
  const rescue = /** @type {HTMLElement} */ (page.sheet.querySelector("[data-action='print']"));
  const withRest = createDeskLoader(page.notices, { desk }, texts.notLoadedRescue, null, rescue, "fachaustauschRest");
  let isStarted = false;

  /** @param {() => void} [then] */
  function start(then) {
    if (isStarted) return;
    void withRest((/** @type {any} */ restOf) => {
      if (!isStarted) startLater(restOf(page, settings));
      isStarted = true;
      then?.();
    }, !then);
  }

  page.sheet.addEventListener("click", ({ target }) => {
    const button = /** @type {HTMLElement} */ (target).closest?.("[data-later]");
    if (button) start(() => /** @type {HTMLElement} */ (button).click());
  });
  // Where there was no network at first.
  for (const type of ["online", "focusin"]) addEventListener(type, () => start());
  return [start];
}
