/**
 * Takes over what the person has decided, and all of it back on demand.
 *
 * @import { Answer } from "../../client/answers/answers.js"
 * @import { Choice } from "../../client/answers/merge.js"
 * @import { SaveFile } from "../../client/answers/save_file_reading.js"
 * @import { OpenedFile } from "../../client/page/opened_files.js"
 * @import { OpeningPage } from "../../client/page/types.js"
 * @import { Decision } from "./review_decision.js"
 * @import { Found } from "./review_found.js"
 * @import { Visit } from "../../client/answers/visits.js"
 * @import { Naming } from "./review_names.js"
 * @import { ReadFile } from "./review_together.js"
 * @import { Addition } from "./review_parts.js"
 * @import { Target } from "./review_target.js"
 *
 * @typedef {object} Review What the person sees, and has decided so far.
 * @property {OpeningPage} page With the visit that the answers go into.
 * @property {boolean} isHere Whether that is the one that is open.
 * @property {Found} found
 * @property {Naming} naming
 * @property {HTMLDialogElement} dialog
 * @property {HTMLElement} status Where she is told why nothing happens.
 * @property {Target | null} target Where the answers go, if there is a choice.
 * @property {Decision[]} decisions
 * @property {Addition[]} additions
 * @property {boolean} [isBeginning] Whether a visit is being made of the file: once is enough.
 * @property {(reason: string, where?: string) => void} again Shows everything anew, for the same visit or another one.
 *
 * @typedef {object} NewVisit
 * @property {Pick<Visit, "name" | "host" | "date" | "author" | "side">} visit
 * @property {Map<string, Answer>} answers By question.
 * @property {Pick<SaveFile["versions"], "byQuestion">} versions
 */
import { difference, EMPTY, isEmptyPatch } from "../../client/answers/answers.js";
import { tooMany } from "../../client/answers/limits.js";
import { attributed, resolve } from "../../client/answers/merge.js";
import { button, el, tellWithUndo } from "../../client/page/dom.js";
import { whileLasting } from "../../client/page/lasting.js";
import { reload } from "../../client/page/load_asset.js";
import { tellDone } from "../../client/page/notices.js";
import { turnTo } from "../../client/storage/current_visit.js";
import { notePerson, readPerson } from "../../client/storage/person.js";
import { addFromFile } from "../../client/storage/visit_list.js";
import { adoptVersions, keepBefore, keepsVersions } from "../../client/storage/versions.js";
import { adopt } from "../../client/storage/whole_answers.js";
import { wordsFor } from "./review_parts.js";
import { commonVisit } from "./review_together.js";
import { bringsVersions, bringVersions } from "./review_versions.js";
import * as texts from "./review_texts.js";

/**
 * @param {Pick<Review, "page" | "found" | "additions">} review
 * @returns {boolean} Whether there is anything to decide, or to bring.
 */
export const hasWork = (review) =>
  review.found.added.length + review.found.different.length > 0 || bringsVersions(review);

/** @param {Pick<Review, "found" | "target">} review @returns {boolean} Whether a file becomes a visit as it is. */
export const isAsItIs = ({ found, target }) => found.single !== null && (target?.isNew() ?? false);

/** @param {Review} review */
export function apply(review) {
  const { page, found, dialog, status, target, decisions } = review;
  if (target && target.chosen() === null) {
    status.textContent = texts.chooseTarget;
    target.focus();
    return;
  }
  if (found.single && isAsItIs(review)) {
    void beginVisit(review, found.single);
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
    status.textContent = target?.isNew() ? texts.tooManyTogether : texts.tooMany;
    return;
  }
  if (target?.isNew()) {
    void beginVisit(review, together(review, answers));
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
function decided({ found, naming, additions, decisions }) {
  /** @type {Map<string, Answer>} */
  const answers = new Map();
  for (const { question, comparison, isTaken } of additions) {
    const answer = found.isOwn ? comparison.union : attributed(naming.renamed(comparison));
    if (isTaken() && answer) answers.set(question, answer);
  }
  for (const { comparison, chosen } of decisions) {
    const words = wordsFor(found.known(comparison.question));
    const answer = resolve(naming.renamed(comparison), /** @type {Choice} */ (chosen()), words);
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
function takeOver(review, answers) {
  const { page, isHere, found, naming, dialog, status } = review;
  void keepBefore(page.store, answers.keys(), "import");
  const undo = adopt(page.store, answers);
  if (!undo) {
    status.textContent = texts.noRoom;
    return;
  }
  noteName(page, naming.own?.input.value.trim() ?? "");
  const undoVisit = found.isEmpty ? takeVisit(page, found.readable) : () => {};
  const versions = bringVersions(review);
  dialog.close();
  if (!answers.size && !found.isEmpty && !versions) {
    tellDone(page.notices, texts.nothingApplied);
    return;
  }
  const place = isHere ? "" : texts.visit(page.store.visit().name);
  const done = !answers.size && versions ? texts.onlyVersions : texts.applied(answers.size, place);
  const goOn = tellWithUndo(page.notices, done, {
    label: texts.undoImport,
    async undo() {
      await undo();
      undoVisit();
      await (await versions)?.takeBack().catch(console.warn);
    },
    undone: texts.importUndone,
  });
  void versions?.then(({ count, left }) => goOn(`${done} ${texts.versionsCame(count, left)}`, left > 0));
}

/**
 * @param {OpeningPage} page
 * @param {string} author What the person says of herself, here for the first time, or "".
 */
function noteName({ store, storage }, author) {
  if (!author) return;
  store.changeVisit({ author });
  notePerson(storage, author, new Date());
}

/**
 * A visit that had neither answers nor a name takes what all files call it; and who filled it in, if it was one person.
 *
 * @param {OpeningPage} page
 * @param {OpenedFile[]} readable
 * @returns {() => void} Takes it back.
 */
function takeVisit({ store }, readable) {
  const { name, host, date, author, side } = store.visit();
  if (name) return () => {};
  const given = commonVisit(/** @type {ReadFile[]} */ (readable));
  const [{ content }] = readable;
  const filledInBy = readable.length === 1 && content ? { author: content.visit.author } : {};
  store.changeVisit({ ...given, side: given.side || side, ...filledInBy });
  return () => store.changeVisit({ name, host, date, author, side });
}

/**
 * @param {Review} review
 * @param {Map<string, Answer>} answers What the person has decided.
 * @returns {NewVisit} What several files become together.
 */
function together({ page, found, target }, answers) {
  const common = commonVisit(/** @type {ReadFile[]} */ (found.readable));
  const visit = { ...common, name: target?.newName() ?? "", author: readPerson(page.storage) ?? "" };
  return { visit, answers, versions: { byQuestion: new Map() } };
}

/**
 * @param {Review} review
 * @param {NewVisit} content
 */
async function beginVisit(review, content) {
  const { page, dialog, status } = review;
  const { storage, places } = page;
  if (review.isBeginning) return;
  review.isBeginning = true;
  await storage.ready();
  const id = storage.hasUnsaved() ? null : addFromFile(storage, content, new Date());
  if (id === null) {
    review.isBeginning = false;
    status.textContent = texts.noRoom;
    return;
  }
  const { byQuestion } = content.versions;
  const { left } = await whileLasting(dialog, texts.beginning, adoptVersions(storage, id, byQuestion));
  const open = () => {
    turnTo(storage, places.session, id);
    reload();
  };
  if (left === 0 || !keepsVersions(storage)) {
    open();
    return;
  }
  dialog.addEventListener("close", open);
  // It is done: nothing that stands there can be decided any more.
  const go = button(texts.openVisit, () => dialog.close(), "button--main");
  dialog.replaceChildren(...dialog.querySelectorAll("h2"), status, el("div", "dialog__actions", go));
  status.textContent = texts.begunWithout(left);
  go.focus();
}
