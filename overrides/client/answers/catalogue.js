/**
 * What is known of every worksheet and its questions, for what looks beyond its own page.  Pure.
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
 * @property {string} begin When its turn begins, such as "6 months before"; "" where nothing is said.
 * @property {string} end When it ends.
 * @property {string} repeats What it is called each time that it is filled in; "" where that is once.
 * @property {string} namedBy The id of the question that names it then.
 * @property {boolean} sideBySide Whether both sides fill it in and compare their answers.
 * @property {{ title: string, questions: CatalogueQuestion[] }[]} sections
 *
 * @typedef {CatalogueQuestion & { repeats: string, namedBy: string }} KnownQuestion Of a sheet that repeats: what it is
 * called each time, and the question that names it.
 */
import { instanceIn, questionIn, worksheetOf } from "./keys.js";

/**
 * @param {CatalogueWorksheet[]} catalogue
 * @returns {Map<string, KnownQuestion>} By key, in the order of the sheets.
 */
export const questionsIn = (catalogue) =>
  new Map(
    catalogue.flatMap(({ id, repeats, namedBy, sections }) =>
      sections
        .flatMap((section) => section.questions)
        .map((question) => [`${id}.${question.id}`, { ...question, repeats, namedBy: `${id}.${namedBy}` }]),
    ),
  );

/**
 * Questions as on the sheets, stop by stop and row by row; what stands on none of them comes last.
 *
 * @param {Map<string, KnownQuestion>} questions
 * @returns {(key: string) => string} Texts that sort like it.
 */
export function placesIn(questions) {
  const order = [...questions.keys()];
  const sheets = order.map(worksheetOf);
  /** @param {number} place */
  const padded = (place) => String(place < 0 ? order.length : place).padStart(6, "0");
  return (key) => {
    const place = padded(order.indexOf(questionIn(key)));
    if (!questions.get(questionIn(key))?.repeats) return `${place} ${instanceIn(key)}`;
    return `${padded(sheets.indexOf(worksheetOf(key)))} ${instanceIn(key)} ${place}`;
  };
}
