/**
 * Reads a save file, which may hold anything: a person may have edited it, a mail server cut it, somebody forged it.
 * Either it is understood as a whole, or nothing of it is taken.  Its content is text, whatever it looks like.  Pure.
 *
 * @import { Answer } from "./answers.js"
 * @import { SavedVersions } from "./saved_versions.js"
 * @import { Visit } from "./visits.js"
 *
 * @typedef {object} SaveFile
 * @property {string} questionSet
 * @property {string} savedAt
 * @property {Visit & { id: string }} visit
 * @property {Map<string, Answer>} answers By question.
 * @property {SavedVersions} versions Earlier ones, where somebody asked for them.
 */
import { expect, isDue, isRecord, isTime, readAnswer } from "./answer_reading.js";
import { inPieces, pause } from "./pieces.js";
import { readVisit, TEXTS } from "./visits.js";
import { decode } from "./decoding.js";
import { SaveFileError } from "./fault.js";
import { tooMany } from "./limits.js";
import { noVersions, takeVersions, versionLists } from "./saved_versions.js";
import { FILE_TYPE, FORMAT_VERSION } from "./save_file_writing.js";
import { unwrap } from "./unwrapping.js";

export { SaveFileError };

/** In bytes; a browser's storage holds some five million characters, and each may take six. */
export const LARGEST = 32_000_000;

/** What other kinds of files begin with. */
const KINDS = /** @type {const} */ ([
  ["packed", "PK\u0003\u0004"], // ZIP, and with it the documents of Word.
  ["mail", "\u00d0\u00cf\u0011\u00e0"], // A mail that Outlook has saved.
]);

/** The head of a mail: a browser gets it where a person saves the mail, and not what was attached to it. */
const HEAD_OF_MAIL = /^(?:[A-Za-z-]+: .*\r?\n(?:[ \t].*\r?\n)*)*(?:mime-version|content-type):/i;

/** A part of an answer's sources lies five levels deep. */
const DEEPEST = 12;

const FORBIDDEN = ["__proto__", "constructor", "prototype"];
const VISIT = /^[a-z0-9-]{1,60}$/;

/**
 * @param {Blob} file
 * @returns {Promise<SaveFile>}
 * @throws {SaveFileError}
 */
export async function readSaveFile(file) {
  if (file.size > LARGEST) throw new SaveFileError("tooLarge");
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes.length === 0) throw new SaveFileError("empty");
  const text = decode(bytes);
  if (text === null) throw new SaveFileError(kindOf(bytes) ?? "notText");
  await pause();
  const json = unwrap(text);
  if (HEAD_OF_MAIL.test(json)) throw new SaveFileError("mail");
  await pause();
  const content = readContent(json);
  /** @type {Map<string, Answer>} */
  const answers = new Map();
  await inPieces(Object.entries(content.answers), ([key, value]) => answers.set(key, readAnswer(key, value)));
  const [versions, now] = [noVersions(), new Date()];
  await inPieces(versionLists(content.versions), ([key, list]) => takeVersions(versions, key, list, now));
  return { ...content, answers, versions };
}

/** @param {Uint8Array} bytes */
function kindOf(bytes) {
  const start = String.fromCharCode(...bytes.subarray(0, 4));
  return KINDS.find(([, begins]) => begins === start)?.[0];
}

/**
 * @param {string} text
 * @returns {SaveFile}
 * @throws {SaveFileError}
 */
export function parseSaveFile(text) {
  const content = readContent(text);
  const [versions, now] = [noVersions(), new Date()];
  for (const [key, list] of versionLists(content.versions)) takeVersions(versions, key, list, now);
  return {
    ...content,
    answers: new Map(Object.entries(content.answers).map(([key, value]) => [key, readAnswer(key, value)])),
    versions,
  };
}

/**
 * @param {string} text
 * @returns {Omit<SaveFile, "answers" | "versions"> & { answers: Record<string, unknown>, versions: unknown }} Answers and
 * versions are not judged yet.
 * @throws {SaveFileError}
 */
function readContent(text) {
  const { depth, members } = measure(text);
  if (depth > DEEPEST) throw new SaveFileError("tooDeep");
  const content = parseJson(text);
  checkNames(content);
  if (countMembers(content) !== members) throw new SaveFileError("duplicate");
  if (!isRecord(content) || content.fileType !== FILE_TYPE) throw new SaveFileError("notOurs");
  const { formatVersion, questionSet, savedAt, visit, answers, versions } = content;
  expect(typeof formatVersion === "number" && Number.isInteger(formatVersion) && formatVersion > 0, "formatVersion");
  if (formatVersion > FORMAT_VERSION) throw new SaveFileError("newer");
  expect(typeof questionSet === "string", "questionSet");
  expect(isTime(savedAt), "savedAt");
  expect(isRecord(visit) && typeof visit.id === "string" && VISIT.test(visit.id), "visit");
  expect(isVisit(visit), "visit");
  expect(isRecord(answers), "answers");
  const place = tooMany(Object.keys(answers));
  if (place) throw new SaveFileError("tooMany", place);
  return { questionSet, savedAt, visit: { ...readVisit(JSON.stringify(visit)), id: visit.id }, answers, versions };
}

/**
 * Judge the text before it is parsed: how deep it is, and how many members all its objects have.
 *
 * @param {string} text
 */
function measure(text) {
  let [depth, deepest, members, isString] = [0, 0, 0, false];
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (isString) {
      if (character === "\\") index += 1;
      else if (character === '"') isString = false;
    } else if (character === '"') isString = true;
    else if (character === ":") members += 1;
    else if (character === "{" || character === "[") deepest = Math.max(deepest, (depth += 1));
    else if (character === "}" || character === "]") depth -= 1;
  }
  return { depth: deepest, members };
}

/** @param {string} text @returns {unknown} */
function parseJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new SaveFileError("notJson"); // The parser's own message is English, and of no use to a reader.
  }
}

/** @param {unknown} value */
function checkNames(value) {
  if (typeof value !== "object" || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    if (FORBIDDEN.includes(name)) throw new SaveFileError("forbidden", name);
    checkNames(inner);
  }
}

/** The parser keeps the last of two members of one name, and says nothing. @param {unknown} value @returns {number} */
function countMembers(value) {
  if (typeof value !== "object" || value === null) return 0;
  const values = Object.values(value);
  return values.reduce((sum, inner) => sum + countMembers(inner), Array.isArray(value) ? 0 : values.length);
}

/** @param {Record<string, unknown>} visit */
const isVisit = (visit) =>
  TEXTS.every((field) => visit[field] === undefined || typeof visit[field] === "string") &&
  (visit.archived === undefined || typeof visit.archived === "boolean") &&
  (visit.date === undefined || isDue(/** @type {string} */ (visit.date)));
