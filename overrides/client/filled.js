/**
 * A filled worksheet as plain data, in the order in which it is read: what paper, office files and comparisons are made
 * of.  Pure.
 *
 * @import { Answer, Status } from "./answers.js"
 * @import { CatalogueQuestion, CatalogueWorksheet } from "./desk/catalogue.js"
 *
 * @typedef {object} FilledWorksheet
 * @property {string} id
 * @property {string} title
 * @property {string} short
 * @property {string} purpose
 * @property {FilledPart[]} parts One; of a sheet that repeats, one for each time that it was filled in, the oldest first.
 *
 * @typedef {object} FilledPart
 * @property {string} name "" unless the sheet repeats; else such as "Station 2: Archiv".
 * @property {{ title: string, questions: FilledQuestion[] }[]} sections
 *
 * @typedef {object} FilledQuestion
 * @property {string} id
 * @property {string} number
 * @property {string} text
 * @property {string[]} aspects
 * @property {"text" | "choice" | "rows"} kind
 * @property {string} row What a row is called; "" unless the question has rows.
 * @property {{ text: string, isChosen: boolean }[]} choices Empty unless the question is a choice.
 * @property {"hosts" | "visitors" | "both"} audience
 * @property {boolean} isTracked Whether it has status, Zuständig and Bis wann.
 * @property {boolean} asksWho
 * @property {number} lines How many it needs on paper where nothing is written.
 * @property {Entry[]} entries None where nothing was answered; several only of a question with rows.
 *
 * @typedef {object} Entry
 * @property {string} text
 * @property {string} choice What was chosen, in words; "" where nothing was.
 * @property {Status} status
 * @property {string} responsible
 * @property {string} due YYYY-MM-DD, or "".
 * @property {boolean} notApplicable
 */
import { instanceIn, isBlank, questionIn } from "./answers.js";
import { firstLineOf } from "./questions.js";
import { instance as nameOfInstance } from "./texts.js";

/**
 * @param {CatalogueWorksheet} worksheet
 * @param {Map<string, Answer>} answers By question, of any worksheets.
 * @returns {FilledWorksheet}
 */
export function describeFilled(worksheet, answers) {
  const { id, title, short, purpose, repeats, namedBy, sections } = worksheet;
  const given = new Map([...answers].filter(([key, answer]) => key.startsWith(`${id}.`) && !isBlank(answer)));
  const instances = repeats ? [...new Set([...given.keys()].map(instanceIn))].filter(Boolean).sort() : [];

  /** @param {string} instance @param {number} index @returns {FilledPart} */
  const part = (instance, index) => ({
    name: repeats ? nameOfInstance(repeats, index + 1, firstLineOf(given.get(`${id}.${namedBy}/${instance}`))) : "",
    sections: sections.map((section) => ({
      title: section.title,
      questions: section.questions.map((question) => describeQuestion(id, question, given, instance)),
    })),
  });

  return { id, title, short, purpose, parts: (instances.length ? instances : [""]).map(part) };
}

/**
 * @param {string} worksheet
 * @param {CatalogueQuestion} question
 * @param {Map<string, Answer>} given
 * @param {string} instance
 * @returns {FilledQuestion}
 */
function describeQuestion(worksheet, question, given, instance) {
  const key = `${worksheet}.${question.id}`;
  const keys =
    question.kind === "rows"
      ? [...given.keys()].filter((candidate) => questionIn(candidate) === key).sort()
      : [instance ? `${key}/${instance}` : key];
  const found = keys.map((candidate) => given.get(candidate)).filter((answer) => answer !== undefined);
  return {
    ...question,
    choices: question.choices.map(({ id, text }) => ({ text, isChosen: found.some(({ choice }) => choice === id) })),
    entries: found.map((answer) => ({
      text: answer.answer,
      choice: choiceIn(question, answer),
      status: answer.status,
      responsible: answer.responsible,
      due: answer.due,
      notApplicable: answer.notApplicable,
    })),
  };
}

/**
 * @param {Pick<CatalogueQuestion, "choices" | "formerChoices"> | undefined} question
 * @param {Pick<Answer, "choice">} answer
 * @returns {string} What was chosen, in words; its id where the question never offered it, as far as is known.
 */
export const choiceIn = (question, { choice }) =>
  [...(question?.choices ?? []), ...(question?.formerChoices ?? [])].find(({ id }) => id === choice)?.text ??
  choice ??
  "";
