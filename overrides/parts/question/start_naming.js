/**
 * Has names proposed once somebody says who is responsible.
 *
 * @import { PageParts } from "../../client/page/types.js"
 */

/** @param {PageParts} page */
export function startNaming({ sheet, store, withVersions }) {
  sheet.addEventListener("focusin", (event) => {
    const field = /** @type {HTMLElement} */ (event.target);
    if (field.dataset.field === "responsible")
      void withVersions(({ proposeNames }) => proposeNames(field, store), true);
  });
}
