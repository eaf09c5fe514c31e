/**
 * The script of every page with menu and search.
 */
import { startShell } from "./wiring/shell.js";

startShell(document.currentScript?.dataset ?? {});
