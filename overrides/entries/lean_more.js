/**
 * The script of the lean page of a worksheet that has all of what only some have.
 */
import { startKeepRowLater } from "../parts/keep_row/keep_row_later.js";
import { putFields } from "../parts/question/fields.js";
import { everything } from "./wiring/more.js";
import { startSheet } from "./wiring/sheet.js";

putFields(document);
startSheet(document.currentScript?.dataset ?? {}, startKeepRowLater, everything);
