/**
 * Starts the row of save files and visits as soon as the person acts, so that the lean page is there sooner.  What she
 * clicks meanwhile happens as soon as it can.
 *
 * @import { PageParts, WithDesk } from "../../client/page/types.js"
 */

/**
 * @param {PageParts} page
 * @param {WithDesk} withDesk
 * @param {number} months
 */
export function startKeepRowLater(page, withDesk, months) {
  const { sheet, store, retention } = page;
  let isStarted = false;

  /**
   * @param {(() => void)} [then]
   */
  function start(then) {
    if (isStarted) return;
    void withDesk(({ startTools }) => {
      if (!isStarted) startTools(page, withDesk, months);
      isStarted = true;
      then?.();
    }, !then);
  }

  sheet.addEventListener("click", ({ target }) => {
    const button = /** @type {HTMLElement} */ (target).closest?.("[data-custody]");
    if (button) start(() => /** @type {HTMLElement} */ (button).click());
  });
  for (const type of ["focusin", "pointerdown"]) addEventListener(type, () => start(), { once: true });
  if (retention === "session" || store.answered().length) addEventListener("load", () => start());
}
