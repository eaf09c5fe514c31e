/**
 * The script of a worksheet's full page, of one that is a form and nothing else.
 */
import { startSheet } from "./wiring/sheet.js";
import { startTools } from "./wiring/tools.js";

startSheet(document.currentScript?.dataset ?? {}, startTools);
