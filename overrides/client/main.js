/**
 * The script of a worksheet's full page.
 */
import { startCustody } from "./custody.js";
import { startSheet } from "./sheet.js";

startSheet(document.currentScript?.dataset ?? {}, startCustody);
