/**
 * Visits: each is one planned exchange with its own answers.  Which one a page shows, and what is known
 * of it besides its answers.
 *
 * @import { Keeper } from "../storage/storage.js"
 *
 * @typedef {object} Visit
 * @property {string} name What stands on paper; "" until the person gives one.
 * @property {string} host The municipality that is visited.
 * @property {string} date YYYY-MM-DD, or "".
 * @property {string} author Who fills in; stands in save files.
 * @property {string} side Which side of the exchange fills in: "visitors", "hosts", or "".
 * @property {boolean} archived
 * @property {string} backedUpAt When a save file was made last, as in an answer.
 * @property {string} keptAt When the person last said that the answers are still wanted.
 * @property {string} changedAt As in an answer.
 */
import { changedAtOf, parseRecord, timeAfter, visitOf } from "./answers.js";

/** The visit that is there before a person names one. */
export const FIRST_VISIT = "first";

/** The filled example: there is one at most, and nobody comes to it without a click. */
export const EXAMPLE_VISIT = "beispiel";

/** Says which visit a person turned to last: this tab, and where it does not say, this browser. */
const CURRENT = "fachaustausch:visit";

/** Fields that hold a text. */
export const TEXTS = /** @type {const} */ ([
  "name",
  "host",
  "date",
  "author",
  "side",
  "backedUpAt",
  "keptAt",
  "changedAt",
]);

/**
 * @param {string | null} text A stored record.  Fields that we do not know stay in it.
 * @returns {Visit}
 */
export function readVisit(text) {
  const record = text === null ? {} : (parseRecord(text) ?? {});
  const texts = TEXTS.map((field) => [field, typeof record[field] === "string" ? record[field] : ""]);
  return { ...record, .../** @type {Visit} */ (Object.fromEntries(texts)), archived: record.archived === true };
}

/** Only fields that we know are empty in a way that we know. */
const UNTOUCHED = readVisit(null);

/**
 * @param {Visit} visit
 * @returns {string} The text form, as it is stored: what is empty is left out.
 */
export const textOfVisit = (visit) => JSON.stringify(givenIn(visit));

/**
 * @param {Visit} visit
 * @returns {Partial<Visit>} What the person gave, and the name in any case.
 */
export const givenIn = ({ name, ...rest }) => ({
  name,
  ...Object.fromEntries(
    Object.entries(rest).filter(([field, value]) => value !== UNTOUCHED[/** @type {keyof Visit} */ (field)]),
  ),
});

/**
 * @param {Keeper} keeper
 * @param {Pick<Storage, "getItem"> | null} tab
 * @returns {string} The id of the visit to show.
 */
export function currentVisit(keeper, tab) {
  const ids = new Set(keeper.keys().map(visitOf));
  const turns = [tab?.getItem(CURRENT) ?? "", keeper.getItem(CURRENT) ?? ""];
  // After a crash, the tab is as far behind as the storage.
  if (keeper.isRecovered(CURRENT) && changedAtOf(turns[1]) > changedAtOf(turns[0])) turns.reverse();
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
 * @param {Pick<Keeper, "getItem" | "setItem">} keeper
 * @param {string} key
 * @param {string} id
 */
export function noteVisit(keeper, key, id) {
  const before = keeper.getItem(key) ?? "";
  keeper.setItem(key, JSON.stringify({ id, changedAt: timeAfter(new Date(), changedAtOf(before)) }));
}

/**
 * Turn to a visit.  The page is to be loaded again then: its undo must not bring one visit's text into another.
 *
 * @param {Keeper} keeper
 * @param {Pick<Storage, "getItem" | "setItem"> | null} tab
 * @param {string} id
 */
export function turnTo(keeper, tab, id) {
  noteVisit(keeper, CURRENT, id);
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
