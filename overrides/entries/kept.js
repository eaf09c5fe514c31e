/**
 * On every page that comes from the copy for use without a network.  All others do without: it would be one request
 * more.
 */
import { startCopyLine } from "../parts/offline/copy_line.js";
import { showManifest } from "../parts/offline/manifest.js";

const root = new URL("..", /** @type {HTMLScriptElement} */ (document.currentScript).src).href;
showManifest(root);
void startCopyLine(root).catch(console.info);
