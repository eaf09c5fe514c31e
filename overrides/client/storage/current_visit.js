/**
 * Which visit a page shows: the one that a person turned to last, in this tab or in this browser.
 *
 * @import { TextStorage } from "./types.js"
 */
import { changedAtOf, parseRecord, timeAfter } from "../answers/answers.js";
import { CURRENT, visitKeyOf, visitOf } from "../answers/keys.js";
import { EXAMPLE_VISIT, FIRST_VISIT } from "../answers/visits.js";

/**
 * @param {TextStorage} storage
 * @param {Pick<Storage, "getItem"> | null} tab
 * @param {boolean} [isBehind] Whether the disk copy knew of a later choice than the storage.
 * @returns {string} The id of the visit to show.
 */
export const currentVisit = (storage, tab, isBehind) =>
  [...turnsOf(storage, tab, isBehind), FIRST_VISIT].find((id) => isThere(storage, id)) ??
  storage
    .keys()
    .map((key) => visitOf(key) ?? EXAMPLE_VISIT)
    .filter((id) => id !== EXAMPLE_VISIT)
    .sort()
    .at(-1) ??
  FIRST_VISIT;

/**
 * @param {TextStorage} storage
 * @param {Pick<Storage, "getItem"> | null} tab
 * @param {string[]} restored The keys whose value the disk copy has brought: once written through, no value tells.
 * @returns {Promise<string>} The id of the visit to show, by what the disk copy knows, too.
 */
export async function currentVisitAfterCrash(storage, tab, restored) {
  const isBehind = restored.includes(CURRENT);
  // Beside many others, one that the storage has lost was not looked for yet.
  if (!turnsOf(storage, tab, isBehind).every((id) => isThere(storage, id))) await storage.reconcile();
  return currentVisit(storage, tab, isBehind);
}

/**
 * Most have a record, and not all keys need to be looked at.
 *
 * @param {TextStorage} storage
 * @param {string} id
 */
const isThere = (storage, id) => storage.getItem(visitKeyOf(id)) || storage.keys().some((key) => visitOf(key) === id);

/**
 * @param {TextStorage} storage
 * @param {Pick<Storage, "getItem"> | null} tab
 * @param {boolean} [isBehind]
 * @returns {string[]} The ids of the visits that a person turned to; the one that counts comes first.
 */
function turnsOf(storage, tab, isBehind) {
  const turns = [tab?.getItem(CURRENT) ?? "", storage.getItem(CURRENT) ?? ""];
  // After a crash, the tab is as far behind as the storage.
  if (isBehind && changedAtOf(turns[1]) > changedAtOf(turns[0])) turns.reverse();
  return turns.map(visitIn).filter(Boolean);
}

/** @param {string} text What `noteVisit` has stored; an earlier version stored the id alone. */
export const visitIn = (text) => String(parseRecord(text)?.id ?? text);

/**
 * Store which visit is meant, and since when: after a crash, the later choice counts.
 *
 * @param {Pick<TextStorage, "getItem" | "setItem">} storage
 * @param {string} key
 * @param {string} id
 */
export function noteVisit(storage, key, id) {
  const before = storage.getItem(key) ?? "";
  storage.setItem(key, JSON.stringify({ id, changedAt: timeAfter(new Date(), changedAtOf(before)) }));
}

/**
 * Turn to a visit.  The page is to be loaded again then: its undo must not bring one visit's text into another.
 *
 * @param {TextStorage} storage
 * @param {Pick<Storage, "getItem" | "setItem"> | null} tab
 * @param {string} id
 */
export function turnTo(storage, tab, id) {
  noteVisit(storage, CURRENT, id);
  if (tab) noteVisit(tab, CURRENT, id);
}

/** @param {Pick<Storage, "removeItem"> | null} tab Shall follow the browser from now on. */
export const forgetTurn = (tab) => tab?.removeItem(CURRENT);

/**
 * Stay with a visit when another window turns to a different one.
 *
 * @param {Pick<Storage, "getItem" | "setItem"> | null} tab
 * @param {string} id
 * @param {{ key: string | null }} event A StorageEvent.
 */
export function stayWith(tab, id, { key }) {
  if (key !== CURRENT || !tab) return;
  // Where this tab says something else, it was a frame beside this one that turned, in the same tab.
  if ([id, ""].includes(visitIn(tab.getItem(CURRENT) ?? ""))) noteVisit(tab, CURRENT, id);
}
