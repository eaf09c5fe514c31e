/**
 * When a question is due: on the day that stands at it, else by the lead time of its worksheet, counted from the day of
 * the visit.  Pure.
 *
 * @import { Answer } from "./answers.js"
 *
 * @typedef {{ begin?: string, end?: string, repeats?: string }} Turn When it is a worksheet's turn, as the data file says:
 * "6 months before", "on the day"; none where it says nothing.
 * @typedef {"overdue" | "week" | "later" | ""} Urgency "" where nobody knows a day, or nothing is left to do.
 *
 * @typedef {object} Entry What can be due: a question, one of its rows, or what is asked at a stop.
 * @property {string} key Of its answer.
 * @property {Answer} answer
 * @property {Turn} turn Its worksheet's.
 * @property {boolean} asksWho Whether it is answered by who is responsible.
 * @property {boolean} isTracked Whether it has a status.
 */
import { isAnswered } from "./answers.js";
import { isDay, utcDay } from "./days.js";
import { worksheetOf } from "./keys.js";
import { ownSheets } from "./own_sheets.js";

/** So much room has a sheet that is due on a single day other than that of the visit: nobody does it in 24 hours. */
const ROOM = "14 days";

/**
 * @param {string} visit YYYY-MM-DD.
 * @param {string} lead Such as "6 months before" or "on the day", as in the data file.
 * @returns {string} YYYY-MM-DD; in a month that is too short, its last day.
 */
export function dayAt(visit, lead) {
  const match = lead.match(/^([0-9]+) (day|week|month)s? (before|after)$/);
  if (!match) return visit;
  const [year, month, day] = visit.split("-").map(Number);
  const count = Number(match[1]) * (match[3] === "before" ? -1 : 1);
  if (match[2] !== "month") return utcDay(Date.UTC(year, month - 1, day + count * (match[2] === "week" ? 7 : 1)));
  const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
  return utcDay(Date.UTC(year, month - 1 + count, Math.min(day, last)));
}

/**
 * @param {Turn} sheet One that has lead times.
 * @param {string} visit YYYY-MM-DD.
 * @returns {[first: string, last: string]} The days on which it is the sheet's turn, YYYY-MM-DD.
 */
export function turnOf({ begin = "", end = "" }, visit) {
  const [first, last] = [dayAt(visit, begin), dayAt(visit, end)];
  if (first !== last || first === visit) return [first, last];
  return [dayAt(first, `${ROOM} before`), dayAt(last, `${ROOM} after`)];
}

/**
 * @param {Pick<Answer, "due">} answer
 * @param {Turn} sheet The question's.  Where one is filled in for each stop, nobody writes down afterwards what was not
 * seen: without a date at the question, nothing there is due.
 * @param {string} visit The day of the visit, or "".
 * @returns {string} YYYY-MM-DD, or "" where nobody knows.
 */
export function dueDayOf({ due }, sheet, visit) {
  if (due) return isDay(due) ? due : "";
  return sheet.end && !sheet.repeats && isDay(visit) ? turnOf(sheet, visit)[1] : "";
}

/**
 * @param {string} due YYYY-MM-DD, or "".
 * @param {string} today YYYY-MM-DD.
 * @returns {Urgency} A week ends on its Sunday.
 */
export function urgencyOf(due, today) {
  if (!due) return "";
  if (due < today) return "overdue";
  return due <= weekOf(today)[1] ? "week" : "later";
}

/**
 * @param {string} today YYYY-MM-DD.
 * @returns {[first: string, last: string]} Monday and Sunday of its week, YYYY-MM-DD.
 */
export function weekOf(today) {
  const [year, month, day] = today.split("-").map(Number);
  const toSunday = (7 - new Date(Date.UTC(year, month - 1, day)).getUTCDay()) % 7;
  return [dayAt(today, `${6 - toSunday} days before`), dayAt(today, `${toSunday} days after`)];
}

/**
 * @param {string} from YYYY-MM-DD.
 * @param {string} to YYYY-MM-DD.
 * @returns {number} Whole days, below zero where `to` comes first.
 */
export const daysFrom = (from, to) => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/**
 * Whether nothing is left to do.  What a person declares counts, and a date is a promise that only she can call kept;
 * where she has declared nothing, an answer is enough.
 *
 * @param {Answer} answer
 * @param {{ asksWho: boolean, isTracked: boolean }} question Tracked: it has a status.
 */
export function isSettled(answer, { asksWho, isTracked }) {
  if (answer.notApplicable || answer.status === "done") return true;
  return isAnswered(answer, asksWho) && !(isTracked && (answer.status || answer.due));
}

/**
 * Says when each thing in a visit is due.  Whoever counts what is overdue asks here, so that all count alike.
 *
 * A sheet that is not on the person's way, and on which she has written nothing, is the other side's or nobody's: nothing
 * on it is hers to do, so nothing is due.
 *
 * @param {Iterable<string>} answered The keys of all answers of the visit that hold something.
 * @param {string} visit The day of the visit, or "".
 * @param {string[][]} ways The ids of the sheets of each role.
 * @param {string} today YYYY-MM-DD.
 * @returns {<Each extends Entry>(entry: Each) => Each & { day: string, urgency: Urgency }} The day is YYYY-MM-DD, or "".
 */
export function dueIn(answered, visit, ways, today) {
  const isOwn = ownSheets([...answered].map(worksheetOf), ways);
  return (entry) => {
    const day = isOwn(worksheetOf(entry.key)) ? dueDayOf(entry.answer, entry.turn, visit) : "";
    return { ...entry, day, urgency: isSettled(entry.answer, entry) ? "" : urgencyOf(day, today) };
  };
}
