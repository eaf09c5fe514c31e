/**
 * Ends what keeps the first keys of a page.
 *
 * @import { TextStorage } from "../../client/storage/types.js"
 */
import { earlyOf } from "../../client/page/early.js";

/**
 * The form has started, and has taken over what this page noted.
 *
 * @param {TextStorage} storage
 */
export function endEarly(storage) {
  const early = earlyOf();
  early.stop?.();
  if (!storage.hasUnsaved()) early.end?.();
}
