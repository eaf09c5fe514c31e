/**
 * The script of a worksheet's lean page, of one that is a form and nothing else.
 */
import { putFields } from "../parts/question/fields.js";
import { restLater } from "./wiring/rest_later.js";
import { startSheet } from "./wiring/sheet.js";

putFields(document);
startSheet(document.currentScript?.dataset ?? {}, restLater);
