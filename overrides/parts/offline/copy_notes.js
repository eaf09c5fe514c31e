/**
 * What the service worker notes about the copy for use without a network, for the pages to say: beside the copy, in
 * Cache Storage, so that it goes when the copy goes.  It holds nothing about the person.
 *
 * @typedef {"missing" | "refused" | "signIn" | "redirected" | "otherPage" | "changed" | "server" | "connection" |
 * "space"} Reason Why a file is not to be had.
 *
 * @typedef {object} Problem
 * @property {Reason} reason
 * @property {number} [status] Of HTTP, where it says more.
 *
 * @typedef {Problem & { url: string }} MissingFile Its address is relative to the root.
 *
 * @typedef {object} Version
 * @property {string} at When it was taken in, or refused; ISO 8601, UTC.
 * @property {MissingFile[]} missing
 *
 * @typedef {object} Notes Each is missing until there is something to note.
 * @property {Version} [kept] The copy in use.
 * @property {Version} [next] One that waits.
 * @property {Version} [refused] A newer one that was not taken in, because files of it are missing.
 * @property {{ at: string }} [seen] When the site last answered as it should.
 * @property {{ at: string, problem?: Problem }} [checked] What the last look at the site has shown.
 */
import { notesCache } from "./offline_names.js";

/** @type {(keyof Notes)[]} */
const NAMES = ["kept", "next", "refused", "seen", "checked"];

/** @param {string} root @param {string} name */
const addressOf = (root, name) => `${root}?note=${name}`;

/**
 * @param {string} root The address of the site's root.
 * @returns {Promise<Notes>}
 */
export async function readNotes(root) {
  const found = await Promise.all(
    NAMES.map(async (name) => {
      // Not `caches.open`, which would begin to store something.
      const response = await caches.match(addressOf(root, name), { cacheName: notesCache(root) });
      return [name, await response?.json()];
    }),
  );
  return Object.fromEntries(found);
}

/**
 * @template {keyof Notes} Name
 * @param {string} root
 * @param {Name} name
 * @param {Notes[Name]} content Nothing removes the note.
 */
export async function writeNote(root, name, content) {
  const cache = await caches.open(notesCache(root));
  if (content) await cache.put(addressOf(root, name), Response.json(content));
  else await cache.delete(addressOf(root, name));
}
