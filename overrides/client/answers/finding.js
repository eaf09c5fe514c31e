/**
 * Finds words in texts, as a person who types a few of them means it.  Pure.
 */

/** In characters, of what is shown of a text. */
const EXCERPT = 140;

/** Of that, before the first word that was found. */
const BEFORE = 40;

/**
 * @param {string} text
 * @returns {string} The same for "ä" and "ae", "ß" and "ss", and whatever case.
 */
export const fold = (text) =>
  text.toLowerCase().replace(/ä/g, "ae").replace(/ö/g, "oe").replace(/ü/g, "ue").replace(/ß/g, "ss");

/** @param {string} query @returns {string[]} */
export const wordsIn = (query) => fold(query.normalize()).split(/\s+/).filter(Boolean);

/**
 * @param {string} text
 * @param {string[]} words Folded.
 * @returns {boolean} Whether it holds all of them, be it within longer ones.
 */
export function holds(text, words) {
  const folded = fold(text.normalize());
  return words.every((word) => folded.includes(word));
}

/**
 * @param {string} text
 * @param {string[]} words Folded.
 * @returns {string} What stands around the first of them.
 */
export function excerptOf(text, words) {
  const letters = [...text.trim().replace(/\s+/g, " ").normalize()];
  if (letters.length <= EXCERPT) return letters.join("");
  const at = firstIn(letters, words);
  const start = at > BEFORE ? at - BEFORE : 0;
  const end = start + EXCERPT;
  return `${start ? "… " : ""}${letters.slice(start, end).join("").trim()}${end < letters.length ? " …" : ""}`;
}

/**
 * @param {string[]} letters
 * @param {string[]} words Folded.
 * @returns {number} Which letter the first word begins with; 0 where none is there.
 */
function firstIn(letters, words) {
  const folded = letters.map(fold);
  const places = words.map((word) => folded.join("").indexOf(word)).filter((place) => place >= 0);
  if (!places.length) return 0;
  const place = Math.min(...places);
  let length = 0;
  return folded.findIndex((letter) => (length += letter.length) > place);
}
