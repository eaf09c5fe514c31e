/**
 * The script of the lean page of a worksheet that is filled in by two sides, or quotes and offers choices, and repeats
 * nothing.
 */
import { putFields } from "../parts/question/fields.js";
import { sided } from "./wiring/more.js";
import { restLater } from "./wiring/rest_later.js";
import { startSheet } from "./wiring/sheet.js";

putFields(document);
startSheet(document.currentScript?.dataset ?? {}, restLater, sided);
