/**
 * Asks after a long time whether answers are still wanted.
 *
 * @import { PageParts } from "../../client/page/types.js"
 * @import { Store } from "../../client/storage/types.js"
 */

/**
 * @param {PageParts} page
 * @param {number} months After so long without a change.
 */
export function askAfterLong(page, months) {
  if (isLongUnchanged(page.store, months)) void page.withDesk((desk) => desk.askWhetherWanted(page, months));
}

/**
 * @param {Store} store
 * @param {number} months
 * @returns {boolean} Whether there are answers, and the person has changed nothing for so long.
 */
function isLongUnchanged(store, months) {
  const answers = store.answered().map((question) => store.read(question).changedAt);
  const { keptAt, changedAt } = store.visit();
  const latest = [keptAt, changedAt, ...answers].sort().at(-1) ?? "";
  const limit = new Date();
  limit.setMonth(limit.getMonth() - months);
  return answers.length > 0 && latest !== "" && latest < limit.toISOString();
}
