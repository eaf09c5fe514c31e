/**
 * The keys under which answers are kept, and what they say.  Pure.
 */

/** Every key of ours begins like this; the origin is shared with other pages. */
export const PREFIX = "fachaustausch:";

/** The version of keys and values.  What a newer version wrote lies under other keys and is left alone. */
const VERSIONED = `${PREFIX}1:`;

const UNREADABLE = ":unreadable";

/** Says which visit a person turned to last: a tab, and where it does not say, this browser. */
export const CURRENT = `${PREFIX}visit`;

/** Says what the person at this browser calls herself in the files that she gives to others. */
export const PERSON = `${PREFIX}name`;

/** Says whose tasks "Nur meine" shows in the checklist; it stands in no file. */
export const LIST_NAME = `${PREFIX}mine`;

/**
 * @param {string} visit
 * @param {string} question "<worksheet>.<question>", with "/<instance>" where it is answered several times.
 */
export const keyOf = (visit, question) => `${VERSIONED}${visit}:${question}`;

/** @param {string} visit */
export const visitKeyOf = (visit) => `${VERSIONED}${visit}`;

/** @param {string} key @returns {string | null} The visit that a key belongs to; null where it is a setting. */
export const visitOf = (key) => key.match(/^fachaustausch:1:([a-z0-9-]+)(?::|$)/)?.[1] ?? null;

/**
 * @param {string} visit
 * @param {string} key
 * @returns {string | null} The question, with its instance where it has one; null where the key is no answer of this visit.
 */
export function questionOf(visit, key) {
  const start = keyOf(visit, "");
  const question = key.startsWith(start) ? key.slice(start.length) : "";
  return isQuestion(question) ? question : null;
}

/** @param {string} key Whether it may be a question: "<worksheet>.<question>", or one with its "/<instance>". */
export const isQuestion = (key) => /^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*(\/[a-z0-9-]{1,40})?$/.test(key);

/** @param {string} key @returns {string} The question without its instance. */
export const questionIn = (key) => key.split("/")[0];

/** @param {string} key @returns {string} "" where the question is answered once. */
export const instanceIn = (key) => key.split("/")[1] ?? "";

/**
 * Where a value that cannot be read is kept, so that nobody's work is overwritten.
 *
 * @param {string} key
 * @param {number} number From 1.
 */
export const unreadableKeyOf = (key, number) => `${key}${UNREADABLE}${number > 1 ? `-${number}` : ""}`;

/** @param {string} key */
export const worksheetOf = (key) => key.slice(0, key.indexOf("."));

/** @param {string} key @returns {string} The question, and whether it is answered several times. */
export const shapeOf = (key) => questionIn(key) + (instanceIn(key) && "/");
