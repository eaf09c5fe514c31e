/** What the service worker and the page that switches it on have to call the same. */

/** Begins the name of the cache; its scope ends it. */
export const CACHE_PREFIX = "fachaustausch";

/** Relative to the root of the site, so that the worker answers for the whole site and for nothing beside it. */
export const WORKER = "offline.js";

export const MANIFEST = "app.webmanifest";
