/**
 * The script of a worksheet's full page, of one that is a form and nothing else.
 */
import { restOf } from "./wiring/rest.js";
import { startSheetLater } from "./wiring/sheet.js";

startSheetLater(document.currentScript?.dataset ?? {}, restOf);
