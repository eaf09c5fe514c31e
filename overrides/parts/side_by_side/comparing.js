/**
 * The buttons that put the answers of both sides next to each other.
 *
 * @import { PageParts } from "../../client/page/types.js"
 */

/** @param {PageParts} page */
export function startComparing(page) {
  const section = /** @type {HTMLElement | null} */ (page.sheet.querySelector("[data-part='compare']"));
  if (!section) return;
  section.hidden = false;
  section.addEventListener("click", ({ target }) => {
    const { dataset, parentElement } = /** @type {HTMLElement} */ (target);
    if (!dataset.action) return;
    page.form.save();
    void page.withDesk((desk) => desk.actOnSides(page, dataset.action, /** @type {HTMLElement} */ (parentElement)));
  });
}
