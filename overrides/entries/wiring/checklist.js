/**
 * Wires the checklist, which shows answers of all worksheets and changes them.
 *
 * @import { OverviewPage } from "./overviews.js"
 */
import { startChecklist } from "../../parts/checklist/checklist.js";
import { createDeskLoader } from "../../client/page/desk.js";
import { startFormer } from "../../parts/former/former.js";
import { startPaper } from "../../parts/paper/paper.js";
import { part } from "../../client/page/starting.js";
import { notLoaded } from "../../client/page/texts.js";
import { startPrintButtons } from "../../parts/toolbar/toolbar.js";
import { createOtherVisits } from "../../client/storage/other_visits.js";
import { shapeOf } from "../../client/answers/keys.js";

/**
 * @param {OverviewPage} page
 * @param {DOMStringMap} settings What the page says beside its script.
 */
export function startChecklists(page, settings) {
  const { storage, store, watch } = page;
  part("[data-part='checklist']", (checklist) => {
    const lines = /** @type {NodeListOf<HTMLElement>} */ (checklist.querySelectorAll("[data-shape]"));
    const shapes = new Set([...lines].map(({ dataset }) => dataset.shape));
    const notices = document.createElement("div");
    checklist.prepend(notices);
    const withDesk = createDeskLoader(notices, settings, notLoaded, store);
    const others = createOtherVisits(page);
    const about = startChecklist(checklist, { store, storage, watch, withDesk, others });
    startPrintButtons(checklist, startPaper(checklist, about));
    startFormer(checklist, (key) => !shapes.has(shapeOf(key)), store);
  });
}
