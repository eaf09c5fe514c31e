/**
 * The script of the page about the copy for use without a network.
 */
import "../parts/offline/offline.js";
