/**
 * The script of the full page of a worksheet that has what only some have.
 */
import { everything } from "./wiring/more.js";
import { startSheet } from "./wiring/sheet.js";
import { startTools } from "./wiring/tools.js";

startSheet(document.currentScript?.dataset ?? {}, startTools, everything);
