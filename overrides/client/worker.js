/**
 * The service worker: keeps the whole site for use without a network, once a person has asked for that (`offline.js`).
 *
 * The build writes the list of files before this script.  A new version is taken in whole or not at all, file by file
 * checked against its hash, and waits until the last window of the old one is closed: so no page is loaded again under
 * someone's hands, and no page gets parts of another version.
 */
import { setCacheNameDetails } from "workbox-core";
import { addPlugins, precacheAndRoute } from "workbox-precaching";
import { CACHE_PREFIX } from "./offline_names.js";

/** @type {{ url: string, revision: string, integrity: string }[]} */
const files = /** @type {any} */ (self).fachaustauschFiles;

/**
 * @param {Response} response
 * @param {CompressionStream | DecompressionStream} through
 * @returns {Response} The same with another body.
 */
function passed({ body, status, statusText, headers: given }, through) {
  const headers = new Headers(given);
  // They are about the bytes that came over the network.
  headers.delete("content-encoding");
  headers.delete("content-length");
  return new Response(body && body.pipeThrough(through), { status, statusText, headers });
}

setCacheNameDetails({ prefix: CACHE_PREFIX });
// On the device files lie compressed, in a quarter of the room.
addPlugins([
  {
    /** @param {{ response: Response }} answer */
    cacheWillUpdate: async ({ response }) => (response.ok ? passed(response, new CompressionStream("gzip")) : null),
    /** @param {{ cachedResponse?: Response }} found */
    cachedResponseWillBeUsed: async ({ cachedResponse }) =>
      cachedResponse && passed(cachedResponse, new DecompressionStream("gzip")),
  },
]);
// Whatever hangs on an address: a link from a newsletter leads to the same page.
precacheAndRoute(files, { directoryIndex: "index.html", cleanURLs: false, ignoreURLParametersMatching: [/./] });
