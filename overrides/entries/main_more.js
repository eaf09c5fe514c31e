/**
 * The script of the full page of a worksheet that has what only some have.
 */
import { everything } from "./wiring/more.js";
import { restOfAny } from "./wiring/rest.js";
import { startLater } from "../client/page/starting.js";
import { startSheet } from "./wiring/sheet.js";

const { dataset } = /** @type {HTMLElement} */ (document.currentScript);
startLater([() => startSheet(dataset, restOfAny, everything)]);
