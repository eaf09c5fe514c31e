/**
 * The script of a worksheet's full page, of one that is a form and nothing else.
 */
import { restOf } from "./wiring/rest.js";
import { startLater } from "../client/page/starting.js";
import { startSheet } from "./wiring/sheet.js";

const { dataset } = /** @type {HTMLElement} */ (document.currentScript);
startLater([() => startSheet(dataset, restOf)]);
