/**
 * Finds a save file in what a mail or an editor has put around it, and undoes what can be undone exactly.  What cannot is
 * refused: nobody's words are guessed.  Pure.
 */
import { SaveFileError } from "./fault.js";

/** How every save file begins.  A program that makes quotation marks nice makes these nice, too. */
export const START = /\{[\s>]*["“”„«»]fileType["“”„«»]/;

/** What begins like this is JSON, but none of ours. */
const OTHER_JSON = /^\s*(?:\[\s*[[{"]|\{(?![\s>]*["“”„«»]fileType))/;

/** So many mails have quoted each other. */
const DEEPEST_QUOTE = 20;

/** Before the first quotation mark of a save file: it stands in the source of a mail or of a web page. */
const TAG = /<(?:!doctype|html|body|pre|div|p|br|span|blockquote)\b/i;

/** What a mail makes of the second of two blanks. */
const HARD_BLANK = "\u00a0";

/** @type {Record<string, string>} What HTML cannot write otherwise. */
const NAMED = { quot: '"', amp: "&", lt: "<", gt: ">", apos: "'", nbsp: HARD_BLANK };

/** Stands in no JSON, so that nothing with it is opened. */
const UNKNOWN = "\0";

/** What only a file holds that was written in ASCII: an escaped character that is no control character. */
const WRITTEN_IN_ASCII = /(?<!\\)(?:\\\\)*\\u(?!00[0-7]|d[89a-f])[0-9a-f]{4}/;

const NOT_ASCII = /[^\0-\x7f]/;

/** What becomes of plain marks in letters. */
const NICE = /** @type {const} */ ([
  [/[“”„«»]/g, '"'],
  [/[‘’‚]/g, "'"],
  [/…/g, "..."],
  [/[\u00a0\u202f]/g, " "],
]);

/**
 * @param {string} text
 * @returns {string} The JSON alone; all of the text where no save file shows in it.
 * @throws {SaveFileError} It cannot be told any more what stood in it, or it holds several.
 */
export function unwrap(text) {
  const html = isHtml(text);
  const plain = html ? textOfHtml(text) : text;
  const start = plain.search(START);
  if (start < 0 || OTHER_JSON.test(plain)) return text.trim();
  const isNice = plain[plain.indexOf("fileType", start) - 1] !== '"';
  const source = isNice ? NICE.reduce((result, [nice, mark]) => result.replace(nice, mark), plain) : plain;
  const json = findOnly(source);
  // Only of a file that was ASCII is it certain which marks the person had written.
  if (isNice && NOT_ASCII.test(json)) throw new SaveFileError("reformatted");
  if (!json.includes(HARD_BLANK)) return json;
  const soft = json.replaceAll(HARD_BLANK, " ");
  if (WRITTEN_IN_ASCII.test(json) || (html && !NOT_ASCII.test(soft))) return soft;
  if (html) throw new SaveFileError("reformatted");
  return json;
}

/** @param {string} text Holds one at least.  A mail quotes what it answers: the same once more is nothing else. */
function findOnly(text) {
  const found = new Set();
  for (let rest = text; START.test(rest);) {
    const { json, end } = extract(rest, rest.search(START));
    found.add(json);
    if (found.size > 1) throw new SaveFileError("several");
    rest = rest.slice(end);
  }
  return [...found][0];
}

/**
 * @param {string} text
 * @param {number} start Where the JSON begins.
 * @returns {{ json: string, end: number }} Up to the end of the text where it does not end.
 */
function extract(text, start) {
  const quote = quoteBefore(text, start);
  const mark = /["{}[\]]|\n[ \t>]*|[^\S \t\r\n]+|[\u00ad\u200b-\u200f\u2060]+/g;
  /** @type {string[]} */
  const pieces = [];
  let [depth, from] = [0, start];

  /** @param {number} begin @param {number} end @param {string} [by] */
  function replace(begin, end, by = "") {
    pieces.push(text.slice(from, begin), by);
    from = end;
  }

  /** @param {number} index Behind its first quotation mark. @returns {number} Behind its last. */
  function passString(index) {
    const special = /["\\\n]/g;
    special.lastIndex = index;
    for (let found; (found = special.exec(text));) {
      if (found[0] === '"') return special.lastIndex;
      if (found[0] === "\n") special.lastIndex = join(found.index);
      else if (/[\r\n]/.test(text[special.lastIndex])) throw new SaveFileError("wrapped");
      else special.lastIndex += 1;
    }
    return text.length;
  }

  /**
   * Programs that break a line leave the blank where they break it (format=flowed, RFC 3676); where it is missing,
   * nobody knows whether there was one.
   *
   * @param {number} index Of the line feed.
   */
  function join(index) {
    const end = text[index - 1] === "\r" ? index - 1 : index;
    quote.lastIndex = index + 1;
    const next = quote.test(text) ? quote.lastIndex : index + 1;
    if (text[end - 1] !== " " || /[\s>]/.test(text[next] ?? " ")) throw new SaveFileError("wrapped");
    replace(end, next);
    return next;
  }

  mark.lastIndex = start;
  for (let found; (found = mark.exec(text));) {
    const [sign] = found;
    if (sign === '"') mark.lastIndex = passString(mark.lastIndex);
    else if (sign === "{" || sign === "[") depth += 1;
    else if (sign === "}" || sign === "]") depth -= 1;
    else replace(found.index, mark.lastIndex, sign[0] === "\n" ? "\n" : " ");
    if (depth === 0) break;
  }
  const end = depth === 0 ? mark.lastIndex : text.length;
  return { json: [...pieces, text.slice(from, end)].join(""), end };
}

/**
 * @param {string} text
 * @param {number} start
 * @returns {RegExp} Finds what a mail puts before each line that it quotes; nothing where it quotes none.
 */
function quoteBefore(text, start) {
  const before = text.slice(text.lastIndexOf("\n", start) + 1, start);
  const depth = /^[\s>]*$/.test(before) ? before.split(">").length - 1 : 0;
  return depth > 0 && depth <= DEEPEST_QUOTE ? new RegExp(`(?:[ \\t]*>){${depth}} ?`, "y") : /(?:)/y;
}

/** @param {string} text */
function isHtml(text) {
  const start = text.indexOf("fileType");
  return start >= 0 && TAG.test(text.slice(0, start));
}

/**
 * @param {string} text
 * @returns {string} What a browser would show of it, as far as a save file needs.
 */
function textOfHtml(text) {
  const before = text.slice(0, text.indexOf("fileType")).toLowerCase();
  const keepsBlanks = before.lastIndexOf("<pre") > before.lastIndexOf("</pre");
  return (keepsBlanks ? text : text.replace(/[ \t\r\n]+/g, " "))
    .replace(/<br\b[^<>]*>|<\/(?:p|div)>/gi, "\n")
    .replace(/<[^<>]*>/g, "")
    .replace(/&(?:#([0-9]{1,6})|#x([0-9a-f]{1,5})|([a-z0-9]+));/gi, (_, decimal, hex, name) => {
      const code = Number.parseInt(hex ?? decimal, hex ? 16 : 10);
      return name ? (NAMED[name] ?? UNKNOWN) : String.fromCodePoint(code);
    });
}
