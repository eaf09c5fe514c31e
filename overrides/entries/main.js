/**
 * The script of a worksheet's full page, of one that is a form and nothing else.
 */
import { restOf } from "./wiring/rest.js";
import { startSheet } from "./wiring/sheet.js";

startSheet(document.currentScript?.dataset ?? {}, restOf);
