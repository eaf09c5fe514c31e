/**
 * Ends what keeps the first keys of a page.
 *
 * @import { PageParts } from "../../client/page/types.js"
 */
import { earlyOf } from "../../client/page/early.js";

/**
 * The form has started, and has taken over what this page noted.
 *
 * @param {Pick<PageParts, "storage">} page
 */
export function endEarly({ storage }) {
  const early = earlyOf();
  early.stop?.();
  if (!storage.hasUnsaved()) early.end?.();
}
