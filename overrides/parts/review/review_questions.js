/**
 * What the review calls the questions that files answer, and the order in which they come.
 *
 * @import { Answer } from "../../client/answers/answers.js"
 * @import { CatalogueQuestion, CatalogueWorksheet } from "../../client/page/load_catalogue.js"
 *
 * @typedef {CatalogueQuestion & { repeats: string, namedBy: string }} KnownQuestion Of a sheet that repeats: what it is
 * called each time, and the question that names it.
 */
import { instanceIn, isBlank, questionIn } from "../../client/answers/answers.js";
import { firstLineOf, worksheetOf } from "../../client/page/questions.js";
import { instance as nameOfInstance } from "../../client/page/texts.js";
import { texts } from "../../client/page/desk_texts.js";

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

/**
 * @param {Map<string, Answer>[]} all All that are at hand: one of them may name a stop.
 * @returns {(question: string, known: KnownQuestion | undefined) => string} Such as "3.1 Wo sind Sie? – Station 2: Archiv".
 */
export function titlesIn(all) {
  const numbers = numbersIn(all);

  /**
   * @param {string} question
   * @param {KnownQuestion} known
   * @returns {string} "" where it is answered once.
   */
  function instanceTitle(question, { repeats, row, namedBy }) {
    const instance = instanceIn(question);
    if (!instance) return "";
    const group = numbers.get(repeats ? worksheetOf(question) : questionIn(question));
    const name = repeats ? all.map((answers) => firstLineOf(answers.get(`${namedBy}/${instance}`))).find(Boolean) : "";
    return nameOfInstance(repeats || row, group?.get(instance) ?? 0, name ?? "");
  }

  return (question, known) => {
    if (!known) return `${texts.former}: ${question}`;
    return [`${known.number} ${known.text}`, instanceTitle(question, known)].filter(Boolean).join(" – ");
  };
}

/**
 * @param {Map<string, Answer>[]} all
 * @returns {Map<string, Map<string, number>>} By sheet and by question: which instance is the how manieth, counted as on
 * the sheet that has all of them.
 */
function numbersIn(all) {
  /** @type {Map<string, Set<string>>} */
  const groups = new Map();
  for (const [key, answer] of all.flatMap((answers) => [...answers])) {
    if (!instanceIn(key) || isBlank(answer)) continue;
    for (const group of [worksheetOf(key), questionIn(key)]) {
      groups.set(group, (groups.get(group) ?? new Set()).add(instanceIn(key)));
    }
  }
  return new Map(
    [...groups].map(([group, instances]) => [
      group,
      new Map([...instances].sort().map((instance, index) => [instance, index + 1])),
    ]),
  );
}
