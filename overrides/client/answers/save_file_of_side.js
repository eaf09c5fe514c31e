/**
 * Names a save file by the side of the exchange that it comes from.  Pure.
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
