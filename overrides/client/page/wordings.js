/**
 * How questions read before, and how those read that are gone: the build writes it into the page.
 *
 * @typedef {object} Wordings
 * @property {string} number
 * @property {Record<string, string>} wordings By revision.
 * @property {boolean} [retired] Whether the question is gone.
 */

/**
 * @param {ParentNode} root
 * @returns {Map<string, Wordings>} By question; questions that never changed are not in it.
 */
export function readWordings(root) {
  const text = root.querySelector("[data-part='wordings']")?.textContent;
  return new Map(text ? Object.entries(JSON.parse(text)) : []);
}
