/**
 * The save file: one visit with its answers, as one JSON.  Pure.  Its form is in `savefile.schema.json`.
 *
 * @import { Answer } from "./answers.js"
 * @import { Visit } from "./visits.js"
 */
import { publicPart } from "./answers.js";
import { givenIn } from "./visits.js";

export const FILE_TYPE = "fachaustausch-answers";

/** Goes up when an older page could misread a file. */
export const FORMAT_VERSION = 1;

/**
 * @param {object} content
 * @param {string} content.id Of the visit.
 * @param {Visit} content.visit
 * @param {Map<string, Answer>} content.answers By question.
 * @param {string} content.questionSet Which guide the answers belong to.
 * @param {Date} content.now
 * @param {Record<string, object[]>} [content.versions] Earlier ones of the answers, where somebody asked for them.
 * @returns {string} The file's text.
 */
export function createSaveFile({ id, visit, answers, questionSet, now, versions }) {
  const sorted = [...answers].sort(([a], [b]) => (a < b ? -1 : 1));
  const file = {
    fileType: FILE_TYPE,
    formatVersion: FORMAT_VERSION,
    questionSet,
    savedAt: now.toISOString(),
    visit: { id, ...givenIn(visit) },
    answers: Object.fromEntries(sorted.map(([question, answer]) => [question, publicPart(answer)])),
    versions,
  };
  return `${asciiOf(JSON.stringify(file, null, 2))}\n`;
}

/**
 * Whatever an editor or a mail program takes the file's encoding for, all letters of ASCII stay what they are.
 *
 * @param {string} json
 */
const asciiOf = (json) =>
  json.replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);

/**
 * @param {Visit} visit
 * @param {Date} now
 * @param {string} [worksheet] Its id, where the file holds no other.
 * @returns {string} Such as "musterfeld-2027-03-12.json", or "musterfeld-vereinbarung-2027-03-12.json"; ASCII, because
 * not every share takes more.
 */
export function nameOfSaveFile({ name, host }, now, worksheet = "") {
  const day = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  return `${[slug(name) || slug(host) || "fachaustausch", worksheet, day].filter(Boolean).join("-")}.json`;
}

/** @param {string} text */
const slug = (text) =>
  text
    .normalize() // A pasted ä may be an a and its dots.
    .toLowerCase()
    .replace(/ä/g, "ae")
    .replace(/ö/g, "oe")
    .replace(/ü/g, "ue")
    .replace(/ß/g, "ss")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replace(/^-|-$/g, "");
