/**
 * Shows what files would change before anything is changed, and lets the person decide.
 *
 * @import { CatalogueWorksheet } from "../../client/answers/catalogue.js"
 * @import { OpenedFile } from "../../client/page/opened_files.js"
 * @import { OpeningPage } from "../../client/page/types.js"
 * @import { Answer } from "../../client/answers/answers.js"
 * @import { Review } from "./review_applying.js"
 * @import { Decision } from "./review_decision.js"
 * @import { Found } from "./review_found.js"
 * @import { Naming } from "./review_names.js"
 * @import { Addition } from "./review_parts.js"
 *
 * @typedef {object} Given What is known beside the files.
 * @property {OpeningPage} home The page, with the visit that is open there.
 * @property {OpenedFile[]} opened
 * @property {CatalogueWorksheet[]} catalogue
 * @property {string} newId Of the visit that the files may become together.
 */
import { attributed } from "../../client/answers/merge.js";
import { inPieces } from "../../client/answers/pieces.js";
import { button, el, openDialog } from "../../client/page/dom.js";
import { whileLasting } from "../../client/page/lasting.js";
import { readCatalogue } from "../../client/page/load_catalogue.js";
import { isAgreement, openSaveFile } from "../../client/page/opened_files.js";
import { createStore } from "../../client/storage/store.js";
import { newVisitId } from "../../client/storage/visit_list.js";
import { apply, hasWork, isAsItIs } from "./review_applying.js";
import { createDecision, createDifferences } from "./review_decision.js";
import { compareFiles } from "./review_found.js";
import { createNaming } from "./review_names.js";
import { createAddition, describeFile } from "./review_parts.js";
import { createTarget, NEW, placeFor } from "./review_target.js";
import { createVersionsNote } from "./review_versions.js";
import * as texts from "./review_texts.js";

/** So many need a look of their own: the browser lays out what is in sight alone. */
const MANY = 100;

/**
 * @param {OpeningPage} page
 * @param {File[]} files
 * @param {(page: OpeningPage, opened: OpenedFile[], catalogue: CatalogueWorksheet[]) => Promise<void>} showAgreement Takes
 * a file in which the other side says what both have agreed on.
 */
export async function openFiles(page, files, showAgreement) {
  const reading = Promise.all([Promise.all(files.map(openSaveFile)), readCatalogue(page.catalogue)]);
  const [opened, catalogue] = await whileLasting(page.notices, texts.reading, reading);
  if (comparedIn(catalogue) && isAgreement(page.store, opened)) await showAgreement(page, opened, catalogue);
  else await show({ home: page, opened, catalogue, newId: newVisitId(new Date()) });
}

/**
 * @param {Given} given
 * @param {string} [reason] Why the person sees this again.
 * @param {string | null} [wanted] Where she wants the answers.
 */
async function show(given, reason = "", wanted = null) {
  const { home, opened, catalogue } = given;
  const place = await placeFor(home, opened);
  const chosen = wanted ?? place.proposed;
  const page = pageOf(given, chosen, place.isSeveral);
  const found = compareFiles(page, opened, catalogue);
  const dialog = openDialog(opened.length > 1 ? texts.reviewMany : texts.review, "dialog--wide");
  const naming = createNaming(found);
  const lines = opened.map((file) => describeFile(file, found.sources[found.readable.indexOf(file)], naming));
  dialog.append(el("ul", "review__files", ...lines));
  if (found.readable.length === 0) {
    dialog.append(
      el("p", { role: "alert" }, texts.nothingChanged),
      button(texts.close, () => dialog.close()),
    );
    return;
  }
  if (naming.own) dialog.append(naming.own.field);
  const look = found.count > MANY ? "review--many" : "";
  const decisionList = el("div", look);
  const additionList = el("div", look);
  const listed = found.different.length + found.added.length;
  const listing = (async () => ({
    decisions: await createDecisions(found, decisionList, naming),
    additions: await createAdditions(found, additionList, naming),
  }))();
  /** @type {Review} */
  const review = {
    page,
    isHere: page === home,
    found,
    naming,
    dialog,
    status: el("p", { role: "alert", class: "dialog__status" }, reason),
    target: createTarget(home, place, chosen),
    ...(await whileLasting(
      dialog,
      texts.comparing,
      listing,
      () => (decisionList.childElementCount + additionList.childElementCount) / listed,
    )),
    again: (why, where) => void show(given, why, where ?? chosen),
  };
  lay(review, decisionList, additionList, comparedIn(catalogue));
  if (wanted && !reason) review.target?.focus();
}

/**
 * @param {Given} given
 * @param {string | null} chosen
 * @param {boolean} isSeveral
 * @returns {OpeningPage} With the visit that the answers are to go into.  A file alone becomes a new one as it is; of
 * several, the person decides what stands in it.
 */
function pageOf({ home, newId }, chosen, isSeveral) {
  const visit = chosen === NEW ? (isSeveral ? newId : home.store.visitId) : (chosen ?? home.store.visitId);
  return visit === home.store.visitId ? home : { ...home, store: createStore(home.storage, { visit }) };
}

/**
 * @param {Found} found
 * @param {HTMLElement} list Takes them.
 * @param {Naming} naming
 */
async function createDecisions({ different, known, title }, list, naming) {
  /** @type {Decision[]} */
  const decisions = [];
  await inPieces(different, (comparison) => {
    const { question } = comparison;
    const decision = createDecision(comparison, title(question), known(question), naming);
    decisions.push(decision);
    list.append(decision.element);
  });
  return decisions;
}

/**
 * @param {Found} found
 * @param {HTMLElement} list Takes them.
 * @param {Naming} naming
 */
async function createAdditions({ added, isOwn, known, title, ownName }, list, naming) {
  /** @type {Addition[]} */
  const additions = [];
  await inPieces(added, (comparison) => {
    const answer = /** @type {Answer} */ (isOwn ? comparison.union : attributed(comparison));
    const { question } = comparison;
    const addition = createAddition(comparison, answer, title(question), known(question), ownName, naming);
    additions.push(addition);
    list.append(addition.element);
  });
  return additions;
}

/**
 * Put it all into the dialog.
 *
 * @param {Review} review
 * @param {HTMLElement} decisionList
 * @param {HTMLElement} additionList
 * @param {string} sheet Where both sides compare their answers, or "".
 */
function lay(review, decisionList, additionList, sheet) {
  const { page, found, dialog, status, target, decisions, additions } = review;
  const differences = decisions.length ? createDifferences(decisions, decisionList) : null;
  const nothingNew = el("p", {}, texts.nothingNew);
  const act = button(texts.apply, () => apply(review), "button--main");
  const shown = target?.isNew() && !isAsItIs(review) ? NEW : page.store.visitId;
  const open = decisions.length ? el("p", "review__open") : null;
  const versions = createVersionsNote(review);

  /** A new visit takes a file as it is, and so there is always something to do. */
  function showTarget() {
    const isNew = isAsItIs(review);
    if (differences) differences.hidden = isNew;
    if (open) open.hidden = isNew;
    nothingNew.hidden = hasWork(review) || isNew;
    act.textContent = hasWork(review) || isNew ? texts.apply : texts.close;
    versions?.show(isNew);
  }

  function count() {
    if (open) open.textContent = texts.toDecide(decisions.filter(({ chosen }) => chosen() === null).length);
  }

  dialog.append(
    el("p", "review__counts", texts.counts(found.added.length, found.same.length, found.different.length)),
    nothingNew,
    ...(found.otherSide ? [el("p", {}, texts.fromOtherSide(found.otherSide, sheet))] : []),
    ...(target ? [target.element] : []),
    ...(versions ? [versions.element] : []),
    ...(differences ? [differences] : []),
    ...(additions.length ? [foldedAdditions(additions, additionList)] : []),
    el(
      "div",
      "dialog__actions",
      status,
      act,
      button(texts.cancel, () => dialog.close()),
      open,
    ),
  );
  target?.element.addEventListener("change", () => {
    showTarget();
    const where = target.chosen();
    // Another visit has other answers to hold them against, and a new one none.
    if (where === null || where === shown || isAsItIs(review)) return;
    dialog.close();
    review.again("", where);
  });
  differences?.addEventListener("change", count);
  showTarget();
  count();
}

/**
 * @param {Addition[]} additions
 * @param {HTMLElement} list Holds them.
 */
const foldedAdditions = (additions, list) =>
  el("details", { class: "review__added", open: "" }, el("summary", {}, `${texts.added} (${additions.length})`), list);

/**
 * @param {CatalogueWorksheet[]} catalogue
 * @returns {string} The short title of the sheet where both sides compare their answers; "" where there is none.
 */
const comparedIn = (catalogue) => catalogue.find(({ sideBySide }) => sideBySide)?.short ?? "";
