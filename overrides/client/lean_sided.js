/**
 * The script of the lean page of a worksheet that is filled in by two sides, or quotes and offers choices, and repeats
 * nothing.
 */
import { startCustodyLater } from "./custody_later.js";
import { putFields } from "./fields.js";
import { sided } from "./more.js";
import { startSheet } from "./sheet.js";

putFields(document);
startSheet(document.currentScript?.dataset ?? {}, startCustodyLater, sided);
