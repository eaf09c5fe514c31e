/**
 * The script of the full page of a worksheet that has what only some have.
 */
import { everything } from "./wiring/more.js";
import { restOfAny } from "./wiring/rest.js";
import { startSheet } from "./wiring/sheet.js";

startSheet(document.currentScript?.dataset ?? {}, restOfAny, everything);
