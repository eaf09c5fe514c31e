/**
 * What files hold, held against what is here.
 *
 * @import { CatalogueWorksheet } from "../../client/answers/catalogue.js"
 * @import { SaveFile } from "../../client/answers/save_file_reading.js"
 * @import { OpenedFile } from "../../client/page/opened_files.js"
 * @import { OpeningPage } from "../../client/page/types.js"
 *
 * @typedef {ReturnType<typeof compareFiles>} Found
 */
import { isBlank } from "../../client/answers/answers.js";
import { placesIn, questionsIn } from "../../client/answers/catalogue.js";
import { questionIn } from "../../client/answers/keys.js";
import { compare } from "../../client/answers/merge.js";
import { isOfOtherSide, isOfVisit, sourcesOf } from "../../client/page/opened_files.js";
import { readPerson } from "../../client/storage/person.js";
import { answersOf } from "../../client/storage/store.js";
import { titlesIn } from "./review_questions.js";
import * as texts from "./review_texts.js";

/**
 * @param {Pick<OpeningPage, "store" | "storage">} page
 * @param {OpenedFile[]} opened
 * @param {CatalogueWorksheet[]} catalogue
 */
export function compareFiles({ store, storage }, opened, catalogue) {
  const questions = questionsIn(catalogue);
  const own = answersOf(store);
  const readable = opened.filter(({ content }) => content !== null);
  const isEmpty = [...own.values()].every(isBlank);
  // Nobody else has written what the file holds.
  const isOwn = readable.length === 1 && (isEmpty || isOfVisit(store, readable[0]));
  const sources = sourcesOf(readable, isOwn ? texts.inFile : "");
  const titled = titlesIn([...sources.map(({ answers }) => answers), own]);
  const author = store.visit().author || readPerson(storage) || "";
  const ownName = author || texts.own;
  const placeOf = placesIn(questions);
  const touched = compare(own, sources, ownName)
    .filter(({ question }) => sources.some(({ answers }) => answers.has(question)))
    .map((comparison) => ({ ...comparison, place: placeOf(comparison.question) }))
    .sort((a, b) => (a.place < b.place ? -1 : 1));
  /** @param {string} kind */
  const ofKind = (kind) => touched.filter((comparison) => comparison.kind === kind);
  const single = readable.length === 1 ? /** @type {SaveFile} */ (readable[0].content) : null;
  /** @param {string} question */
  const known = (question) => questions.get(questionIn(question));
  return {
    own,
    /** What the person calls herself, or "". */
    author,
    ownName,
    sources,
    readable,
    /** The only file, where it is one. */
    single,
    /** Whose answers these are, if they are those of the other side; or "". */
    otherSide: single !== null && isOfOtherSide(store, single) ? single.visit.side : "",
    count: touched.length,
    added: ofKind("new"),
    same: ofKind("same"),
    different: ofKind("different"),
    known,
    title: (/** @type {string} */ question) => titled(question, known(question)),
    /** Whether nothing is here yet. */
    isEmpty,
    isOwn,
  };
}
