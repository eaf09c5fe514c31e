/**
 * The script of a worksheet's lean page, of one that is a form and nothing else.
 */
import { restLater } from "./wiring/rest_later.js";
import { startSheetLater } from "./wiring/sheet.js";

startSheetLater(document.currentScript?.dataset ?? {}, restLater);
