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
import { dueDayOf, isSettled, urgencyOf } from "./due.js";
import { instanceIn, questionIn, worksheetOf } from "./keys.js";
import { firstLineOf } from "./names.js";
import { isFor } from "./visits.js";

/** @typedef {{ sheet: CatalogueWorksheet, question: CatalogueQuestion, key: string, answers: Map<string, Answer> }} Asked */

/**
 * @param {CatalogueWorksheet[]} sheets All there are, in order.
 * @param {Map<string, Answer>} answers Those of the visit, by key.
 * @param {Pick<Visit, "date" | "side">} visit
 * @param {string[][]} ways The ids of the sheets of each role.
 * @param {string} today YYYY-MM-DD.
 * @returns {Agenda}
 */
export function agendaOf(sheets, answers, visit, ways, today) {
  const given = new Map([...answers].filter(([, answer]) => !isBlank(answer)));
  const own = sheetsOf(sheets, [...given.keys()].map(worksheetOf), ways);
  const asked = own.flatMap((sheet) => askedIn(sheet, given, visit.side));
  const { last, next } = wayOn(asked, hasAnswer, changeOf);
  return {
    all: asked.length,
    answered: asked.filter(hasAnswer).length,
    done: asked.filter(isDone).length,
    next: next ? placeOf(next, latestStopOf(next, given), given) : null,
    last: (last ?? asked[0])?.sheet.id ?? "",
    tasks: asked.flatMap((each) => tasksOf(each, given, visit.date, today)).sort((a, b) => a.due.localeCompare(b.due)),
  };
}

/**
 * The sheets of a visit: those on the person's way, and those that she has written on.
 *
 * @param {CatalogueWorksheet[]} sheets
 * @param {string[]} answered The id of its sheet for each answer.
 * @param {string[][]} ways
 */
function sheetsOf(sheets, answered, ways) {
  const way = ownWay(answered, ways);
  if (!way) return sheets;
  return sheets.filter(({ id }) => way.includes(id) || answered.includes(id));
}

/**
 * @param {string[]} answered The id of its sheet for each answer.
 * @param {string[][]} ways The ids of the sheets of each role.
 * @returns {string[] | undefined} The one with most answers; of several, the one with the fewest sheets, which says most
 * about its person.  None where nothing is answered.
 */
export function ownWay(answered, ways) {
  return ways
    .map((way) => ({ way, count: answered.filter((id) => way.includes(id)).length }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || a.way.length - b.way.length)
    .at(0)?.way;
}

/**
 * @param {CatalogueWorksheet} sheet
 * @param {Map<string, Answer>} given
 * @param {string} side
 * @returns {Asked[]} The questions that the visit is asked, each once, with all that was answered.
 */
function askedIn(sheet, given, side) {
  const all = [...given].filter(([key]) => worksheetOf(key) === sheet.id);
  return sheet.sections
    .flatMap(({ questions }) => questions)
    .map((question) => {
      const key = `${sheet.id}.${question.id}`;
      const own = all.filter(([answered]) => questionIn(answered) === key).sort(([a], [b]) => (a < b ? -1 : 1));
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
 * @param {Map<string, Answer>} given
 * @param {string} date The day of the visit.
 * @param {string} today
 * @returns {Task[]} One, or one for each row and stop.
 */
function tasksOf(asked, given, date, today) {
  const { sheet, question, key } = asked;
  /** @type {[string, Answer][]} */
  const entries = asked.answers.size ? [...asked.answers] : [[key, EMPTY]];
  return entries
    .filter(([, answer]) => !isSettled(answer, question))
    .map(([answered, answer]) => {
      const due = dueDayOf(answer, sheet, date);
      const { isTracked } = question;
      return {
        ...placeOf(asked, instanceIn(answered), given),
        key: answered,
        due,
        urgency: urgencyOf(due, today),
        answer,
        isTracked,
      };
    })
    .filter(({ due }) => due);
}
