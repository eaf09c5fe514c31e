/**
 * Takes over what the person has decided, and all of it back on demand.
 *
 * @import { Answer } from "../../client/answers/answers.js"
 * @import { Choice } from "../../client/answers/merge.js"
 * @import { SaveFile } from "../../client/answers/save_file_reading.js"
 * @import { OpenedFile } from "../../client/page/opened_files.js"
 * @import { OpeningPage } from "../../client/page/types.js"
 * @import { Found } from "./review_found.js"
 * @import { Addition, Decision, Target } from "./review_parts.js"
 *
 * @typedef {object} Review What the person sees, and has decided so far.
 * @property {OpeningPage} page
 * @property {Found} found
 * @property {HTMLDialogElement} dialog
 * @property {HTMLElement} status Where she is told why nothing happens.
 * @property {Target | null} target Where the answers go, if there is a choice.
 * @property {Decision[]} decisions
 * @property {Addition[]} additions
 * @property {(reason: string) => void} again Shows everything anew.
 */
import { difference, EMPTY, isEmptyPatch } from "../../client/answers/answers.js";
import { tooMany } from "../../client/answers/limits.js";
import { resolve } from "../../client/answers/merge.js";
import { tellWithUndo } from "../../client/page/dom.js";
import { reload } from "../../client/page/load_asset.js";
import { tellDone } from "../../client/page/notices.js";
import { turnTo } from "../../client/storage/current_visit.js";
import { addFromFile } from "../../client/storage/visit_list.js";
import { adopt } from "../../client/storage/whole_answers.js";
import { wordsFor } from "./review_parts.js";
import * as texts from "./review_texts.js";

/**
 * @param {Review} review
 * @returns {boolean} Whether there is anything to decide.
 */
export const hasWork = ({ found }) => found.added.length + found.different.length > 0;

/** @param {Review} review */
export function apply(review) {
  const { page, found, dialog, status, decisions } = review;
  if (review.target?.isNew()) {
    void beginVisit(page, /** @type {SaveFile} */ (found.readable[0].content), status);
    return;
  }
  if (!hasWork(review)) {
    dialog.close();
    return;
  }
  const undecided = decisions.filter(({ chosen }) => chosen() === null);
  if (undecided.length) {
    status.textContent = texts.undecided(undecided.length);
    undecided[0].focus();
    return;
  }
  const answers = decided(review);
  if (tooMany(new Set([...page.store.questions(), ...answers.keys()]))) {
    status.textContent = texts.tooMany;
    return;
  }
  // Another window may have gone on while the person was deciding: nothing is replaced unseen.
  if ([...answers].some(([question, answer]) => isReplacedUnseen(review, question, answer))) {
    dialog.close();
    review.again(texts.changedMeanwhile);
    return;
  }
  takeOver(review, answers);
}

/**
 * @param {Review} review
 * @returns {Map<string, Answer>} By question, what is taken over.
 */
function decided({ found, additions, decisions }) {
  const taken = additions.filter(({ isTaken }) => isTaken());
  const answers = new Map(taken.map(({ question, answer }) => [question, answer]));
  for (const { comparison, chosen } of decisions) {
    const answer = resolve(comparison, /** @type {Choice} */ (chosen()), wordsFor(found.known(comparison.question)));
    if (answer) answers.set(comparison.question, answer);
  }
  return answers;
}

/**
 * @param {Review} review
 * @param {string} question
 * @param {Answer} answer What would take the place of what is there now.
 */
function isReplacedUnseen({ page, found }, question, answer) {
  const now = page.store.read(question);
  return isDifferent(now, found.own.get(question) ?? EMPTY) && isDifferent(now, answer);
}

/**
 * @param {Answer} one
 * @param {Answer} other
 */
const isDifferent = (one, other) => !isEmptyPatch(difference(one, other));

/**
 * @param {Review} review
 * @param {Map<string, Answer>} answers
 */
function takeOver({ page, found, dialog, status }, answers) {
  const undo = adopt(page.store, answers);
  if (!undo) {
    status.textContent = texts.noRoom;
    return;
  }
  const undoVisit = found.isEmpty ? takeVisit(page, found.readable) : () => {};
  dialog.close();
  if (!answers.size && !found.isEmpty) {
    tellDone(page.notices, texts.nothingApplied);
    return;
  }
  tellWithUndo(page.notices, texts.applied(answers.size), {
    label: texts.undoImport,
    async undo() {
      await undo();
      undoVisit();
    },
    undone: texts.importUndone,
  });
}

/**
 * A visit that had neither answers nor a name takes the file's name; and who filled in on which side, if it was one
 * person.
 *
 * @param {OpeningPage} page
 * @param {OpenedFile[]} readable
 * @returns {() => void} Takes it back.
 */
function takeVisit({ store }, readable) {
  const { name, host, date, author, side } = store.visit();
  if (name) return () => {};
  const { visit } = /** @type {SaveFile} */ (readable[0].content);
  const filledIn = readable.length === 1 ? { author: visit.author, side: visit.side } : {};
  store.changeVisit({ name: visit.name, host: visit.host, date: visit.date, ...filledIn });
  return () => store.changeVisit({ name, host, date, author, side });
}

/**
 * @param {OpeningPage} page
 * @param {SaveFile} content
 * @param {HTMLElement} status
 */
async function beginVisit({ storage, places }, content, status) {
  await storage.ready();
  const id = storage.hasUnsaved() ? null : addFromFile(storage, content, new Date());
  if (id === null) {
    status.textContent = texts.noRoom;
    return;
  }
  turnTo(storage, places.session, id);
  reload();
}
