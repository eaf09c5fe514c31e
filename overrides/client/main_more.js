/**
 * The script of the full page of a worksheet that has what only some have.
 */
import { startCustody } from "./custody.js";
import { everything } from "./more.js";
import { startSheet } from "./sheet.js";

startSheet(document.currentScript?.dataset ?? {}, startCustody, everything);
