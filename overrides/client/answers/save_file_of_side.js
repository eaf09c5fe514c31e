/**
 * Names a save file by the side of the exchange that it comes from, and by what is seldom in it.  Pure.
 *
 * @import { Visit } from "./visits.js"
 */

/** @type {Record<string, string>} */
const ENDS = { visitors: "-gaeste.json", hosts: "-gastgebende.json" };

/**
 * @param {{ name: string, text: string }} file
 * @param {Pick<Visit, "side">} visit
 * @returns {{ name: string, text: string }} Such as "musterfeld-2027-03-12-gaeste.json", so that nobody mistakes one side's
 * file for the other's.
 */
export function ofSide({ name, text }, { side }) {
  return { name: Object.hasOwn(ENDS, side) ? name.replace(/\.json$/, ENDS[side]) : name, text };
}

/**
 * @param {{ name: string, text: string }} file With earlier versions of answers.
 * @returns {{ name: string, text: string }} So that nobody hands it on for one without.
 */
export const withVersions = ({ name, text }) => ({ name: name.replace(/\.json$/, "-mit-fassungen.json"), text });
