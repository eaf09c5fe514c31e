/**
 * The script of the lean page of a worksheet that is filled in by two sides, or quotes and offers choices, and repeats
 * nothing.
 */
import { sided } from "./wiring/more.js";
import { restLater } from "./wiring/rest_later.js";
import { startSheetLater } from "./wiring/sheet.js";

startSheetLater(document.currentScript?.dataset ?? {}, restLater, sided);
