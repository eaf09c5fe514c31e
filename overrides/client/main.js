/**
 * The script of a worksheet's full page, of one that is a form and nothing else.
 */
import { startCustody } from "./custody.js";
import { startSheet } from "./sheet.js";

startSheet(document.currentScript?.dataset ?? {}, startCustody);
