/**
 * The script of the whole guide in one file.
 */
import "./desk.js";
import "./home.js";
import "./versions.js";
import { startGuide } from "./wiring/guide.js";

startGuide(document.currentScript?.dataset ?? {});
