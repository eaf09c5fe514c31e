/**
 * The shape of an answer, its keys, its text form.  Pure: imports nothing, touches nothing.
 *
 * @typedef {"open" | "doing" | "done" | null} Status
 *
 * @typedef {object} Answer
 * @property {string} answer What the person wrote.
 * @property {Status} status What she declares; null until she does.
 * @property {string} responsible A name or an office.
 * @property {string} due A date as YYYY-MM-DD, or "".
 * @property {string} changedAt ISO 8601 in UTC; "" as long as nothing was written.
 * @property {number} revision The question's revision when the text was written; 0 as long as nothing was.
 * @property {boolean} notApplicable Whether the person says that the question is none of hers.
 * @property {string} choice The id of what she chose, or "".
 * @property {Partial<Record<Field, string>>} [times] When each field was changed, as in changedAt: so that two tabs that
 * read a moment apart lose neither's change.  Stays in the browser.
 * @property {Part[]} [sources] Whose answers became this one, as they were when files were put together.
 * @property {Agreed} [agreed] What both sides have agreed on, which may be something else than
 * what is here by now.
 *
 * @typedef {object} Agreed
 * @property {string} answer What was agreed.
 * @property {string} [choice]
 * @property {boolean} [notApplicable]
 * @property {string} [responsible] Of a row alone, as the day.
 * @property {string} [due] YYYY-MM-DD, or "".
 * @property {string} at ISO 8601 in UTC.
 * @property {Agreeing[]} by
 *
 * @typedef {object} Agreeing Somebody who agreed.
 * @property {string} side "visitors", "hosts", or "".
 * @property {string} name What she calls herself, or "".
 *
 * @typedef {object} Part
 * @property {string} name Whose it is.
 * @property {string} answer
 * @property {Status} status
 * @property {string} responsible
 * @property {string} due
 * @property {string} changedAt
 * @property {boolean} notApplicable
 * @property {string} [choice]
 *
 * @typedef {"answer" | "status" | "responsible" | "due" | "notApplicable" | "choice"} Field
 * @typedef {Partial<Pick<Answer, Field>>} Patch
 */

/** @type {readonly Field[]} */
export const FIELDS = ["answer", "status", "responsible", "due", "notApplicable", "choice"];

/** ISO 8601 in UTC, as `Date.toISOString` writes it: only in this form later times are later texts, too. */
const TIME = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z$/;

const STATUSES = [null, "open", "doing", "done"];

/** @type {Readonly<Answer>} */
export const EMPTY = Object.freeze({
  answer: "",
  status: null,
  responsible: "",
  due: "",
  changedAt: "",
  revision: 0,
  notApplicable: false,
  choice: "",
});

/**
 * @param {string | null} text A stored value; null where there is none.
 * @returns {Answer | null} null where the value cannot be read.  Fields that we do not know stay in it.
 */
export function parseAnswer(text) {
  if (text === null) return EMPTY;
  const value = parseRecord(text);
  return value && isAnswer(value) ? { ...EMPTY, ...value } : null;
}

/**
 * The text form, as it is stored and as it stands in a save file: what is seldom there is left out.
 *
 * @param {Answer} answer
 * @returns {Omit<Answer, "notApplicable" | "choice"> & { notApplicable?: true, choice?: string }}
 */
export function compact({ notApplicable, choice, ...answer }) {
  return { ...answer, ...(notApplicable && { notApplicable }), ...(choice && { choice }) };
}

/**
 * What others may have: without what only keeps two tabs in step.
 *
 * @param {Answer} answer
 */
export function publicPart({ times, ...answer }) {
  return compact(answer);
}

/**
 * When a stored value was changed: answers and visits say it alike.
 *
 * @param {string} value
 * @returns {string} ISO 8601 in UTC; "" where it says nothing.
 */
export function changedAtOf(value) {
  const { changedAt } = parseRecord(value) ?? {};
  return typeof changedAt === "string" && TIME.test(changedAt) ? changedAt : "";
}

/**
 * The time of a change that comes after another one, even where somebody has set the clock back in between.
 *
 * @param {Date} now
 * @param {string} before When the value was changed last, or "".
 * @returns {string} ISO 8601 in UTC.
 */
export function timeAfter(now, before) {
  const last = TIME.test(before) ? Date.parse(before) : Number.NaN;
  return new Date(Number.isNaN(last) ? now : Math.max(now.getTime(), last + 1)).toISOString();
}

/**
 * @param {string} text
 * @returns {Record<string, unknown> | null}
 */
export function parseRecord(text) {
  try {
    const value = JSON.parse(text);
    return typeof value === "object" && value && !Array.isArray(value) ? value : null;
  } catch {
    return null; // The caller tells the person: here only the shape is judged.
  }
}

/** @param {Record<string, unknown>} value @returns {value is Partial<Answer>} */
function isAnswer(value) {
  const isText = (/** @type {unknown} */ field) => field === undefined || typeof field === "string";
  return (
    [value.answer, value.responsible, value.due, value.changedAt, value.choice].every(isText) &&
    (value.status === undefined || STATUSES.includes(/** @type {Status} */ (value.status))) &&
    (value.revision === undefined || Number.isInteger(value.revision)) &&
    (value.notApplicable === undefined || typeof value.notApplicable === "boolean")
  );
}

/**
 * How people compare names: whatever letters, blanks and marks of direction a keyboard or a program has made of them.
 * What is stored stays as it was typed.
 *
 * @param {string} name
 * @returns {string} The same for two names that mean the same person.
 */
export const nameKey = (name) =>
  name
    .normalize()
    .replace(/\p{Cf}/gu, "") // Soft hyphens, joiners, marks of direction: nobody sees them.
    .replace(/\s+/g, " ") // Hard and narrow blanks, too.
    .trim()
    .toLowerCase()
    .normalize();

/**
 * The fields in which `after` differs from `before`.
 *
 * @param {Patch} before
 * @param {Patch} after
 * @returns {Patch}
 */
export function difference(before, after) {
  return pick(
    after,
    FIELDS.filter((field) => before[field] !== after[field]),
  );
}

/**
 * @param {Patch} source
 * @param {readonly Field[]} fields
 * @returns {Patch}
 */
export function pick(source, fields) {
  return Object.fromEntries(fields.map((field) => [field, source[field]]));
}

/**
 * When a field was changed.
 *
 * @param {Answer} answer
 * @param {Field} field
 * @returns {string} "" where it never was, as far as is known.
 */
function timeOf({ times, changedAt, ...answer }, field) {
  const time = times?.[field];
  if (typeof time === "string" && TIME.test(time)) return time;
  return (answer[field] ?? EMPTY[field]) === EMPTY[field] ? "" : changedAt;
}

/**
 * Put two states of one answer together, field by field: of each, the later change counts.  Pure.
 *
 * @param {Answer} known
 * @param {Answer} other Counts where both are equally late.
 * @returns {Answer}
 */
export function mergeFields(known, other) {
  const fields = FIELDS.filter((field) => timeOf(known, field) > timeOf(other, field));
  const times = Object.fromEntries(
    FIELDS.map((field) => [field, timeOf(fields.includes(field) ? known : other, field)]).filter(([, time]) => time),
  );
  const isLater = known.changedAt > other.changedAt;
  return {
    ...known,
    ...other,
    ...pick(known, fields),
    changedAt: isLater ? known.changedAt : other.changedAt,
    revision: fields.includes("answer") ? known.revision : other.revision,
    ...(Object.keys(times).length ? { times } : {}),
  };
}

/**
 * @param {Answer} answer
 * @param {readonly Field[]} fields
 * @param {string} changedAt
 * @returns {Answer} The answer, with these fields changed at that time.
 */
export function stamp(answer, fields, changedAt) {
  const times = { ...answer.times, ...Object.fromEntries(fields.map((field) => [field, changedAt])) };
  return { ...answer, changedAt, times };
}

/** @param {Patch} patch */
export const isEmptyPatch = (patch) => Object.keys(patch).length === 0;

/** @param {Answer} answer */
export const isBlank = (answer) => isEmptyPatch(difference(EMPTY, answer));

/**
 * Whether a question counts in the progress: it has a text or a choice, the person says that it is done or none of hers, or it asks
 * who and says who.
 *
 * @param {Answer} answer
 * @param {boolean} asksWho
 */
export const isAnswered = ({ answer, status, responsible, notApplicable, choice }, asksWho) =>
  answer.trim() !== "" || choice !== "" || status === "done" || notApplicable || (asksWho && responsible.trim() !== "");
