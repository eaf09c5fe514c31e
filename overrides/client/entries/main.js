/**
 * The script of a worksheet's full page, of one that is a form and nothing else.
 */
import { startCustody } from "../../parts/keep_row/keep_row.js";
import { startSheet } from "../wiring/sheet.js";

startSheet(document.currentScript?.dataset ?? {}, startCustody);
