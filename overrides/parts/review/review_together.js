/**
 * What several files say of the visit that they are of: what they say alike, and where they differ.
 *
 * @import { SaveFile } from "../../client/answers/save_file_reading.js"
 * @import { Visit } from "../../client/answers/visits.js"
 *
 * @typedef {{ file: Pick<File, "name">, content: Pick<SaveFile, "visit"> }} ReadFile
 * @typedef {"name" | "host" | "date" | "side"} Told
 */
import { nameKey } from "../../client/answers/answers.js";
import { sideName } from "../../client/page/desk_texts.js";
import { formatDue } from "../../client/page/texts.js";
import * as texts from "./review_texts.js";

/**
 * @param {ReadFile[]} files
 * @param {Told} field
 * @returns {{ value: string, files: string[] }[]} Each value once, as the first one wrote it, with the files that say it.
 */
function saidOf(files, field) {
  /** @type {Map<string, { value: string, files: string[] }>} */
  const said = new Map();
  for (const { file, content } of files) {
    const value = content.visit[field].trim();
    const known = said.get(nameKey(value)) ?? { value, files: [] };
    if (value) said.set(nameKey(value), { ...known, files: [...known.files, file.name] });
  }
  return [...said.values()];
}

/**
 * @param {ReadFile[]} files
 * @returns {Pick<Visit, Told>} Empty wherever they differ: nobody but the person knows then.
 */
export function commonVisit(files) {
  const common = (/** @type {Told} */ field) => {
    const [first, ...others] = saidOf(files, field);
    return first && !others.length ? first.value : "";
  };
  return { name: common("name"), host: common("host"), date: common("date"), side: common("side") };
}

/**
 * @param {ReadFile[]} files
 * @param {Pick<Visit, "name" | "date" | "side">} here What the visit that is open says.
 * @param {{ name: boolean, date: boolean }} isOther Whether some file says another name, or day, than that.
 * @returns {{ isMixed: boolean, lines: string[] }} Whether they differ among themselves; that, and where they differ from
 * what is here, in words.
 */
export function differencesIn(files, here, isOther) {
  /** @param {Told} field @param {(value: string) => string} inWords */
  const told = (field, inWords) =>
    saidOf(files, field).map(({ value, files: names }) => texts.saidIn(inWords(value), names));
  const dayOf = (/** @type {string} */ date) => formatDue(date) || date;
  const names = told("name", texts.quoted);
  const days = told("date", dayOf);
  const sides = told("side", (side) => sideName(side) || side);
  const other = saidOf(files, "side").find(({ value }) => here.side && value !== here.side);
  return {
    isMixed: [names, days, sides].some(({ length }) => length > 1),
    lines: [
      ...(names.length > 1 || isOther.name ? [texts.visitsSaid(names, here.name, isOther.name)] : []),
      ...(days.length > 1 || isOther.date ? [texts.daysSaid(days, dayOf(here.date))] : []),
      ...(sides.length > 1 ? [texts.bothSides(sides)] : []),
      ...(sides.length === 1 && other ? [texts.otherSide(sides[0])] : []),
    ],
  };
}
