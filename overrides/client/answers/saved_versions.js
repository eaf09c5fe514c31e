/**
 * Earlier versions of answers in a save file, where somebody asked for them.  They are worth less than the answers: one
 * that cannot be read is left out and counted, and the file opens all the same.  Pure.
 *
 * @import { Reason, Version, VersionKey } from "./versions.js"
 *
 * @typedef {Version & { keptAt: string }} SavedVersion When it was kept, in ISO 8601 and UTC.
 * @typedef {{ byQuestion: Map<string, SavedVersion[]>, unread: number }} SavedVersions Of each question the oldest first;
 * so many were left out.
 */
import { expect, isRecord, isTime, readAnswer } from "./answer_reading.js";
import { isBlank, publicPart, timeAfter } from "./answers.js";
import { SaveFileError } from "./fault.js";
import { isQuestion } from "./keys.js";
import { MOST_VERSIONS, REASONS, roomOf, sizeOf, surplus, textOfVersion, VERSIONS_ROOM } from "./versions.js";

/** So far, in milliseconds, another computer's clock may be ahead: a day covers every wrong time zone. */
const AHEAD = 86_400_000;

/** @returns {SavedVersions} */
export const noVersions = () => ({ byQuestion: new Map(), unread: 0 });

/** @param {Map<string, SavedVersion[]>} byQuestion */
export const countVersions = (byQuestion) => [...byQuestion.values()].reduce((sum, { length }) => sum + length, 0);

/**
 * @param {Map<string, SavedVersion[]>} byQuestion
 * @returns {Record<string, object[]>} As it stands in the file.
 */
export const writtenVersions = (byQuestion) =>
  Object.fromEntries(
    [...byQuestion].map(([question, versions]) => [
      question,
      versions.map(({ keptAt, why, answer }) => ({ keptAt, why, answer: publicPart(answer) })),
    ]),
  );

/**
 * @param {unknown} value What the file holds, if anything.
 * @returns {[question: string, list: unknown][]} Not judged yet.
 */
export function versionLists(value) {
  if (value === undefined) return [];
  return isRecord(value) ? Object.entries(value) : [["", value]];
}

/**
 * Judge the versions of one question.
 *
 * @param {SavedVersions} saved Takes those that can be read.
 * @param {string} question
 * @param {unknown} list
 * @param {Date} now
 */
export function takeVersions(saved, question, list, now) {
  const all = Array.isArray(list) ? list : [list];
  const latest = new Date(now.getTime() + AHEAD).toISOString();
  // A list is in the order of time, and nobody keeps more.
  const versions = (isQuestion(question) ? all.slice(-MOST_VERSIONS) : [])
    .map((value) => readVersion(question, value, latest))
    .filter((version) => version !== null)
    .sort((one, other) => (one.keptAt < other.keptAt ? -1 : 1));
  if (versions.length) saved.byQuestion.set(question, versions);
  saved.unread += all.length - versions.length;
}

/**
 * @param {string} question
 * @param {unknown} value
 * @param {string} latest
 * @returns {SavedVersion | null} null where it cannot be read.
 */
function readVersion(question, value, latest) {
  try {
    expect(isRecord(value) && isTime(value.keptAt) && typeof value.why === "string", question);
    const keptAt = new Date(value.keptAt).toISOString();
    const answer = readAnswer(question, value.answer);
    expect(keptAt <= latest && !isBlank(answer), question);
    return { keptAt, why: reasonOf(value.why), answer };
  } catch (error) {
    if (error instanceof SaveFileError) return null;
    throw error;
  }
}

/** @param {string} why @returns {Reason} A later version of ours may know others. */
const reasonOf = (why) => REASONS.find((reason) => reason === why) ?? "file";

/**
 * Which versions from a file are to be kept beside those that are here: they take what room is left, and none of those
 * gives way.
 *
 * @param {VersionKey[]} kept All that are here, of whatever visit.
 * @param {string} visit
 * @param {Map<string, SavedVersion[]>} byQuestion
 * @param {Date} now
 * @returns {{ fitting: [key: VersionKey, text: string][], left: number }} For so many there is no room; those that are here
 * already are in neither.
 */
export function fitIn(kept, visit, byQuestion, now) {
  /** @type {Map<string, Set<string>>} */
  const times = new Map();
  for (const [of, question, keptAt] of kept) {
    if (of === visit) times.set(question, (times.get(question) ?? new Set()).add(keptAt));
  }
  const offered = [...byQuestion].map(([question, versions]) => {
    const here = times.get(question) ?? new Set();
    const fresh = keyed(visit, question, versions, now).filter(([[, , keptAt]]) => !here.has(keptAt));
    return { fresh, most: MOST_VERSIONS - here.size };
  });
  const count = offered.reduce((sum, { fresh }) => sum + fresh.length, 0);
  const few = offered.flatMap(({ fresh, most }) => without(fresh, { now, most }));
  const fitting = without(few, { now, room: VERSIONS_ROOM - roomOf(kept) });
  return { fitting, left: count - fitting.length };
}

/**
 * @param {string} visit
 * @param {string} question
 * @param {SavedVersion[]} versions The oldest first.
 * @param {Date} now
 * @returns {[key: VersionKey, text: string][]} Each at a time of its own, and none in the future: what is kept from now on
 * comes after it.
 */
function keyed(visit, question, versions, now) {
  let last = "";
  return versions.map((version) => {
    last = timeAfter(new Date(Math.min(Date.parse(version.keptAt), now.getTime())), last);
    const text = textOfVersion(version);
    return [[visit, question, last, sizeOf(text)], text];
  });
}

/**
 * @param {[key: VersionKey, text: string][]} entries Of one answer where there is a limit to their number.
 * @param {Parameters<typeof surplus>[1]} limits
 */
function without(entries, limits) {
  const { most = Infinity, room = Infinity } = limits;
  const keys = entries.map(([key]) => key);
  if (keys.length <= most && roomOf(keys) <= room) return entries; // To rate them takes longer.
  const gone = new Set(surplus(keys, limits));
  return entries.filter(([key]) => !gone.has(key));
}
