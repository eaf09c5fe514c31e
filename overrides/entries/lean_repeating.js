/**
 * The script of the lean page of a worksheet with rows or stops.  It is larger, but it is there at once: on the
 * way, a second script may never arrive.
 */
import { repeating } from "./wiring/more.js";
import { restLater } from "./wiring/rest_later.js";
import { startLater } from "../client/page/starting.js";
import { startSheet } from "./wiring/sheet.js";

const { dataset } = /** @type {HTMLElement} */ (document.currentScript);
startLater([() => startSheet(dataset, restLater, repeating)]);
