/**
 * How far a visit is, what comes next in it, and what in it is due.  Pure.
 *
 * @import { Answer } from "./answers.js"
 * @import { CatalogueQuestion, CatalogueWorksheet } from "./catalogue.js"
 * @import { Urgency } from "./due.js"
 * @import { Visit } from "./visits.js"
 *
 * @typedef {object} Place A question, and the field in which it is answered.
 * @property {string} key Of the answer.
 * @property {string} worksheet The sheet's id.
 * @property {string} sheet Its short title.
 * @property {string} number
 * @property {string} text The question's, or what was written in its row.
 * @property {string} stop The name of the stop that it is about, or "".
 * @property {string} field The id of its field.
 *
 * @typedef {Place & { due: string, urgency: Urgency, answer: Answer, isTracked: boolean }} Task
 *
 * @typedef {object} Agenda
 * @property {number} all So many questions the visit has.
 * @property {number} answered So many of them are answered.
 * @property {number} done So many of them the person called done.
 * @property {Place | null} next Where to go on; null where all is answered.
 * @property {string} last The sheet that was worked on last, or the first one.
 * @property {Task[]} tasks What is due at some time, the earliest first.
 */
import { EMPTY, isAnswered, isBlank } from "./answers.js";
import { dueIn } from "./due.js";
import { instanceIn, shapeOf, worksheetOf } from "./keys.js";
import { firstLineOf } from "./names.js";
import { ownSheets } from "./own_sheets.js";
import { isFor } from "./visits.js";

/** @typedef {{ sheet: CatalogueWorksheet, question: CatalogueQuestion, key: string, answers: Map<string, Answer> }} Asked */
/** @typedef {(question: string) => string} RowFor Makes the instance of the first row of a question. */

/**
 * @param {CatalogueWorksheet[]} sheets All there are, in order.
 * @param {Map<string, Answer>} answers Those of the visit, by key.
 * @param {Pick<Visit, "date" | "side">} visit
 * @param {string[][]} ways The ids of the sheets of each role.
 * @param {string} today YYYY-MM-DD.
 * @param {RowFor} rowFor
 * @returns {Agenda}
 */
export function agendaOf(sheets, answers, visit, ways, today, rowFor) {
  const given = new Map([...answers].filter(([, answer]) => !isBlank(answer)));
  const isOwn = ownSheets([...given.keys()].map(worksheetOf), ways);
  const asked = sheets.filter(({ id }) => isOwn(id)).flatMap((sheet) => askedIn(sheet, given, visit.side));
  const { last, next } = wayOn(asked, hasAnswer, changeOf);
  return {
    all: asked.length,
    answered: asked.filter(hasAnswer).length,
    done: asked.filter(isDone).length,
    next: next ? placeOf(next, latestStopOf(next, given), given) : null,
    last: (last ?? asked[0])?.sheet.id ?? "",
    tasks: asked
      .flatMap((each) => entriesOf(each, rowFor))
      .map(dueIn(given.keys(), visit.date, ways, today))
      .filter(({ urgency }) => urgency)
      .map((entry) => taskOf(entry, given))
      .sort((a, b) => a.due.localeCompare(b.due)),
  };
}

/**
 * @param {CatalogueWorksheet} sheet
 * @param {Map<string, Answer>} given
 * @param {string} side
 * @returns {Asked[]} The questions that the visit is asked, each once, with all that was answered.  What was answered once
 *   and is by now asked for each row, or the other way round, is an answer to a former question.
 */
function askedIn(sheet, given, side) {
  const all = [...given].filter(([key]) => worksheetOf(key) === sheet.id);
  return sheet.sections
    .flatMap(({ questions }) => questions)
    .map((question) => {
      const key = `${sheet.id}.${question.id}`;
      const shape = sheet.repeats || question.kind === "rows" ? `${key}/` : key;
      const own = all.filter(([answered]) => shapeOf(answered) === shape).sort(([a], [b]) => (a < b ? -1 : 1));
      return { sheet, question, key, answers: new Map(own) };
    })
    .filter(({ question, answers }) => answers.size > 0 || isFor(question.audience, side));
}

/** @param {Asked} asked */
const hasAnswer = ({ question, answers }) => [...answers.values()].some((each) => isAnswered(each, question.asksWho));

/** @param {Asked} asked */
const isDone = ({ answers }) => answers.size > 0 && [...answers.values()].every(({ status }) => status === "done");

/** @param {Asked} asked @returns {string} When one of its answers was changed last; "" where none ever was. */
const changeOf = ({ answers }) => latestOf([...answers.values()]);

/** @param {Pick<Answer, "changedAt">[]} answers @returns {string} When one of them was changed last, or "". */
export const latestOf = (answers) =>
  answers.reduce((latest, { changedAt }) => (changedAt > latest ? changedAt : latest), "");

/**
 * Where to go on: behind what was changed last, since what was passed over there was passed over on purpose; then from
 * the beginning.
 *
 * @template Each
 * @param {Each[]} asked
 * @param {(each: Each) => boolean} hasAnswer
 * @param {(each: Each) => string} changeOf When it was changed; "" where it never was.
 * @returns {{ last?: Each, next?: Each }} What was changed last, and what is still open.
 */
export function wayOn(asked, hasAnswer, changeOf) {
  const times = asked.map(changeOf);
  const last = times.reduce((found, time, index) => (time && time >= (times[found] ?? "") ? index : found), -1);
  const behind = asked.slice(last + 1).find((each) => !hasAnswer(each));
  return { last: asked[last], next: behind ?? asked.find((each) => !hasAnswer(each)) };
}

/**
 * @param {Asked} asked
 * @param {Map<string, Answer>} given
 * @returns {string} The instance of the stop that is worked on, "" where there is one at most.
 */
function latestStopOf({ sheet }, given) {
  return sheet.repeats ? (stopsOf(sheet, given).at(-1) ?? "") : "";
}

/**
 * @param {CatalogueWorksheet} sheet
 * @param {Map<string, Answer>} given
 * @returns {string[]} Instances, the oldest first.
 */
function stopsOf({ id }, given) {
  const keys = [...given.keys()].filter((key) => worksheetOf(key) === id);
  return [...new Set(keys.map(instanceIn))].filter(Boolean).sort();
}

/**
 * @param {Asked} asked
 * @param {string} instance
 * @param {Map<string, Answer>} given
 * @returns {Place}
 */
function placeOf({ sheet, question, key, answers }, instance, given) {
  const all = sheet.repeats ? stopsOf(sheet, given) : [...answers.keys()].map(instanceIn);
  const answered = instance ? `${key}/${instance}` : key;
  return {
    key: answered,
    worksheet: sheet.id,
    sheet: sheet.short,
    number: question.number,
    text: (question.kind === "rows" && firstLineOf(answers.get(answered))) || question.text,
    stop: sheet.repeats ? firstLineOf(given.get(`${sheet.id}.${sheet.namedBy}/${instance}`)) : "",
    // The oldest has the plain id, as links from elsewhere name it.
    field: `${key}.answer${instance && instance !== all[0] ? `~${instance}` : ""}`,
  };
}

/**
 * @param {Asked} asked
 * @param {RowFor} rowFor
 * @returns What can be due: the question, or each row and each stop of it.  Where there is no row yet, the first one.
 */
function entriesOf(asked, rowFor) {
  const { sheet, question, key } = asked;
  const { asksWho, isTracked } = question;
  const first = question.kind === "rows" ? `${key}/${rowFor(key)}` : key;
  /** @type {[string, Answer][]} */
  const entries = asked.answers.size ? [...asked.answers] : [[first, EMPTY]];
  return entries.map(([answered, answer]) => ({ asked, key: answered, answer, turn: sheet, asksWho, isTracked }));
}

/**
 * @param {ReturnType<typeof entriesOf>[number] & { day: string, urgency: Urgency }} entry
 * @param {Map<string, Answer>} given
 * @returns {Task}
 */
function taskOf({ asked, key, answer, isTracked, day, urgency }, given) {
  const instance = given.has(key) ? instanceIn(key) : "";
  return { ...placeOf(asked, instance, given), key, due: day, urgency, answer, isTracked };
}
