/**
 * The service worker: keeps the whole site for use without a network, once a person has asked for that (`offline.js`).
 *
 * The build writes the list of files before this script.  Every file is checked against its hash.  One that is missing
 * stops neither the copy nor the rest; but a newer version that lacks more than the copy in use is not taken in.  A new
 * version waits until the last window of the old one is closed: so no page is loaded again under someone's hands, and no
 * page gets parts of another version.
 *
 * @import { MissingFile, Problem } from "./copy_notes.js"
 */
import { readNotes, writeNote } from "./copy_notes.js";
import { fetchFile, fetchFrom, FileProblem, isPage } from "./file_fetching.js";
import { filesCache, notesCache, ownCaches, PAGE } from "./offline_names.js";

/** @typedef {{ url: string, integrity: string }} KeptFile */

const worker = /** @type {any} */ (self);

/** @type {KeptFile[]} */
const files = worker.fachaustauschFiles;
const root = new URL("./", location.href).href;

/** So many failures of the network, one after the other, and no more of it is expected. */
const PATIENCE = 3;

/** @param {KeptFile} file */
const addressOf = ({ url }) => new URL(url, root).href;

/** @param {KeptFile} file Two versions of it lie side by side while the newer one waits. */
const keyOf = (file) => `${addressOf(file)}?${encodeURIComponent(file.integrity)}`;

const keys = new Map(files.map((file) => [addressOf(file), keyOf(file)]));

/** @param {string} url The name of a bundle changes with its content. */
const nameOf = (url) => url.replace(/[.-][0-9a-f]{8}(?=[.])/i, "");

const now = () => new Date().toISOString();

/**
 * On the device files lie compressed, in a quarter of the room.
 *
 * @param {Response} response
 * @param {CompressionStream | DecompressionStream} through
 */
function passed({ body, headers: given }, through) {
  const headers = new Headers(given);
  // They are about the bytes that came over the network.
  headers.delete("content-encoding");
  headers.delete("content-length");
  return new Response(body && body.pipeThrough(through), { headers });
}

/**
 * @param {Cache} cache
 * @returns {Promise<MissingFile[]>} What is not to be had.
 */
async function fill(cache) {
  /** @type {MissingFile[]} */
  const missing = [];
  let failures = 0;
  for (const file of files) {
    const problem = failures < PATIENCE ? await take(cache, file) : { reason: /** @type {const} */ ("connection") };
    failures = problem?.reason === "connection" ? failures + 1 : 0;
    if (problem) missing.push({ url: file.url, ...problem });
    if (isFull(missing)) break;
  }
  return missing;
}

/** @param {MissingFile[]} missing */
const isFull = (missing) => missing.some(({ reason }) => reason === "space");

/**
 * @param {Cache} cache
 * @param {KeptFile} file
 * @returns {Promise<Problem | undefined>}
 */
async function take(cache, file) {
  if (await cache.match(keyOf(file))) return undefined;
  try {
    const response = await fetchFile(addressOf(file), file.integrity);
    await cache.put(keyOf(file), passed(response, new CompressionStream("gzip")));
    return undefined;
  } catch (error) {
    if (error instanceof FileProblem) return error.problem;
    if (/** @type {Error} */ (error).name === "QuotaExceededError") return { reason: "space" };
    throw error;
  }
}

async function install() {
  const cache = await caches.open(filesCache(root));
  const before = await addressesIn(cache);
  const missing = await fill(cache);
  const version = { at: now(), missing };
  if (await isAcceptable(missing)) return writeNote(root, "next", version);
  // What fills the browser's last room would take it from the answers.
  if (isFull(missing)) for (const key of keys.values()) if (!before.has(key)) await cache.delete(key);
  await writeNote(root, "refused", version).catch(console.warn);
  throw new Error(`not taken in: ${missing.length} of ${files.length} files are missing`);
}

/**
 * A first copy may lack something, and the person is told what; a later one nothing that the copy in use has.
 *
 * @param {MissingFile[]} missing
 */
async function isAcceptable(missing) {
  if (isFull(missing)) return false;
  if (!worker.registration.active) return missing.length < files.length;
  const { kept } = await readNotes(root);
  const known = new Set(kept?.missing.map(({ url }) => nameOf(url)));
  return missing.every(({ url }) => known.has(nameOf(url)));
}

/** @param {Cache} cache */
const addressesIn = async (cache) => new Set((await cache.keys()).map(({ url }) => url));

/** The version is in use from now on, and nothing of earlier ones is needed any more. */
async function activate() {
  const { next } = await readNotes(root);
  await writeNote(root, "kept", next);
  for (const name of /** @type {const} */ (["next", "refused"])) await writeNote(root, name, undefined);
  await writeNote(root, "seen", next && { at: next.at });
  const current = [filesCache(root), notesCache(root)];
  for (const name of await ownCaches(root)) if (!current.includes(name)) await caches.delete(name);
  const cache = await caches.open(filesCache(root));
  const wanted = new Set(keys.values());
  for (const address of await addressesIn(cache)) if (!wanted.has(address)) await cache.delete(address);
}

/**
 * @param {string} address
 * @returns {string | undefined} The file's key; whatever hangs on an address, a link from a newsletter leads to the same
 * page.
 */
function keyFor(address) {
  const { origin, pathname } = new URL(address);
  return keys.get(`${origin}${pathname.endsWith("/") ? `${pathname}index.html` : pathname}`);
}

/**
 * @param {Request} request
 * @param {string} key
 */
async function answer(request, key) {
  const found = await caches.match(key, { cacheName: filesCache(root) });
  if (found) return passed(found, new DecompressionStream("gzip"));
  // What the copy lacks comes from the server, as it would for anybody.
  return fetch(request).catch((error) => {
    // There it stands what is missing, and why.
    if (request.mode === "navigate" && keyFor(request.url) !== keyFor(root + PAGE))
      return Response.redirect(root + PAGE);
    throw error;
  });
}

/** Look whether the site is still there, and is still this one. */
async function check() {
  /** @type {Problem | undefined} */
  let problem;
  try {
    const response = await fetchFrom(location.href, "no-cache");
    if (response.redirected) problem = { reason: "redirected" };
    else if (isPage(response)) problem = { reason: "otherPage" };
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    problem = error.problem;
  }
  if (!(await caches.has(notesCache(root)))) return; // The copy has been given up meanwhile.
  const at = now();
  await writeNote(root, "checked", { at, problem });
  if (!problem) await writeNote(root, "seen", { at });
}

/** Fetch what the copy lacks. */
async function complete() {
  const { kept } = await readNotes(root);
  const cache = await caches.open(filesCache(root));
  if (kept) await writeNote(root, "kept", { ...kept, missing: await fill(cache) });
}

/** @type {Record<string, () => Promise<void>>} What a page may ask for. */
const TASKS = { check, complete };

worker.addEventListener("install", (/** @type {any} */ event) => event.waitUntil(install()));
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(activate()));
worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const key = event.request.method === "GET" && keyFor(event.request.url);
  if (key) event.respondWith(answer(event.request, key));
});
worker.addEventListener("message", (/** @type {any} */ event) => {
  const task = TASKS[event.data];
  if (task) event.waitUntil(task().finally(() => event.ports[0]?.postMessage("")));
});
