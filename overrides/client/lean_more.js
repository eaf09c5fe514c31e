/**
 * The script of the lean page of a worksheet that has all of what only some have.
 */
import { startCustodyLater } from "./custody_later.js";
import { putFields } from "./fields.js";
import { everything } from "./more.js";
import { startSheet } from "./sheet.js";

putFields(document);
startSheet(document.currentScript?.dataset ?? {}, startCustodyLater, everything);
