/**
 * The script of a worksheet's lean page, of one that is a form and nothing else.
 */
import { startCustodyLater } from "./custody_later.js";
import { putFields } from "./fields.js";
import { startSheet } from "./sheet.js";

putFields(document);
startSheet(document.currentScript?.dataset ?? {}, startCustodyLater);
