/**
 * Deletes one worksheet's answers, a visit or everything, names beforehand what will be lost, and can take it back.
 *
 * @import { PageParts } from "../../client/page/types.js"
 * @import { Span } from "../../client/storage/versions_table.js"
 */
import { isBlank } from "../../client/answers/answers.js";
import { KEPT } from "../../client/storage/retention.js";
import { DONE, tell } from "../../client/page/notices.js";
import { readQuestions } from "../../client/page/questions.js";
import { questionIn, questionOf, worksheetOf } from "../../client/answers/keys.js";
import { keysOfWorksheet, remove } from "../../client/storage/whole_answers.js";
import { readCatalogue } from "../../client/page/load_catalogue.js";
import { button, el, openDialog, tellWithUndo } from "../../client/page/dom.js";
import { saveFile } from "../../client/page/saving.js";
import * as texts from "./deletion_texts.js";
import { keysOf, listVisits } from "../../client/storage/visit_list.js";
import { forgetVersions, keepBefore, keepsVersions } from "../../client/storage/versions.js";
import { forgetTurn } from "../../client/storage/current_visit.js";

/** @param {PageParts} page */
export async function askWhatToDelete(page) {
  const { sheet, questions, storage, retention, places, store } = page;
  const title = sheet.dataset.title ?? "";
  const titles = new Map((await readCatalogue(page.catalogue)).map(({ id, short }) => [id, short]));
  await storage.ready();
  const visits = listVisits(storage, store.visitId);
  const isOne = visits.length === 1;
  const asked = readQuestions(sheet); // In the order of the page.
  const answered = new Set(asked.filter(({ key }) => !isBlank(store.read(key))).map(({ number }) => number));
  const numbers = [...new Set(asked.map(({ number }) => number))].filter((number) => answered.has(number));
  const visitName = texts.visit(store.visit().name);

  const worksheet = worksheetOf(questions[0].key);
  const versions = keepsVersions(storage) ? el("input", { type: "checkbox" }) : null;
  const removeSheet = () =>
    remove(
      keysOfWorksheet(store, worksheet),
      title,
      versions?.checked ? [{ visit: store.visitId, start: `${worksheet}.` }] : [],
    );
  const removeVisit = () => remove(keysOf(storage, store.visitId), visitName, [{ visit: store.visitId }]);
  // How long to keep is no answer: on a shared computer it must outlive them.
  function removeAll() {
    remove(
      storage.keys().filter((key) => key !== KEPT),
      texts.deletedAll[retention],
      [{}],
    );
    forgetTurn(places.session);
  }

  const dialog = openDialog(texts.deletion);
  const place = el("div");
  const choices = [
    el("p", {}, texts.deletionUndo),
    choice(
      el("p", {}, el("strong", {}, texts.onlySheet(title)), el("br"), `${texts.losing} ${texts.losesOnSheet(numbers)}`),
      versions && el("p", {}, texts.keepsVersions, el("br"), el("label", "tick", versions, " ", texts.withVersions)),
      button(texts.deleteSheet, removeSheet, "button--danger"),
    ),
    isOne
      ? null
      : choice(
          ...losing(texts.onlyVisit(store.visit().name), losses(page, titles)),
          button(texts.deleteVisit, removeVisit, "button--danger"),
          savingFirst(page, removeVisit, place),
        ),
    choice(
      ...losing(
        texts.everything[retention],
        isOne ? losses(page, titles) : visits.map(({ name, answered }) => texts.losesFrom(texts.visit(name), answered)),
      ),
      button(texts.deleteAll, removeAll, "button--danger"),
      isOne ? savingFirst(page, removeAll, place) : null,
    ),
    place,
    button(texts.cancel, () => dialog.close()),
  ];
  dialog.append(...choices.filter((element) => element !== null));

  /**
   * @param {string[]} keys
   * @param {string} what
   * @param {Span[]} spans
   */
  function remove(keys, what, spans) {
    dialog.close();
    removeFrom(page, keys, what, spans);
  }
}

/**
 * @param {PageParts} page
 * @param {() => void} then Deletes, once the file is there.
 * @param {HTMLElement} [place] Where it is said and asked.
 */
const savingFirst = (page, then, place) =>
  button(texts.saveAndDelete, async () => {
    if (await saveFile(page, place)) then();
  });

/**
 * Ask, after a long time without a change, whether the answers are still wanted; nothing goes by itself.
 *
 * @param {PageParts} page
 * @param {number} months
 */
export function askWhetherWanted(page, months) {
  const { notices, storage, store } = page;
  const notice = el("div", "notice", el("p", {}, texts.stillWanted(months)));
  notice.append(
    button(texts.saveFile, () => void saveFile(page)),
    savingFirst(page, () => {
      notice.remove();
      const { visitId } = store;
      removeFrom(page, keysOf(storage, visitId), texts.visit(store.visit().name), [{ visit: visitId }]);
    }),
    button(texts.keepOn, () => {
      store.changeVisit({ keptAt: new Date().toISOString() });
      const told = el("p", { role: "status" });
      notice.classList.add(DONE);
      notice.replaceChildren(told);
      told.textContent = texts.keptOn; // Once it is in the page: only a change is read out.
    }),
  );
  notices.append(notice);
}

/**
 * @param {PageParts} page
 * @param {string[]} keys
 * @param {string} what
 * @param {Span[]} spans Whose earlier versions go, too.
 */
const removeFrom = ({ sheet, notices, store }, keys, what, spans) =>
  removeWithUndo(
    notices,
    store,
    keys,
    what,
    () => /** @type {HTMLElement | null} */ (sheet.querySelector("[data-action='file-menu']"))?.focus(),
    spans,
  );

/**
 * @param {HTMLElement} notices
 * @param {import("../../client/storage/types.js").Store} store
 * @param {string[]} keys
 * @param {string} what
 * @param {() => void} [then] After it was taken back.
 * @param {Span[]} [spans] Whose earlier versions go, too; without one, what is deleted becomes one.
 */
export function removeWithUndo(notices, store, keys, what, then = () => {}, spans = []) {
  const questions = keys.map((key) => questionOf(store.visitId, key)).filter((question) => question !== null);
  if (!spans.length) void keepBefore(store, questions, "deletion");
  const { restore, left, settled } = remove(store, keys);
  if (left.length > 0 && left.length === keys.length) {
    tell(notices, texts.notDeleted(what));
    return;
  }
  const goOn = tellWithUndo(notices, texts.deleting, {
    label: texts.undoDelete,
    undo() {
      restore();
      void forgotten?.then((bringBack) => bringBack?.());
      then();
    },
    undone: texts.restored,
  });
  const forgotten = forgetVersions(store, spans).catch(console.warn);
  void Promise.all([settled(), forgotten]).then(([isSettled, areForgotten]) => {
    const isPartly = left.length > 0 || !isSettled || !areForgotten;
    goOn(isPartly ? texts.partlyDeleted(what) : texts.deleted(what), isPartly);
  });
}

/**
 * What deleting this visit takes away, a line each.
 *
 * @param {PageParts} page
 * @param {Map<string, string>} titles Of the worksheets, in their order, by id.
 */
function losses({ storage, store }, titles) {
  const answered = store.answered();
  const asked = [...new Set(answered.map(questionIn))];
  const worksheets = new Set([...titles.keys(), ...asked.map(worksheetOf)]);
  const counts = [...worksheets].map(
    (id) => /** @type {const} */ ([id, asked.filter((question) => worksheetOf(question) === id).length]),
  );
  const { name, changedAt } = store.visit();
  const more = keysOf(storage, store.visitId).length - answered.length - (changedAt ? 1 : 0);
  return [
    ...counts.filter(([, count]) => count > 0).map(([id, count]) => texts.losesFrom(titles.get(id) ?? id, count)),
    ...(name ? [texts.losesName] : []),
    ...(more > 0 ? [texts.losesMore(more)] : []),
  ];
}

/**
 * @param {string} title
 * @param {string[]} lines
 */
const losing = (title, lines) => [
  el("p", {}, el("strong", {}, title), el("br"), texts.losing),
  el("ul", "dialog__list", ...(lines.length ? lines : [texts.losesNothing]).map((line) => el("li", {}, line))),
];

/** @param {(Node | null)[]} children */
const choice = (...children) => el("div", "dialog__choice", ...children);
