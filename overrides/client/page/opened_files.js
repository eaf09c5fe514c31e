/**
 * The files that a person opens: what they hold or why they cannot be opened, and whose they are.
 *
 * @import { SaveFile } from "../answers/save_file_reading.js"
 * @import { Source } from "../answers/merge.js"
 * @import { Store } from "../storage/types.js"
 *
 * @typedef {{ file: File, content: SaveFile | null, fault: string }} OpenedFile
 */
import { nameKey } from "../answers/answers.js";
import { readSaveFile, SaveFileError } from "../answers/save_file_reading.js";
import { FIRST_VISIT } from "../answers/visits.js";
import * as texts from "./desk_texts.js";

/** @param {File} file @returns {Promise<OpenedFile>} */
export async function openSaveFile(file) {
  try {
    return { file, content: await readSaveFile(file), fault: "" };
  } catch (error) {
    console.info(error);
    if (!(error instanceof SaveFileError)) return { file, content: null, fault: texts.faults.unreadable };
    const place = error.place ? texts.faultPlace(error.place) : "";
    return { file, content: null, fault: `${texts.faults[error.fault]}${place}` };
  }
}

/**
 * @param {OpenedFile[]} readable
 * @returns {Source[]} Where several say the same of themselves, each with its file's name.
 */
export function sourcesOf(readable) {
  const names = readable.map(({ file, content }) => content?.visit.author || content?.visit.name || file.name);
  const keys = names.map(nameKey);
  return readable.map(({ file, content }, index) => {
    const isAlone = keys.indexOf(keys[index]) === keys.lastIndexOf(keys[index]);
    const name = isAlone ? names[index] : texts.nameFrom(names[index], file.name);
    return { name, answers: /** @type {SaveFile} */ (content).answers };
  });
}

/**
 * Whether a file is one of the open visit, and of the same person, as far as it says.
 *
 * @param {Store} store
 * @param {OpenedFile} opened
 */
export function isOfVisit(store, { content }) {
  const { visit } = /** @type {SaveFile} */ (content);
  const { author, name } = store.visit();
  const isSame = visit.id === store.visitId && isSameName(visit.author, author) && isSameName(visit.name, name);
  return isSame && Boolean(author || name) && !isOfOtherSide(store, { visit });
}

/**
 * @param {Store} store
 * @param {Pick<SaveFile, "visit">} content
 */
export function isOfOtherSide(store, { visit }) {
  const { side } = store.visit();
  return side !== "" && texts.sideName(visit.side) !== "" && visit.side !== side;
}

/**
 * @param {Store} store
 * @param {Pick<SaveFile, "visit">} content
 */
export function isOfOtherVisit(store, { visit: { id, name } }) {
  const own = store.visit().name;
  if (!name || isSameName(name, own)) return false;
  // The first visit has the same id in every browser: there, only two names tell.
  return id === store.visitId ? id === FIRST_VISIT && own !== "" : true;
}

/**
 * @param {string} one
 * @param {string} other
 */
const isSameName = (one, other) => nameKey(one) === nameKey(other);
