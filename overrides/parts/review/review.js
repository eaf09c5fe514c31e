/**
 * Shows what files would change before anything is changed, lets the person decide, and takes all of it back on demand.
 *
 * @import { Answer } from "../../client/answers/answers.js"
 * @import { CatalogueWorksheet } from "../../client/answers/catalogue.js"
 * @import { OpenedFile } from "../../client/page/opened_files.js"
 * @import { OpeningPage } from "../../client/page/types.js"
 * @import { Decision } from "./review_parts.js"
 * @import { SaveFile } from "../../client/answers/save_file_reading.js"
 * @import { Choice } from "../../client/answers/merge.js"
 */
import { difference, EMPTY, isBlank, isEmptyPatch } from "../../client/answers/answers.js";
import { tooMany } from "../../client/answers/limits.js";
import { reload } from "../../client/page/load_asset.js";
import { attributed, compare, resolve } from "../../client/answers/merge.js";
import { tellDone } from "../../client/page/notices.js";
import { inPieces } from "../../client/answers/pieces.js";
import { answersOf } from "../../client/storage/store.js";
import { questionIn } from "../../client/answers/keys.js";
import { adopt } from "../../client/storage/whole_answers.js";
import { readCatalogue } from "../../client/page/load_catalogue.js";
import { button, el, openDialog, tellWithUndo } from "../../client/page/dom.js";
import { isOfOtherSide, isOfVisit, openSaveFile, sourcesOf } from "../../client/page/opened_files.js";
import {
  createAddition,
  createDecision,
  createDifferences,
  createTarget,
  describeFile,
  wordsFor,
} from "./review_parts.js";
import { titlesIn } from "./review_questions.js";
import * as texts from "./review_texts.js";
import { addFromFile } from "../../client/storage/visit_list.js";
import { turnTo } from "../../client/storage/current_visit.js";
import { placesIn, questionsIn } from "../../client/answers/catalogue.js";

/** So many need a look of their own: the browser lays out what is in sight alone. */
const MANY = 100;

/**
 * @param {OpeningPage} page
 * @param {File[]} files
 */
export async function openFiles(page, files) {
  const [opened, catalogue] = await Promise.all([Promise.all(files.map(openSaveFile)), readCatalogue(page.catalogue)]);
  await review(page, opened, catalogue);
}

/**
 * @param {OpeningPage} page
 * @param {OpenedFile[]} opened
 * @param {CatalogueWorksheet[]} catalogue
 * @param {string} [reason] Why the person sees this again.
 */
async function review(page, opened, catalogue, reason = "") {
  const { store } = page;
  const questions = questionsIn(catalogue);
  const own = answersOf(store);
  const readable = opened.filter(({ content }) => content !== null);
  const sources = sourcesOf(readable);
  const all = [...sources.map(({ answers }) => answers), own];
  /** @param {string} question */
  const known = (question) => questions.get(questionIn(question));
  const title = titlesIn(all);
  const ownName = store.visit().author || texts.own;
  const placeOf = placesIn(questions);
  const touched = compare(own, sources, ownName)
    .filter(({ question }) => sources.some(({ answers }) => answers.has(question)))
    .map((comparison) => ({ ...comparison, place: placeOf(comparison.question) }))
    .sort((a, b) => (a.place < b.place ? -1 : 1));
  const [added, same, different] = ["new", "same", "different"].map((kind) =>
    touched.filter((comparison) => comparison.kind === kind),
  );
  const dialog = openDialog(opened.length > 1 ? texts.reviewMany : texts.review, "dialog--wide");
  dialog.append(el("ul", "review__files", ...opened.map(describeFile)));
  if (readable.length === 0) {
    dialog.append(
      el("p", { role: "alert" }, texts.nothingChanged),
      button(texts.close, () => dialog.close()),
    );
    return;
  }
  const look = touched.length > MANY ? "review--many" : "";
  const decisionList = el("div", look);
  /** @type {Decision[]} */
  const decisions = [];
  await inPieces(different, (comparison) => {
    const question = known(comparison.question);
    const decision = createDecision(comparison, title(comparison.question, question), question, ownName);
    decisions.push(decision);
    decisionList.append(decision.element);
  });
  const isEmpty = [...own.values()].every(isBlank);
  const isOwn = readable.length === 1 && (isEmpty || isOfVisit(store, readable[0]));
  const additionList = el("div", look);
  /** @type {ReturnType<typeof createAddition>[]} */
  const additions = [];
  await inPieces(added, (comparison) => {
    const answer = /** @type {Answer} */ (isOwn ? comparison.union : attributed(comparison));
    const question = known(comparison.question);
    const addition = createAddition(comparison, answer, title(comparison.question, question), question, ownName);
    additions.push(addition);
    additionList.append(addition.element);
  });
  const single = readable.length === 1 ? /** @type {SaveFile} */ (readable[0].content) : null;
  const isFromOther = single !== null && isOfOtherSide(store, single);
  const target = createTarget(page, isEmpty && !isFromOther ? null : single);
  const status = el("p", { role: "alert", class: "dialog__status" }, reason);
  const hasWork = added.length + different.length > 0;
  const differences = decisions.length ? createDifferences(decisions, decisionList) : null;
  const nothingNew = el("p", {}, texts.nothingNew);
  const apply = button(texts.apply, act, "button--main");
  dialog.append(
    el("p", "review__counts", texts.counts(added.length, same.length, different.length)),
    nothingNew,
    ...(isFromOther ? [el("p", {}, texts.fromOtherSide(single.visit.side, comparedIn(catalogue)))] : []),
    ...(target ? [target.element] : []),
    ...(differences ? [differences] : []),
    ...(additions.length
      ? [
          el(
            "details",
            { class: "review__added", open: "" },
            el("summary", {}, `${texts.added} (${additions.length})`),
            additionList,
          ),
        ]
      : []),
    el(
      "div",
      "dialog__actions",
      status,
      apply,
      button(texts.cancel, () => dialog.close()),
    ),
  );
  target?.element.addEventListener("change", showTarget);
  showTarget();

  /** A new visit takes the file as it is, and so there is always something to do. */
  function showTarget() {
    const isNew = target?.isNew() ?? false;
    if (differences) differences.hidden = isNew;
    nothingNew.hidden = hasWork || isNew;
    apply.textContent = hasWork || isNew ? texts.apply : texts.close;
  }

  /**
   * @param {string} question
   * @param {Answer} answer What would take the place of what is there now.
   */
  function isReplacedUnseen(question, answer) {
    const now = store.read(question);
    return isDifferent(now, own.get(question) ?? EMPTY) && isDifferent(now, answer);
  }

  function act() {
    if (target?.isNew()) {
      beginVisit(page, /** @type {SaveFile} */ (readable[0].content), status);
      return;
    }
    if (!hasWork) {
      dialog.close();
      return;
    }
    const undecided = decisions.filter(({ chosen }) => chosen() === null);
    if (undecided.length) {
      status.textContent = texts.undecided(undecided.length);
      undecided[0].focus();
      return;
    }
    const answers = new Map(
      additions.filter(({ isTaken }) => isTaken()).map(({ question, answer }) => [question, answer]),
    );
    for (const { comparison, chosen } of decisions) {
      const answer = resolve(comparison, /** @type {Choice} */ (chosen()), wordsFor(known(comparison.question)));
      if (answer) answers.set(comparison.question, answer);
    }
    if (tooMany(new Set([...store.questions(), ...answers.keys()]))) {
      status.textContent = texts.tooMany;
      return;
    }
    // Another window may have gone on while the person was deciding: nothing is replaced unseen.
    if ([...answers].some(([question, answer]) => isReplacedUnseen(question, answer))) {
      dialog.close();
      void review(page, opened, catalogue, texts.changedMeanwhile);
      return;
    }
    const undo = adopt(store, answers);
    if (!undo) {
      status.textContent = texts.noRoom;
      return;
    }
    const undoVisit = isEmpty ? takeVisit(page, readable) : () => {};
    dialog.close();
    if (!answers.size && !isEmpty) {
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
}

/**
 * @param {CatalogueWorksheet[]} catalogue
 * @returns {string} The short title of the sheet where both sides compare their answers; "" where there is none.
 */
const comparedIn = (catalogue) => catalogue.find(({ sideBySide }) => sideBySide)?.short ?? "";

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
 * @param {Answer} one
 * @param {Answer} other
 */
const isDifferent = (one, other) => !isEmptyPatch(difference(one, other));

/**
 * @param {OpeningPage} page
 * @param {SaveFile} content
 * @param {HTMLElement} status
 */
function beginVisit({ storage, places }, content, status) {
  const id = storage.hasUnsaved() ? null : addFromFile(storage, content, new Date());
  if (id === null) {
    status.textContent = texts.noRoom;
    return;
  }
  turnTo(storage, places.session, id);
  reload();
}
