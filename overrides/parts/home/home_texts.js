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
  if (days < 0) return `${day}, vor ${span(-days)}`;
  return `${day}, ${["heute", "morgen"][days] ?? `noch ${days} Tage`}`;
}

/** @param {number} days @returns {string} In the dative, as after „seit“ and „vor“. */
function span(days) {
  if (days < 14) return counted(days, "einem Tag", "Tagen");
  if (days < 92) return `${Math.floor(days / 7)} Wochen`;
  return `${Math.floor(days / 30.4)} Monaten`;
}

/** @param {string} due YYYY-MM-DD. @param {string} today */
export const late = (due, today) => `seit ${span(daysFrom(due, today))} fällig`;

/** @param {number} count */
export const overdue = (count) => `${count} überfällig`;

/** @param {string} due YYYY-MM-DD. @param {string} today */
export const since = (due, today) => `, die älteste ${late(due, today)}`;

/** @param {number} count */
export const moreVisits = (count) => counted(count, "Ein weiterer Besuch", "weitere Besuche");

/** @param {number} count */
export const archive = (count) => `Archiv (${count})`;
