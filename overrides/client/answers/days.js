/**
 * Which days of the calendar the page takes, wherever they come from.  Pure.
 */

/** Fields say the same by `min` and `max`.  Fixed, so that what is right today is right in a file of next year, too. */
const DAY = /^20[0-9]{2}-[0-9]{2}-[0-9]{2}$/;

/** @param {string} text @returns {boolean} Whether it is YYYY-MM-DD, exists, and lies in this century. */
export const isDay = (text) => DAY.test(text) && new Date(text).getUTCDate() === Number(text.slice(8));
