/**
 * Every worksheet with its questions, for what looks beyond its own page.  The build writes it as a script that calls
 * `fachaustauschCatalogue`; it is loaded when first needed.
 *
 * @typedef {object} CatalogueQuestion
 * @property {string} id
 * @property {string} number
 * @property {string} text
 * @property {string[]} aspects
 * @property {"text" | "choice" | "rows"} kind
 * @property {string} row
 * @property {{ id: string, text: string }[]} choices
 * @property {{ id: string, text: string }[]} formerChoices What it offered before.
 * @property {"hosts" | "visitors" | "both"} audience
 * @property {string[]} refersTo The questions whose answers stand above it, as "<worksheet>.<question>".
 * @property {boolean} isTracked
 * @property {boolean} asksWho
 * @property {number} lines
 *
 * @typedef {object} CatalogueWorksheet
 * @property {string} id
 * @property {string} title
 * @property {string} short
 * @property {string} purpose
 * @property {string} repeats What it is called each time that it is filled in; "" where that is once.
 * @property {string} namedBy The id of the question that names it then.
 * @property {boolean} sideBySide Whether both sides fill it in and compare their answers.
 * @property {{ title: string, questions: CatalogueQuestion[] }[]} sections
 */
import { loadScript } from "./load_asset.js";

/** @type {CatalogueWorksheet[]} */
let worksheets = [];

Object.assign(window, {
  /** @param {CatalogueWorksheet[]} read */
  fachaustauschCatalogue(read) {
    worksheets = read;
  },
});

/**
 * @param {string} address "" where it is in the page already.
 * @returns {Promise<CatalogueWorksheet[]>} Empty where it is not to be had: then ids have to do.
 */
export async function readCatalogue(address) {
  try {
    if (address) await loadScript(address, () => worksheets.length > 0);
  } catch (error) {
    console.warn(error);
  }
  return worksheets;
}
