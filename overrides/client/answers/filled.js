/**
 * A filled worksheet as plain data, in the order in which it is read: what comparisons are made of, and what another
 * format begins with.  Pure.
 *
 * @import { Answer, Status } from "./answers.js"
 * @import { CatalogueQuestion, CatalogueWorksheet } from "./catalogue.js"
 * @import { Visit } from "./visits.js"
 *
 * @typedef {Pick<Visit, "name" | "date" | "side" | "author">} FilledVisit
 *
 * @typedef {object} FilledWorksheet
 * @property {FilledVisit} visit Whose answers these are.
 * @property {string} id
 * @property {string} title
 * @property {string} short
 * @property {string} purpose
 * @property {FilledPart[]} parts One; of a sheet that repeats, one for each time that it was filled in, the oldest first.
 *
 * @typedef {object} FilledPart
 * @property {string} name "" unless the sheet repeats; else such as "Station 2: Archiv".
 * @property {string} instance The id of its stop; "" unless the sheet repeats.
 * @property {{ title: string, questions: FilledQuestion[] }[]} sections
 *
 * @typedef {object} FilledQuestion
 * @property {string} id
 * @property {string} number
 * @property {string} text
 * @property {string[]} aspects
 * @property {CatalogueQuestion["kind"]} kind
 * @property {string} row What a row is called; "" unless the question has rows.
 * @property {{ text: string, isChosen: boolean }[]} choices Empty unless the question is a choice.
 * @property {"hosts" | "visitors" | "both"} audience
 * @property {boolean} isTracked Whether it has status, Zuständig and Bis wann.
 * @property {boolean} asksWho
 * @property {number} lines How many it needs on paper where nothing is written.
 * @property {Quote[]} quotes What was answered to the questions that it refers to.
 * @property {Entry[]} entries None where nothing was answered; several only of a question with rows.
 *
 * @typedef {object} Quote
 * @property {string} worksheet Its short title.
 * @property {string} number
 * @property {string} text
 * @property {(Entry & { name: string })[]} entries Each with the name of its stop, or "".
 *
 * @typedef {object} Entry
 * @property {string} text
 * @property {string} choice What was chosen, in words; "" where nothing was.
 * @property {Status} status
 * @property {string} responsible
 * @property {string} due YYYY-MM-DD, or "".
 * @property {boolean} notApplicable
 */
import { isBlank } from "./answers.js";
import { instanceIn, questionIn } from "./keys.js";
import { firstLineOf, nameOfInstance } from "./names.js";

/**
 * @param {CatalogueWorksheet} worksheet
 * @param {Map<string, Answer>} answers By question, of any worksheets.
 * @param {FilledVisit} visit
 * @param {CatalogueWorksheet[]} catalogue Holds the questions that others refer to.
 * @returns {FilledWorksheet}
 */
export function describeFilled(worksheet, answers, { name, date, side, author }, catalogue) {
  const { id, title, short, purpose, repeats, namedBy, sections } = worksheet;
  const all = new Map([...answers].filter(([, answer]) => !isBlank(answer)));
  const own = [...all.keys()].filter((key) => key.startsWith(`${id}.`));
  const instances = repeats ? [...new Set(own.map(instanceIn))].filter(Boolean).sort() : [];

  /** @param {string} instance @param {number} index @returns {FilledPart} */
  const part = (instance, index) => ({
    instance,
    name: repeats ? nameOfInstance(repeats, index + 1, firstLineOf(all.get(`${id}.${namedBy}/${instance}`))) : "",
    sections: sections.map((section) => ({
      title: section.title,
      questions: section.questions.map((question) => ({
        ...describeQuestion(id, question, all, instance),
        quotes: question.refersTo.flatMap((key) => describeQuote(key, all, catalogue)),
      })),
    })),
  });

  const parts = (instances.length ? instances : [""]).map(part);
  return { visit: { name, date, side, author }, id, title, short, purpose, parts };
}

/**
 * @param {string} worksheet
 * @param {CatalogueQuestion} question
 * @param {Map<string, Answer>} given
 * @param {string} instance
 * @returns {Omit<FilledQuestion, "quotes">}
 */
function describeQuestion(worksheet, question, given, instance) {
  const key = `${worksheet}.${question.id}`;
  const keys = question.kind === "rows" ? keysOf(key, given) : [instance ? `${key}/${instance}` : key];
  const found = keys.map((candidate) => given.get(candidate)).filter((answer) => answer !== undefined);
  return {
    ...question,
    choices: question.choices.map(({ id, text }) => ({ text, isChosen: found.some(({ choice }) => choice === id) })),
    entries: found.map((answer) => describeEntry(question, answer)),
  };
}

/**
 * @param {string} key The question that is quoted.
 * @param {Map<string, Answer>} given
 * @param {CatalogueWorksheet[]} catalogue
 * @returns {Quote[]} None where the question is unknown.
 */
function describeQuote(key, given, catalogue) {
  const [sheetId, questionId] = key.split(".");
  return catalogue
    .filter(({ id }) => id === sheetId)
    .flatMap(({ short, namedBy, sections }) =>
      sections
        .flatMap(({ questions }) => questions)
        .filter(({ id }) => id === questionId)
        .map((question) => ({
          worksheet: short,
          number: question.number,
          text: question.text,
          entries: keysOf(key, given).map((entry) => ({
            name: namedBy ? firstLineOf(given.get(`${sheetId}.${namedBy}/${instanceIn(entry)}`)) : "",
            ...describeEntry(question, /** @type {Answer} */ (given.get(entry))),
          })),
        })),
    );
}

/**
 * @param {string} question
 * @param {Map<string, Answer>} given
 * @returns {string[]} Its answers' keys: rows and stops in the order in which they were made.
 */
export const keysOf = (question, given) => [...given.keys()].filter((key) => questionIn(key) === question).sort();

/**
 * @param {CatalogueQuestion} question
 * @param {Answer} answer
 * @returns {Entry}
 */
const describeEntry = (question, answer) => ({
  text: answer.answer,
  choice: choiceIn(question, answer),
  status: answer.status,
  responsible: answer.responsible,
  due: answer.due,
  notApplicable: answer.notApplicable,
});

/**
 * @param {Pick<CatalogueQuestion, "choices" | "formerChoices"> | undefined} question
 * @param {Pick<Answer, "choice">} answer
 * @returns {string} What was chosen, in words; its id where the question never offered it, as far as is known.
 */
export const choiceIn = (question, { choice }) =>
  [...(question?.choices ?? []), ...(question?.formerChoices ?? [])].find(({ id }) => id === choice)?.text ??
  choice ??
  "";
