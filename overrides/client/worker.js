/**
 * The service worker: keeps the whole site for use without a network, once a person has asked for that (`offline.js`).
 *
 * The build writes the list of files before this script.  A new version is taken in whole or not at all, file by file
 * checked against its hash, and waits until the last window of the old one is closed: so no page is loaded again under
 * someone's hands, and no page gets parts of another version.
 */
import { setCacheNameDetails } from "workbox-core";
import { precacheAndRoute } from "workbox-precaching";
import { CACHE_PREFIX } from "./offline_names.js";

/** @type {{ url: string, revision: string, integrity: string }[]} */
const files = /** @type {any} */ (self).fachaustauschFiles;

setCacheNameDetails({ prefix: CACHE_PREFIX });
// Whatever hangs on an address: a link from a newsletter leads to the same page.
precacheAndRoute(files, { directoryIndex: "index.html", cleanURLs: false, ignoreURLParametersMatching: [/./] });
