/**
 * Says where answers are kept.  At once, not with the rest of its row: whoever chooses anew meanwhile means it.
 *
 * @import { Retention } from "../../client/storage/types.js"
 */

/**
 * @param {HTMLElement} sheet
 * @param {Retention} retention
 */
export function showRetention(sheet, retention) {
  const where = /** @type {HTMLElement} */ (sheet.querySelector("[data-part='where']"));
  if (where.dataset.keeping === retention) return;
  where.dataset.keeping = retention;
  /** @type {HTMLInputElement} */ (where.querySelector(`[value="${retention}"]`)).checked = true;
}
