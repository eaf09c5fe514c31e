/** The German sentences of the start page for whoever has begun. */
import { daysFrom } from "../../client/answers/due.js";
import { counted } from "../../client/page/desk_texts.js";
import { formatDue } from "../../client/page/texts.js";
export { unnamed } from "../../client/page/desk_texts.js";

/** @param {string} number Of the question. */
export const writeOn = (number) => `Weiterschreiben bei ${number}`;
export const lookAt = "Öffnen";

/** @param {number} answered @param {number} all */
export const progress = (answered, all) => `${answered} von ${all} beantwortet`;

/** @param {string} name */
export const of = (name) => ` (${name})`;

/** @param {string} host */
export const at = (host) => (host ? `bei ${host}` : "");

/**
 * @param {string} date YYYY-MM-DD, or "".
 * @param {string} today
 */
export function dayOfVisit(date, today) {
  const day = formatDue(date);
  if (!day) return "noch ohne Tag";
  const days = daysFrom(today, date);
  if (days < 0) return `${day}, ${ago(-days)}`;
  return `${day}, ${["heute", "morgen"][days] ?? `noch ${days} Tage`}`;
}

/** @param {number} days */
function ago(days) {
  if (days < 14) return days === 1 ? "gestern" : `vor ${days} Tagen`;
  return days < 70 ? `vor ${Math.floor(days / 7)} Wochen` : `vor ${Math.floor(days / 30.44)} Monaten`;
}

/** @param {number} count */
export const overdue = (count) => `${count} überfällig`;

/** @param {string} since How long the oldest of several is. */
export const oldest = (since) => `, die älteste ${since}`;

/** @param {number} count */
export const moreVisits = (count) => counted(count, "Ein weiterer Besuch", "weitere Besuche");

/** @param {number} count */
export const archive = (count) => `Archiv (${count})`;

/** @param {string} due YYYY-MM-DD, not before today. @param {string} today */
export const until = (due, today) => ["heute fällig", "morgen fällig"][daysFrom(today, due)] ?? `bis ${formatDue(due)}`;

/** @param {number} late @param {number} week */
export const due = (late, week) =>
  [late ? overdue(late) : "", week ? `${week} bis Sonntag fällig` : ""].filter(Boolean).join(", ");
export const done = "Erledigt";
export const undo = "Rückgängig";

/** @param {string} number */
export const isDone = (number) => `Frage ${number} ist erledigt.`;

/** @param {string} number */
export const isBack = (number) => `Frage ${number} ist wieder offen.`;

/** @param {number} count */
export const moreTasks = (count) => counted(count, "Eine weitere", "weitere");
