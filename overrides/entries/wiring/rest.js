/**
 * What a worksheet's page needs for no key: how far it is, notes, the row of save files and visits,
 * links to copy.
 *
 * @import { PageParts } from "../../client/page/types.js"
 */
import { startKeepRow } from "../../parts/keep_row/keep_row.js";
import { startNaming } from "../../parts/question/start_naming.js";
import { takeOverEarly } from "../../parts/question/take_early.js";
import { watchForNotes } from "../../parts/notes/watch_for_notes.js";
import { countedIn, startProgress } from "../../parts/progress/progress.js";
import { startQuotes } from "../../parts/quotes/quotes.js";
import { startComparing } from "../../parts/side_by_side/comparing.js";
import { startLinks } from "../../parts/toolbar/toolbar.js";
import { watchForVersions } from "../../parts/versions/watch_for_versions.js";

/**
 * @param {PageParts} page
 * @param {DOMStringMap} settings What the page says beside its script.
 * @returns {(() => void)[]} Each starts a part, in this order.
 */
export function restOf(page, settings) {
  const { sheet, questions, notices, store, withDesk } = page;
  const progress = /** @type {HTMLElement} */ (sheet.querySelector("[data-part='progress']"));
  return [
    () => takeOverEarly(page),
    () => startProgress(progress, countedIn(sheet), store),
    () => startKeepRow(page, withDesk),
    () => startLinks(sheet),
    () => {
      if (window !== parent) void withDesk((desk) => desk.startFrame(page, settings.frameAncestors ?? ""));
    },
    () => watchForNotes(questions, store, withDesk),
    () => watchForVersions(page, settings.askAfterMonths),
    () => startNaming(page),
    () => {
      const count = store.unreadableCount();
      if (count) void withDesk((desk) => desk.noteUnreadable(notices, count));
    },
  ];
}

/**
 * The same for a worksheet that quotes others, or is compared with the other side's.
 *
 * @type {typeof restOf}
 */
export const restOfAny = (page, settings) => [
  () => startQuotes(page),
  () => startComparing(page),
  ...restOf(page, settings),
];
