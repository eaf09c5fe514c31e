/**
 * What a row or a stop is called.  Pure.
 *
 * @import { Answer } from "./answers.js"
 */

/** @param {Answer | undefined} answer Of the question that names a stop. */
export const firstLineOf = (answer) => answer?.answer.trim().split("\n")[0] ?? "";

/**
 * @param {string} each What one is called, such as Station.
 * @param {number} number
 * @param {string} name
 */
export const nameOfInstance = (each, number, name) => `${each} ${number}${name ? `: ${name}` : ""}`;
