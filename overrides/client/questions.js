/**
 * Reads the questions from the page: the page is made from the data file, so there is no second copy of it here.
 *
 * @typedef {object} Question
 * @property {string} key "<worksheet>.<question>", as in data-question.
 * @property {string} worksheet
 * @property {string} number Such as "2.10".
 * @property {number} revision
 * @property {boolean} asksWho Whether it asks for people first.
 * @property {HTMLElement} element
 */

/**
 * @param {ParentNode} root
 * @returns {Question[]}
 */
export function readQuestions(root) {
  return [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-question]"))].map((element) => {
    const { question: key = "", number = "", revision, asksWho } = element.dataset;
    return {
      key,
      worksheet: worksheetOf(key),
      number,
      revision: Number(revision),
      asksWho: asksWho !== undefined,
      element,
    };
  });
}

/** @param {string} key */
export const worksheetOf = (key) => key.slice(0, key.indexOf("."));
