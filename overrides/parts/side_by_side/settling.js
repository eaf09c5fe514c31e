/**
 * Takes what both sides have settled into the visit that is open, and makes the file that tells the other side.
 *
 * @import { Answer } from "../../client/answers/answers.js"
 * @import { CatalogueWorksheet } from "../../client/answers/catalogue.js"
 * @import { OpeningPage } from "../../client/page/types.js"
 * @import { Row } from "./settling_rows.js"
 * @import { Side } from "./sides_of.js"
 *
 * @typedef {OpeningPage & { sheet?: HTMLElement }} SettlingPage Any page that opens files.
 *
 * @typedef {object} Talk
 * @property {SettlingPage} page
 * @property {HTMLDialogElement} dialog
 * @property {CatalogueWorksheet} worksheet
 * @property {Side[]} sides
 * @property {Row[]} rows
 * @property {CatalogueWorksheet[]} catalogue
 *
 * @typedef {object} Settled
 * @property {Row} row
 * @property {[string, Answer][]} answers By key.
 */
import { agreedIn } from "../../client/answers/agreement.js";
import { settlePair } from "../../client/answers/agreed_rows.js";
import { tooMany } from "../../client/answers/limits.js";
import { isSame } from "../../client/answers/versions.js";
import { ofSide } from "../../client/answers/save_file_of_side.js";
import { describeFilled } from "../../client/answers/filled.js";
import { button, el, tellWithUndo } from "../../client/page/dom.js";
import { download, saveFileOf } from "../../client/page/save_file.js";
import { notePerson, readPerson } from "../../client/storage/person.js";
import { answersOf } from "../../client/storage/store.js";
import { keepBefore } from "../../client/storage/versions.js";
import { adopt } from "../../client/storage/whole_answers.js";
import { showSigning } from "./signing.js";
import * as texts from "./side_by_side_texts.js";

/**
 * @param {Talk} talk
 * @param {HTMLElement} table
 */
export function laySettling(talk, table) {
  const { page, dialog, rows, sides } = talk;
  const status = el("p", { role: "alert", class: "dialog__status" });
  const left = el("p", "sides__left");
  const name = createName(talk);
  const count = () => {
    const open = rows.filter(({ isOpen }) => isOpen()).length;
    left.textContent = texts.left(open, rows.filter(({ state }) => state === "agreed").length, rows.length);
  };
  dialog.addEventListener("change", count);
  count();

  function hold() {
    if (!rows.every(({ isRight }) => isRight())) return;
    const points = settled(talk, name?.input.value.trim() ?? "");
    const agreed = answersIn(points);
    if (!points.length) {
      status.textContent = texts.nothingSettled;
      rows.find(({ isOpen }) => isOpen())?.focus();
      return;
    }
    if (tooMany(new Set([...page.store.questions(), ...agreed.keys()]))) {
      status.textContent = texts.tooMany;
      return;
    }
    const changed = [...agreed].filter(([key, answer]) => !isSame(page.store.read(key), answer));
    void keepBefore(page.store, new Map(changed).keys(), "agreement");
    const undo = adopt(page.store, agreed);
    if (!undo) {
      status.textContent = texts.noRoom;
      return;
    }
    const undoVisit = takeSide(talk, name?.input.value.trim() ?? "");
    dialog.close();
    const isSent = tellOther(talk, points);
    tellWithUndo(page.notices, isSent ? texts.heldAndSaved(points.length) : texts.taken(points.length), {
      label: texts.undoAgreement,
      async undo() {
        await undo();
        undoVisit();
      },
      undone: texts.agreementUndone,
    });
  }

  function sign() {
    const points = settled(talk, name?.input.value.trim() ?? "");
    const answers = new Map([...answersOf(page.store), ...answersIn(points)]);
    showSigning(describeFilled(talk.worksheet, answers, page.store.visit(), talk.catalogue), page.store.visit());
  }

  const isNews = rows.some(({ state }) => state === "announced");
  const actions = el(
    "div",
    "dialog__actions screen-only",
    status,
    button(isNews && sides.some(({ isHere }) => isHere) ? texts.take : texts.hold, hold, "button--main"),
    button(texts.close, () => dialog.close()),
    left,
  );
  // What stays in sight leaves room on a phone; these come last anyway.
  const papers = el(
    "p",
    "sides__papers screen-only",
    button(texts.toSign, sign, "button--text"),
    button(texts.print, () => print(), "button--text"),
  );
  dialog.append(...(name ? [name.field] : []), table, actions, papers);
}

/** Asks who agrees here, where nobody has said it. @param {Talk} talk */
function createName({ page, sides, rows }) {
  const isSettleable = rows.some(({ state }) => !["agreed", "none"].includes(state));
  const isKnown = page.store.visit().author || readPerson(page.storage);
  if (isKnown || !isSettleable || !sides.some(({ isHere }) => isHere)) return null;
  const input = el("input", { class: "input", type: "text", autocomplete: "name", dir: "auto" });
  return { input, field: el("label", "field sides__name screen-only", el("span", "label", texts.agreeing), input) };
}

/**
 * @param {Talk} talk
 * @param {string} author What the person has just said of herself, or "".
 * @returns {Settled[]} What both have settled.
 */
function settled({ page, sides, rows }, author) {
  const now = new Date().toISOString();
  const own = author || page.store.visit().author || readPerson(page.storage) || "";
  const by = sides.map(({ visit: { side, author: name }, isHere }) => ({ side, name: isHere ? own : name }));
  return rows.flatMap((row) => {
    const settling = row.chosen();
    if (!settling) return [];
    const answers = settlePair(page.store.read, row, settling, { at: now, by }, row.isRow);
    return [{ row, answers }];
  });
}

/** @param {Settled[]} points */
const answersIn = (points) => new Map(points.flatMap(({ answers }) => answers));

/**
 * Hand over the file for the other side, unless it has told all of that itself.
 *
 * @param {Talk} talk
 * @param {Settled[]} points
 * @returns {boolean} Whether there is one.
 */
function tellOther({ page, worksheet, sides }, points) {
  const isTold = points.every(({ row, answers: [[, answer]] }) =>
    sides.some(({ isHere }, side) => !isHere && agreedIn(row.answers[side])?.at === agreedIn(answer)?.at),
  );
  if (isTold) return false;
  const file = saveFileOf(page.store, page.form ?? { save() {} }, worksheet.id);
  download(ofSide(file, page.store.visit()));
  return true;
}

/**
 * The visit learns on which side it is, and who fills in.
 *
 * @param {Talk} talk
 * @param {string} author
 * @returns {() => void} Takes the side back.
 */
function takeSide({ page, sides }, author) {
  const { store, storage } = page;
  const { side } = store.visit();
  const here = sides.find(({ isHere }) => isHere)?.visit.side ?? "";
  if (author) {
    notePerson(storage, author, new Date());
    store.changeVisit({ author });
  } else if (!store.visit().author && readPerson(storage)) store.changeVisit({ author: readPerson(storage) ?? "" });
  if (side || !here) return () => {};
  store.changeVisit({ side: here });
  return () => store.changeVisit({ side });
}
