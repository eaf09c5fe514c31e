/**
 * The service worker.
 */
import "../parts/offline/worker.js";
