/**
 * Earlier versions of answers: when one is worth keeping, and which go when there are many.  Pure.
 *
 * @import { Answer } from "./answers.js"
 *
 * @typedef {typeof REASONS[number]} Reason Before what it was kept; "file" where it came with a file that gives another one.
 *
 * @typedef {object} Version
 * @property {Answer} answer As it was.
 * @property {Reason} why
 *
 * @typedef {[visit: string, question: string, keptAt: string, size: number]} VersionKey When it was kept, in ISO 8601 and
 * UTC; how much room it takes, in bytes.  All that is needed to choose among versions without reading them.
 */
import { difference, isEmptyPatch, parseAnswer, parseRecord, publicPart } from "./answers.js";

export const REASONS = /** @type {const} */ ([
  "writing",
  "window",
  "list",
  "import",
  "agreement",
  "deletion",
  "restoring",
  "file",
]);

/** So long, in milliseconds, a person writes between two versions. */
export const WRITING = 600_000;

/** So many versions of one answer stay. */
export const MOST_VERSIONS = 30;

/** So much room all versions take, in bytes. */
export const VERSIONS_ROOM = 5_000_000;

/** A browser keeps a text with two bytes for each unit, if one of its letters needs them. */
const UNIT = 2;

/**
 * @param {string} changedAt When the answer was changed last, before the change that is going on.
 * @param {string} since When a version of it was kept, or writing began; "" where nobody knows.
 * @param {Date} now
 * @returns {boolean} Whether a version is worth keeping before somebody writes on.
 */
export const isDue = (changedAt, since, now) => now.getTime() - Date.parse(since || changedAt || "1970") >= WRITING;

/**
 * @param {Answer} one
 * @param {Answer} other
 * @returns {boolean} Whether both say the same.
 */
export const isSame = (one, other) => isEmptyPatch(difference(one, other));

/**
 * @param {Version} version
 * @returns {string} As it is kept.
 */
export const textOfVersion = ({ answer, why }) => JSON.stringify({ answer: publicPart(answer), why });

/**
 * @param {string} text
 * @returns {number} How much room it takes, in bytes; rather more than less.
 */
export const sizeOf = (text) => text.length * UNIT;

/**
 * @param {unknown} text As it is kept.
 * @returns {Version | null} null where it cannot be read.
 */
export function parseVersion(text) {
  const { answer, why } = parseRecord(String(text)) ?? {};
  const read = typeof answer === "object" ? parseAnswer(JSON.stringify(answer)) : null;
  return read ? { answer: read, why: /** @type {Reason} */ (why) } : null;
}

/**
 * Which versions go: of each answer those beyond `most`, of all those beyond `room`.  The oldest and densest go first: of
 * each, the time until the next is held against its age, so that the versions that stay lie the further apart the older
 * they are.  The latest of an answer goes last.
 *
 * @param {VersionKey[]} keys In any order.
 * @param {{ now: Date, most?: number, room?: number }} limits
 * @returns {VersionKey[]}
 */
export function surplus(keys, { now, most = MOST_VERSIONS, room = VERSIONS_ROOM }) {
  const rated = [...byAnswer(keys).values()].flatMap((versions) => rate(versions, now));
  /** @type {Set<VersionKey>} */
  const gone = new Set();
  for (const { rank, key } of rated) if (rank >= most) gone.add(key);
  const left = rated.filter(({ key }) => !gone.has(key)).sort((a, b) => a.worth - b.worth);
  let size = roomOf(left.map(({ key }) => key));
  for (const { key } of left) {
    if (size <= room) break;
    gone.add(key);
    size -= key[3];
  }
  return [...gone];
}

/** @param {VersionKey[]} keys @returns {number} How much room they take, in bytes. */
export const roomOf = (keys) => keys.reduce((sum, [, , , size]) => sum + size, 0);

/**
 * @param {VersionKey[]} keys
 * @returns {Map<string, VersionKey[]>} By visit and question, the oldest first.
 */
function byAnswer(keys) {
  /** @type {Map<string, VersionKey[]>} */
  const result = new Map();
  for (const key of [...keys].sort((a, b) => (a[2] < b[2] ? -1 : 1))) {
    const place = `${key[0]} ${key[1]}`;
    const known = result.get(place);
    if (known) known.push(key);
    else result.set(place, [key]);
  }
  return result;
}

/**
 * @param {VersionKey[]} versions Of one answer, the oldest first.
 * @param {Date} now
 * @returns {{ key: VersionKey, worth: number, rank: number }[]} The first rank, 0, has what is worth most.
 */
function rate(versions, now) {
  const times = versions.map(([, , keptAt]) => Date.parse(keptAt));
  const rated = versions.map((key, index) => {
    const age = Math.max(1, now.getTime() - times[index]);
    const isLatest = index === versions.length - 1;
    // Among the latest of all answers, too, the older one is worth less.
    return { key, worth: isLatest ? Number.MAX_SAFE_INTEGER - age : (times[index + 1] - times[index]) / age, rank: 0 };
  });
  for (const [rank, entry] of [...rated].sort((a, b) => b.worth - a.worth).entries()) entry.rank = rank;
  return rated;
}
