/**
 * The script of the lean page of a worksheet with rows or stops.  It is larger, but it is there at once: on the
 * way, a second script may never arrive.
 */
import { putFields } from "../parts/question/fields.js";
import { repeating } from "./wiring/more.js";
import { restLater } from "./wiring/rest_later.js";
import { startSheet } from "./wiring/sheet.js";

putFields(document);
startSheet(document.currentScript?.dataset ?? {}, restLater, repeating);
