/**
 * The script of a worksheet's lean page, of one that is a form and nothing else.
 */
import { restLater } from "./wiring/rest_later.js";
import { startLater } from "../client/page/starting.js";
import { startSheet } from "./wiring/sheet.js";

const { dataset } = /** @type {HTMLElement} */ (document.currentScript);
startLater([() => startSheet(dataset, restLater)]);
