/**
 * What is done in the table of earlier versions, each within one transaction.
 *
 * @import { Version, VersionKey } from "../answers/versions.js"
 *
 * @typedef {{ key: VersionKey, version: Version }} KeptVersion
 * @typedef {{ visit?: string, start?: string, question?: string }} Span Of which visit, all without one; of it, questions
 * that begin so, or a single one.
 */
import { promisifyRequest } from "idb-keyval";
import { timeAfter } from "../answers/answers.js";
import {
  isDue,
  isSame,
  parseVersion,
  roomOf,
  sizeOf,
  surplus,
  textOfVersion,
  VERSIONS_ROOM,
} from "../answers/versions.js";

/** Once all is full, so much is taken: not each version shall have to make room anew. */
const AFTER_THINNING = 0.9;

/** In characters. */
const PROBE = 20_000;

/** @param {IDBObjectStore} table */
export async function probe(table) {
  table.put("x".repeat(PROBE), "probe");
  table.delete("probe");
}

/**
 * @param {IDBObjectStore} table
 * @param {[visit: string, question: string]} place
 * @param {Version} version
 * @param {Date} now
 * @returns {Promise<number>} How much room it takes, in bytes; 0 where it says nothing new.
 */
export async function putOne(table, [visit, question], version, now) {
  const known = await keysIn(table, { visit, question });
  const last = known.at(-1);
  if (last) {
    const latest = parseVersion(await promisifyRequest(table.get(last)));
    if (latest && isSame(latest.answer, version.answer)) return 0;
    // Another window may just have kept one.
    if (version.why === "writing" && !isDue("", last[2], now)) return 0;
  }
  const text = textOfVersion(version);
  /** @type {VersionKey} */
  const key = [visit, question, timeAfter(now, last?.[2] ?? ""), sizeOf(text)];
  table.put(text, key);
  for (const gone of surplus([...known, key], { now })) table.delete(gone);
  return key[3];
}

/** So many are put at a time: the page answers in between, and a transaction waits for nothing but its own requests. */
const PIECE = 500;

/**
 * @param {IDBObjectStore} table
 * @param {[key: VersionKey, text: string][]} entries
 */
export async function putAll(table, entries) {
  for (const [index, [key, text]] of entries.entries()) {
    const request = table.put(text, key);
    if (index % PIECE === PIECE - 1) await promisifyRequest(request);
  }
}

/**
 * @param {IDBObjectStore} table
 * @param {Date} now
 * @returns {Promise<number>} How much room is taken, in bytes.
 */
export async function thinAll(table, now) {
  const all = await keysIn(table, {});
  const size = roomOf(all);
  if (size <= VERSIONS_ROOM) return size;
  const gone = surplus(all, { now, room: VERSIONS_ROOM * AFTER_THINNING });
  for (const key of gone) table.delete(key);
  return size - roomOf(gone);
}

/**
 * @param {IDBObjectStore} table
 * @param {Span} span
 * @returns {Promise<KeptVersion[]>} The latest first.
 */
export async function versionsIn(table, span) {
  const [keys, texts] = await Promise.all([keysIn(table, span), promisifyRequest(table.getAll(rangeOf(span)))]);
  return keys
    .map((key, index) => ({ key, version: parseVersion(texts[index]) }))
    .filter(/** @returns {kept is KeptVersion} */ (kept) => kept.version !== null)
    .reverse();
}

/**
 * @param {IDBObjectStore} table
 * @param {Span} span
 * @returns {Promise<[VersionKey, unknown][]>} What was there.
 */
export async function take(table, span) {
  const range = rangeOf(span);
  const [keys, texts] = await Promise.all([keysIn(table, span), promisifyRequest(table.getAll(range))]);
  table.delete(range);
  return keys.map((key, index) => [key, texts[index]]);
}

/** @param {Span} span An array comes after every text. */
function rangeOf({ visit, start, question }) {
  if (visit === undefined) return IDBKeyRange.bound([], [[]]);
  if (question) return IDBKeyRange.bound([visit, question], [visit, question, []]);
  return start ? IDBKeyRange.bound([visit, start], [visit, `${start}\uffff`]) : IDBKeyRange.bound([visit], [visit, []]);
}

/**
 * @param {IDBObjectStore} table
 * @param {Span} span
 */
export const keysIn = async (table, span) =>
  /** @type {VersionKey[]} */ (/** @type {unknown} */ (await promisifyRequest(table.getAllKeys(rangeOf(span)))));
