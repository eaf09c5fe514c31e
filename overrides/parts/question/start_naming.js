/**
 * Has names proposed once somebody says who is responsible.
 *
 * @import { PageParts } from "../../client/page/types.js"
 */

/** @param {PageParts} page */
export function startNaming({ sheet, store, withVersions }) {
  /** @param {{ target: EventTarget | null }} event */
  const propose = ({ target }) => {
    const field = /** @type {HTMLElement | null} */ (target);
    if (field?.dataset.field === "responsible")
      void withVersions(({ proposeNames }) => proposeNames(field, store), true);
  };
  sheet.addEventListener("focusin", propose);
  // Whoever was quick is in the field already: this starts late.
  propose({ target: document.activeElement });
}
