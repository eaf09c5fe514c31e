/** What the service worker and the pages have to call the same. */

/** Begins the names of the caches; their scope ends them. */
const CACHE_PREFIX = "fachaustausch";

/** Relative to the root of the site, so that the worker answers for the whole site and for nothing beside it. */
export const WORKER = "offline.js";

/** The page that says how it stands with the copy, and where a person gives it up. */
export const PAGE = "ohne-netz.html";

export const MANIFEST = "app.webmanifest";

/**
 * @param {string} root The address of the site's root.
 * @returns {string} The cache with the files.
 */
export const filesCache = (root) => `${CACHE_PREFIX}-files-${root}`;

/**
 * @param {string} root
 * @returns {string} The cache with what the worker notes about them.
 */
export const notesCache = (root) => `${CACHE_PREFIX}-notes-${root}`;

/**
 * @param {string} root
 * @returns {Promise<string[]>} The names of all caches of this site, those of earlier versions too; other sites of the
 * same host have theirs.
 */
export async function ownCaches(root) {
  const names = await caches.keys();
  return names.filter((name) => name.startsWith(`${CACHE_PREFIX}-`) && name.endsWith(`-${root}`));
}
