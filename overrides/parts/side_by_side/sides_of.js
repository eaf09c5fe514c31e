/**
 * Who the two sides are.
 *
 * @import { FilledVisit } from "../../client/answers/filled.js"
 * @import { SaveFile } from "../../client/answers/save_file_reading.js"
 * @import { OpenedFile } from "../../client/page/opened_files.js"
 * @import { Store } from "../../client/storage/types.js"
 *
 * @typedef {Pick<SaveFile, "answers"> & { visit: FilledVisit, place: string, isHere: boolean }} Side
 */
import { nameKey } from "../../client/answers/answers.js";
import { answersOf } from "../../client/storage/store.js";
import * as texts from "./side_by_side_texts.js";

/** Of the columns, by side; who does not say on which she is stands between the two. */
const ORDER = ["visitors", "", "hosts"];

/** @type {Record<string, string>} */
const OPPOSITE = { visitors: "hosts", hosts: "visitors" };

/**
 * @param {Store} store
 * @param {OpenedFile[]} opened One, beside which stands what is here, or two.
 * @returns {Side[]}
 */
export function sidesOf(store, opened) {
  const sides = opened.map(sideOf);
  if (sides.length === 1) {
    const visit = store.visit();
    // Whoever has not said it is on the other side than those whose file she opens.
    const side = visit.side || (OPPOSITE[sides[0].visit.side] ?? "");
    sides.push({ visit: { ...visit, side }, answers: answersOf(store), place: texts.inThisBrowser, isHere: true });
  }
  return sides.sort((a, b) => ORDER.indexOf(a.visit.side) - ORDER.indexOf(b.visit.side));
}

/** @param {OpenedFile} opened @returns {Side} */
function sideOf({ file, content }) {
  const { visit, answers } = /** @type {SaveFile} */ (content);
  return { visit, answers, place: file.name, isHere: false };
}

/**
 * @param {Side[]} sides
 * @returns {string[]} What each says of itself; where they say the same, with the place that it comes from.
 */
export function namesOf(sides) {
  const names = sides.map(({ visit: { side, author, name }, place }) => {
    const given = author || name;
    return [texts.sideName(side), given].filter(Boolean).join(": ") || place;
  });
  const isOne = new Set(names.map(nameKey)).size === 1;
  return isOne ? sides.map(({ place }, index) => texts.nameFrom(names[index], place)) : names;
}
