/**
 * The script of the whole guide in one file.
 */
import "./desk.js";
import { startGuide } from "./wiring/guide.js";

startGuide(document.currentScript?.dataset ?? {});
