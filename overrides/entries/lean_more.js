/**
 * The script of the lean page of a worksheet that has all of what only some have.
 */
import { everything } from "./wiring/more.js";
import { restLater } from "./wiring/rest_later.js";
import { startSheetLater } from "./wiring/sheet.js";

startSheetLater(document.currentScript?.dataset ?? {}, restLater, everything);
