/**
 * The script of the lean page of a worksheet that has all of what only some have.
 */
import { putFields } from "../parts/question/fields.js";
import { everything } from "./wiring/more.js";
import { restLater } from "./wiring/rest_later.js";
import { startSheet } from "./wiring/sheet.js";

putFields(document);
startSheet(document.currentScript?.dataset ?? {}, restLater, everything);
