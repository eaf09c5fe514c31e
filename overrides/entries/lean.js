/**
 * The script of a worksheet's lean page, of one that is a form and nothing else.
 */
import { startKeepRowLater } from "../parts/keep_row/keep_row_later.js";
import { putFields } from "../parts/question/fields.js";
import { startSheet } from "./wiring/sheet.js";

putFields(document);
startSheet(document.currentScript?.dataset ?? {}, startKeepRowLater);
