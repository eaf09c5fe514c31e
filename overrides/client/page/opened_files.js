/**
 * The files that a person opens: what they hold or why they cannot be opened, and whose they are.
 *
 * @import { SaveFile } from "../answers/save_file_reading.js"
 * @import { Source } from "../answers/merge.js"
 * @import { Store } from "../storage/types.js"
 * @import { Visit } from "../answers/visits.js"
 *
 * @typedef {{ file: File, content: SaveFile | null, fault: string }} OpenedFile
 */
import { isAsAgreed } from "../answers/agreement.js";
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
 * @param {string} [unnamed] What stands for the name of a file without one; otherwise each is proposed one.
 * @returns {(Source & { isProposed: boolean })[]} Each under a name of its own.  A file's name is nobody's: it never
 * stands for one.
 */
export function sourcesOf(readable, unnamed = "") {
  const given = readable.map(({ content }) => content?.visit.author.trim() ?? "");
  const taken = new Set(given.map(nameKey));

  /** @param {(number: number) => string} name @param {number} number The first that may be free. */
  function free(name, number) {
    while (taken.has(nameKey(name(number)))) number += 1;
    taken.add(nameKey(name(number)));
    return name(number);
  }

  return readable.map(({ content }, index) => {
    const { answers } = /** @type {SaveFile} */ (content);
    const name = given[index];
    if (!name) return { name: unnamed || free(texts.somebody, 2), answers, isProposed: !unnamed };
    const isFirst = given.findIndex((other) => nameKey(other) === nameKey(name)) === index;
    return { name: isFirst ? name : free((number) => texts.numbered(name, number), 2), answers, isProposed: false };
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
  // An own id is no colleague's, but every browser calls its first visit alike.
  const isMine = isSameName(visit.author, author) || (!visit.author && visit.id !== FIRST_VISIT);
  const isSame = visit.id === store.visitId && isMine && isSameName(visit.name, name);
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
 * How sure it is that a file is of a visit: what both say of themselves decides.
 *
 * @param {Pick<Visit, "name" | "date"> & { id: string }} visit
 * @param {Pick<SaveFile, "visit">} content
 * @returns {"same" | "unclear" | "other"} Other: they say different things.
 */
export function relationTo({ id, name, date }, { visit }) {
  if (isDifferent(name, visit.name) || isDifferent(date, visit.date)) return "other";
  // The first visit has the same id in every browser.
  const isSameId = id === visit.id && id !== FIRST_VISIT;
  return isSameId || (name !== "" && visit.name !== "") ? "same" : "unclear";
}

/**
 * Whether a file is one in which the other side says what both have agreed on for this visit.
 *
 * @param {Store} store
 * @param {OpenedFile[]} opened
 */
export function isAgreement(store, opened) {
  const { content } = opened[0] ?? {};
  if (opened.length !== 1 || !content || texts.sideName(content.visit.side) === "") return false;
  const here = { ...store.visit(), id: store.visitId };
  const isOther = content.visit.side !== here.side && relationTo(here, content) !== "other";
  return isOther && store.answered().length > 0 && [...content.answers.values()].some(isAsAgreed);
}

/**
 * @param {string} one
 * @param {string} other
 */
const isDifferent = (one, other) => one !== "" && other !== "" && !isSameName(one, other);

/**
 * @param {string} one
 * @param {string} other
 */
const isSameName = (one, other) => nameKey(one) === nameKey(other);
