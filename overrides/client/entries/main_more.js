/**
 * The script of the full page of a worksheet that has what only some have.
 */
import { startCustody } from "../../parts/keep_row/keep_row.js";
import { everything } from "../wiring/more.js";
import { startSheet } from "../wiring/sheet.js";

startSheet(document.currentScript?.dataset ?? {}, startCustody, everything);
