/**
 * The script of the checklist.
 */
import { startChecklists } from "./wiring/checklist.js";
import { startOverviews } from "./wiring/overviews.js";

startOverviews(document.currentScript?.dataset ?? {}, startChecklists);
