/**
 * Visits: each is one planned exchange with its own answers.  What is known of one besides its answers.  Pure.
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
import { parseRecord } from "./answers.js";

/** The visit that is there before a person names one. */
export const FIRST_VISIT = "first";

/** The filled example: there is one at most, and nobody comes to it without a click. */
export const EXAMPLE_VISIT = "beispiel";

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
 * @param {string} audience
 * @param {string} side
 */
export const isFor = (audience, side) => audience === "both" || side === "" || audience === side;
