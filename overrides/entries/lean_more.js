/**
 * The script of the lean page of a worksheet that has all of what only some have.
 */
import { everything } from "./wiring/more.js";
import { restLater } from "./wiring/rest_later.js";
import { startLater } from "../client/page/starting.js";
import { startSheet } from "./wiring/sheet.js";

const { dataset } = /** @type {HTMLElement} */ (document.currentScript);
startLater([() => startSheet(dataset, restLater, everything)]);
