/**
 * What a worksheet's page can do without until somebody acts: the row of save files and visits, links to copy.
 *
 * @import { PageParts, WithDesk } from "../../client/page/types.js"
 */
import { startKeepRow } from "../../parts/keep_row/keep_row.js";
import { startLinks } from "../../parts/toolbar/toolbar.js";

/**
 * @param {PageParts} page
 * @param {WithDesk} withDesk
 * @param {number} months After so long without a change the page asks whether the answers are still wanted.
 */
export function startTools(page, withDesk, months) {
  startKeepRow(page, withDesk, months);
  startLinks(page.sheet);
}
