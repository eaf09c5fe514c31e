/**
 * The script of the full page of a worksheet that has what only some have.
 */
import { everything } from "./wiring/more.js";
import { restOfAny } from "./wiring/rest.js";
import { startSheetLater } from "./wiring/sheet.js";

startSheetLater(document.currentScript?.dataset ?? {}, restOfAny, everything);
