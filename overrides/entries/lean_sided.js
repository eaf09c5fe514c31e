/**
 * The script of the lean page of a worksheet that is filled in by two sides, or quotes and offers choices, and repeats
 * nothing.
 */
import { startKeepRowLater } from "../parts/keep_row/keep_row_later.js";
import { putFields } from "../parts/question/fields.js";
import { sided } from "./wiring/more.js";
import { startSheet } from "./wiring/sheet.js";

putFields(document);
startSheet(document.currentScript?.dataset ?? {}, startKeepRowLater, sided);
