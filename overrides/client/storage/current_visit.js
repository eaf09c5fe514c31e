/**
 * Which visit a page shows: the one that a person turned to last, in this tab or in this browser.
 *
 * @import { TextStorage } from "./types.js"
 */
import { changedAtOf, parseRecord, timeAfter } from "../answers/answers.js";
import { visitOf } from "../answers/keys.js";
import { EXAMPLE_VISIT, FIRST_VISIT } from "../answers/visits.js";

/** Says which visit a person turned to last: this tab, and where it does not say, this browser. */
const CURRENT = "fachaustausch:visit";

/**
 * @param {TextStorage} storage
 * @param {Pick<Storage, "getItem"> | null} tab
 * @returns {string} The id of the visit to show.
 */
export function currentVisit(storage, tab) {
  const ids = new Set(storage.keys().map(visitOf));
  const turns = [tab?.getItem(CURRENT) ?? "", storage.getItem(CURRENT) ?? ""];
  // After a crash, the tab is as far behind as the storage.
  if (storage.isRecovered(CURRENT) && changedAtOf(turns[1]) > changedAtOf(turns[0])) turns.reverse();
  const wanted = [...turns.map(visitIn), FIRST_VISIT].find((id) => ids.has(id));
  if (wanted) return wanted;
  return (
    [...ids]
      .filter((id) => id && id !== EXAMPLE_VISIT)
      .sort()
      .at(-1) ?? FIRST_VISIT
  );
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
