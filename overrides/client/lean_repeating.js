/**
 * The script of the lean page of a worksheet with rows or stops.  It is larger, but it is there at once: on the
 * way, a second script may never arrive.
 */
import { startCustodyLater } from "./custody_later.js";
import { putFields } from "./fields.js";
import { repeating } from "./more.js";
import { startSheet } from "./sheet.js";

putFields(document);
startSheet(document.currentScript?.dataset ?? {}, startCustodyLater, repeating);
