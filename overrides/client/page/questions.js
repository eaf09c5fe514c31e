/**
 * Reads the questions from the page: the page is made from the data file, so there is no second copy of it here.
 *
 * @import { Store } from "../storage/types.js"
 *
 * @typedef {object} Question
 * @property {string} key "<worksheet>.<question>", as in data-question; with "/<instance>" where it is answered several
 * times.
 * @property {string} worksheet
 * @property {string} number Such as "2.10".
 * @property {number} revision
 * @property {HTMLElement} element Holds its fields: the question's own, or that of one of its rows.
 */
import { instanceIn, shapeOf, worksheetOf } from "../answers/keys.js";

/** What holds the fields of one answer. */
export const UNITS = "[data-question]:not([data-kind]), [data-row]";

/**
 * @param {ParentNode} root
 * @returns {Question[]}
 */
export function readQuestions(root) {
  return [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(UNITS))].map(readQuestion);
}

/** @param {HTMLElement} element @returns {Question} */
export function readQuestion(element) {
  const holder = holderOf(element);
  const { question = "", revision } = holder.dataset;
  const { instance } = /** @type {HTMLElement | null} */ (element.closest("[data-instance]"))?.dataset ?? {};
  return {
    key: instance ? `${question}/${instance}` : question,
    worksheet: worksheetOf(question),
    number: numberOf(holder),
    revision: Number(revision),
    element,
  };
}

/** @param {Element} element @returns {HTMLElement} The question's own element, which is named in links. */
export const holderOf = (element) => /** @type {HTMLElement} */ (element.closest("[data-question]"));

/** @param {Element} holder @returns {string} Such as "2.10". */
export const numberOf = (holder) => holder.querySelector(".question__number")?.textContent ?? "";

/**
 * @param {Store} store
 * @param {string} start What the keys begin with: "<worksheet>." or "<worksheet>.<question>/".
 * @returns {string[]} Those that hold something, the oldest first.
 */
export function instancesOf(store, start) {
  const keys = store.answered().filter((key) => key.startsWith(start));
  return [...new Set(keys.map(instanceIn))].filter(Boolean).sort();
}

/**
 * @param {Question[]} questions Those of a worksheet.
 * @returns {(key: string) => boolean} Whether a key is of the same worksheet, but of a question that is gone, or is no
 * longer answered as often.
 */
export function isFormer(questions) {
  const shapes = new Set(questions.map(({ key }) => shapeOf(key)));
  return (key) => worksheetOf(key) === questions[0].worksheet && !shapes.has(shapeOf(key));
}

/** @returns {string} No other browser makes the same one, and a later one is a later text. */
export const newInstance = () => Date.now().toString(36) + Math.random().toString(36).slice(2, 6);
