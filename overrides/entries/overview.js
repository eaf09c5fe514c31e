/**
 * The script of the pages that show answers but have no fields.
 */
import { startOverviews } from "./wiring/overviews.js";

startOverviews(document.currentScript?.dataset ?? {});
