/**
 * Puts what several people wrote into one text, and says whether it can all be true.  Pure.
 *
 * @import { Answer } from "./answers.js"
 *
 * @typedef {object} Variant One content, and all who have it.
 * @property {Answer} answer
 * @property {string[]} names
 *
 * @typedef {object} Words What stands in a text that holds several answers.
 * @property {string} notApplicable For "gilt nicht für uns".
 * @property {(id: string) => string} choice For what was chosen.
 */
import { nameKey } from "./answers.js";

/** @param {string[]} names @param {string} name */
export const includesName = (names, name) => names.some((other) => nameKey(other) === nameKey(name));

/** @param {string[]} names @returns {string[]} Each once, as it is written first. */
export const distinctNames = (names) => names.filter((name, index) => !includesName(names.slice(0, index), name));

/**
 * Whether what people wrote cannot all be true: nothing of that is done.
 *
 * @param {Variant[]} variants
 */
export function contradict(variants) {
  const said = variants.map(({ answer }) => answer);
  const count = (/** @type {unknown[]} */ values) => new Set(values.filter(Boolean)).size;
  const texts = count(said.map(({ answer }) => answer));
  const isNone = said.some(({ notApplicable }) => notApplicable);
  const isSome = said.some(({ answer, choice, notApplicable }) => (answer || choice) && !notApplicable);
  return texts > 1 || count(said.map(({ choice }) => choice)) > 1 || (isNone && isSome);
}

/**
 * All answers in one text, each under its names; what cannot stand side by side stays in the parts.
 *
 * @param {Variant[]} variants
 * @param {Words} words
 */
export function join(variants, words) {
  const notApplicable = variants.every(({ answer }) => answer.notApplicable);
  const choices = new Set(variants.map(({ answer }) => answer.choice).filter(Boolean));
  /** What an answer says without a text of its own. @param {Answer} answer */
  const said = (answer) =>
    [
      answer.notApplicable && !notApplicable ? words.notApplicable : "",
      answer.choice && choices.size > 1 ? words.choice(answer.choice) : "",
    ].filter(Boolean);
  const texts = variants
    .map(({ answer, names }) => ({ names, text: textWith(said(answer), answer) }))
    .filter(({ text }) => text);
  const isOneText = new Set(texts.map(({ text }) => text)).size === 1;
  const people = distinctNames(variants.map(({ answer }) => answer.responsible).filter(Boolean));
  return {
    answer: isOneText ? texts[0].text : namedTexts(texts),
    responsible: people.join("; "),
    notApplicable,
    choice: choices.size === 1 ? [...choices][0] : "",
  };
}

/** @param {{ names: string[], text: string }[]} texts @returns {string} Each text once, under all its names. */
function namedTexts(texts) {
  /** @type {Map<string, string[]>} */
  const byText = new Map();
  for (const { names, text } of texts) byText.set(text, distinctNames([...(byText.get(text) ?? []), ...names]));
  return [...byText].map(([text, names]) => `${names.join(", ")}: ${text}`).join("\n\n");
}

/**
 * @param {string[]} said
 * @param {Answer} answer
 */
const textWith = (said, { answer, choice }) =>
  choice || !answer ? [...said, answer].filter(Boolean).join(": ") : answer;
