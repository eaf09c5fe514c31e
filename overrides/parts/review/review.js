/**
 * Shows what files would change before anything is changed, and lets the person decide.
 *
 * @import { Answer } from "../../client/answers/answers.js"
 * @import { CatalogueWorksheet } from "../../client/answers/catalogue.js"
 * @import { OpenedFile } from "../../client/page/opened_files.js"
 * @import { OpeningPage } from "../../client/page/types.js"
 * @import { Review } from "./review_applying.js"
 * @import { Found } from "./review_found.js"
 * @import { Addition, Decision } from "./review_parts.js"
 */
import { attributed } from "../../client/answers/merge.js";
import { inPieces } from "../../client/answers/pieces.js";
import { button, el, openDialog } from "../../client/page/dom.js";
import { readCatalogue } from "../../client/page/load_catalogue.js";
import { openSaveFile } from "../../client/page/opened_files.js";
import { apply, hasWork } from "./review_applying.js";
import { compareFiles } from "./review_found.js";
import { createAddition, createDecision, createDifferences, createTarget, describeFile } from "./review_parts.js";
import * as texts from "./review_texts.js";

/** So many need a look of their own: the browser lays out what is in sight alone. */
const MANY = 100;

/**
 * @param {OpeningPage} page
 * @param {File[]} files
 */
export async function openFiles(page, files) {
  const [opened, catalogue] = await Promise.all([Promise.all(files.map(openSaveFile)), readCatalogue(page.catalogue)]);
  await show(page, opened, catalogue);
}

/**
 * @param {OpeningPage} page
 * @param {OpenedFile[]} opened
 * @param {CatalogueWorksheet[]} catalogue
 * @param {string} [reason] Why the person sees this again.
 */
async function show(page, opened, catalogue, reason = "") {
  const found = compareFiles(page.store, opened, catalogue);
  const dialog = openDialog(opened.length > 1 ? texts.reviewMany : texts.review, "dialog--wide");
  dialog.append(el("ul", "review__files", ...opened.map(describeFile)));
  if (found.readable.length === 0) {
    dialog.append(
      el("p", { role: "alert" }, texts.nothingChanged),
      button(texts.close, () => dialog.close()),
    );
    return;
  }
  const look = found.count > MANY ? "review--many" : "";
  const decisionList = el("div", look);
  const additionList = el("div", look);
  /** @type {Review} */
  const review = {
    page,
    found,
    dialog,
    status: el("p", { role: "alert", class: "dialog__status" }, reason),
    target: createTarget(page, found.isEmpty && !found.otherSide ? null : found.single),
    decisions: await createDecisions(found, decisionList),
    additions: await createAdditions(found, additionList),
    again: (why) => void show(page, opened, catalogue, why),
  };
  lay(review, decisionList, additionList, comparedIn(catalogue));
}

/**
 * @param {Found} found
 * @param {HTMLElement} list Takes them.
 */
async function createDecisions({ different, known, title, ownName }, list) {
  /** @type {Decision[]} */
  const decisions = [];
  await inPieces(different, (comparison) => {
    const { question } = comparison;
    const decision = createDecision(comparison, title(question), known(question), ownName);
    decisions.push(decision);
    list.append(decision.element);
  });
  return decisions;
}

/**
 * @param {Found} found
 * @param {HTMLElement} list Takes them.
 */
async function createAdditions({ added, isOwn, known, title, ownName }, list) {
  /** @type {Addition[]} */
  const additions = [];
  await inPieces(added, (comparison) => {
    const answer = /** @type {Answer} */ (isOwn ? comparison.union : attributed(comparison));
    const { question } = comparison;
    const addition = createAddition(comparison, answer, title(question), known(question), ownName);
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
  const { found, dialog, status, target, decisions, additions } = review;
  const differences = decisions.length ? createDifferences(decisions, decisionList) : null;
  const nothingNew = el("p", {}, texts.nothingNew);
  const act = button(texts.apply, () => apply(review), "button--main");

  /** A new visit takes the file as it is, and so there is always something to do. */
  function showTarget() {
    const isNew = target?.isNew() ?? false;
    if (differences) differences.hidden = isNew;
    nothingNew.hidden = hasWork(review) || isNew;
    act.textContent = hasWork(review) || isNew ? texts.apply : texts.close;
  }

  dialog.append(
    el("p", "review__counts", texts.counts(found.added.length, found.same.length, found.different.length)),
    nothingNew,
    ...(found.otherSide ? [el("p", {}, texts.fromOtherSide(found.otherSide, sheet))] : []),
    ...(target ? [target.element] : []),
    ...(differences ? [differences] : []),
    ...(additions.length ? [foldedAdditions(additions, additionList)] : []),
    el(
      "div",
      "dialog__actions",
      status,
      act,
      button(texts.cancel, () => dialog.close()),
    ),
  );
  target?.element.addEventListener("change", showTarget);
  showTarget();
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
