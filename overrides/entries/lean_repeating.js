/**
 * The script of the lean page of a worksheet with rows or stops.  It is larger, but it is there at once: on the
 * way, a second script may never arrive.
 */
import { repeating } from "./wiring/more.js";
import { restLater } from "./wiring/rest_later.js";
import { startSheetLater } from "./wiring/sheet.js";

startSheetLater(document.currentScript?.dataset ?? {}, restLater, repeating);
