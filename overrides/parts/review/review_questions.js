/**
 * What the review calls the questions that files answer.
 *
 * @import { Answer } from "../../client/answers/answers.js"
 * @import { KnownQuestion } from "../../client/answers/catalogue.js"
 */
import { isBlank } from "../../client/answers/answers.js";
import { instanceIn, questionIn, worksheetOf } from "../../client/answers/keys.js";
import * as texts from "./review_texts.js";
import { firstLineOf, nameOfInstance } from "../../client/answers/names.js";

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
