/**
 * What files hold, held against what is here.
 *
 * @import { CatalogueWorksheet } from "../../client/answers/catalogue.js"
 * @import { SaveFile } from "../../client/answers/save_file_reading.js"
 * @import { OpenedFile } from "../../client/page/opened_files.js"
 * @import { Store } from "../../client/storage/types.js"
 *
 * @typedef {ReturnType<typeof compareFiles>} Found
 */
import { isBlank } from "../../client/answers/answers.js";
import { placesIn, questionsIn } from "../../client/answers/catalogue.js";
import { questionIn } from "../../client/answers/keys.js";
import { compare } from "../../client/answers/merge.js";
import { isOfOtherSide, isOfVisit, sourcesOf } from "../../client/page/opened_files.js";
import { answersOf } from "../../client/storage/store.js";
import { titlesIn } from "./review_questions.js";
import * as texts from "./review_texts.js";

/**
 * @param {Store} store
 * @param {OpenedFile[]} opened
 * @param {CatalogueWorksheet[]} catalogue
 */
export function compareFiles(store, opened, catalogue) {
  const questions = questionsIn(catalogue);
  const own = answersOf(store);
  const readable = opened.filter(({ content }) => content !== null);
  const sources = sourcesOf(readable);
  const titled = titlesIn([...sources.map(({ answers }) => answers), own]);
  const ownName = store.visit().author || texts.own;
  const placeOf = placesIn(questions);
  const touched = compare(own, sources, ownName)
    .filter(({ question }) => sources.some(({ answers }) => answers.has(question)))
    .map((comparison) => ({ ...comparison, place: placeOf(comparison.question) }))
    .sort((a, b) => (a.place < b.place ? -1 : 1));
  /** @param {string} kind */
  const ofKind = (kind) => touched.filter((comparison) => comparison.kind === kind);
  const isEmpty = [...own.values()].every(isBlank);
  const single = readable.length === 1 ? /** @type {SaveFile} */ (readable[0].content) : null;
  /** @param {string} question */
  const known = (question) => questions.get(questionIn(question));
  return {
    own,
    ownName,
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
    /** Whether nobody else has written what the file holds. */
    isOwn: readable.length === 1 && (isEmpty || isOfVisit(store, readable[0])),
  };
}
