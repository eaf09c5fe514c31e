/**
 * Which days of the calendar the page takes, wherever they come from.  Pure.
 */

/** Fields say the same by `min` and `max`.  Fixed, so that what is right today is right in a file of next year, too. */
const DAY = /^20[0-9]{2}-[0-9]{2}-[0-9]{2}$/;

/** What such a field is given. */
export const DATE_FIELD = { type: "date", min: "2000-01-01", max: "2099-12-31" };

/** @param {string} text @returns {boolean} Whether it is YYYY-MM-DD, exists, and lies in this century. */
export const isDay = (text) => DAY.test(text) && new Date(text).getUTCDate() === Number(text.slice(8));

/** @param {number} time In milliseconds, as of `Date.UTC`. @returns {string} YYYY-MM-DD. */
export const utcDay = (time) => new Date(time).toISOString().slice(0, 10);

/** @param {Date} date @returns {string} The day where the person is. */
export const dayOf = (date) => utcDay(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()));
