/**
 * Shows the visits: open, name, copy, archive, delete one, begin another.
 *
 * @import { PageParts } from "../../client/page/types.js"
 * @import { Visit } from "../../client/answers/visits.js"
 * @import { ListedVisit } from "../../client/storage/visit_list.js"
 *
 * @typedef {Pick<PageParts, "storage" | "store" | "places"> & { list: HTMLElement, status: HTMLElement, shown: ListedVisit[],
 * ready: Promise<void> }} Dialog Ready once storage and disk copy say the same of every visit.
 */
import { inPieces, pause } from "../../client/answers/pieces.js";
import { reload } from "../../client/page/load_asset.js";
import { DONE } from "../../client/page/notices.js";
import { formatDue, unsavedFirst } from "../../client/page/texts.js";
import { turnTo } from "../../client/storage/current_visit.js";
import { remove } from "../../client/storage/whole_answers.js";
import { forgetVersions } from "../../client/storage/versions.js";
import { button, el, openDialog } from "../../client/page/dom.js";
import { notePerson, readPerson } from "../../client/storage/person.js";
import { settled } from "../../client/storage/settled.js";
import { renewSummaries } from "../../client/storage/summaries.js";
import * as texts from "./visits_texts.js";
import { changeVisit, copyVisit, keysOf, listVisits, newVisitId } from "../../client/storage/visit_list.js";
import { createForm } from "./visit_form.js";

/** So many fill a screen, and a list that is scrolled at once. */
const SCREEN = 20;

/**
 * @param {Pick<PageParts, "storage" | "store" | "places">} page
 * @param {{ isNew?: boolean, then?: () => void }} [options] Whether another visit is to be begun; what happens once the
 *   list is closed.
 */
export function showVisits({ storage, store, places }, { isNew = false, then = () => {} } = {}) {
  const element = openDialog(texts.visits, "dialog--wide");
  const status = el("div", { role: "status", class: "dialog__status" });
  const list = el("ul", "visits");
  /** @type {Dialog} */
  const dialog = { storage, store, places, list, status, shown: [], ready: pause().then(() => storage.ready()) };
  const author = readPerson(storage) ?? "";
  const create = createForm(texts.create, { author }, (given) => void begin(dialog, given));
  const fold = el("details", "visits__new", el("summary", {}, texts.newVisit), create);
  element.append(
    el("p", {}, texts.visitsLead),
    status,
    list,
    fold,
    button(texts.close, () => element.close()),
  );
  element.addEventListener("close", then);
  render(dialog);
  if (isNew) {
    fold.open = true;
    create.querySelector("input")?.focus();
  }
  void complete(dialog);
}

/**
 * What the storage has is shown at once; what it has lost, or somebody has changed behind this page's back, a moment later.
 *
 * @param {Dialog} dialog
 */
async function complete(dialog) {
  const { storage, store, list } = dialog;
  await dialog.ready;
  if (!(await renewSummaries(storage))) return;
  const visits = listVisits(storage, store.visitId);
  // What somebody is typing into one of them must not go.
  if (JSON.stringify(visits) === JSON.stringify(dialog.shown) || list.querySelector("details[open]")) return;
  const focused = /** @type {HTMLElement | null} */ (document.activeElement);
  const item = /** @type {HTMLElement | null | undefined} */ (focused?.closest("[data-visit]"));
  render(dialog, item?.dataset.visit, focused?.dataset.does);
}

/**
 * @param {Dialog} dialog
 * @param {string} [id] The visit whose button was pressed: the same one has the focus again.
 * @param {string} [action]
 */
function render(dialog, id, action) {
  const { storage, store, list } = dialog;
  const visits = listVisits(storage, store.visitId);
  const first = Math.max(SCREEN, visits.findIndex((visit) => visit.id === id) + 1);
  dialog.shown = visits;
  list.replaceChildren(...visits.slice(0, first).map((visit) => createItem(dialog, visit)));
  void pause().then(() =>
    inPieces(visits.slice(first), (visit) => {
      if (dialog.shown === visits) list.append(createItem(dialog, visit));
    }),
  );
  if (!id) return;
  /** @type {HTMLElement | null} */ (list.querySelector(`[data-visit="${id}"] [data-does="${action}"]`))?.focus();
}

/**
 * @param {Dialog} dialog
 * @param {ListedVisit} visit
 */
function createItem(dialog, visit) {
  const name = visit.name || texts.unnamed;
  const hint = ` (${name})`;
  const state = [visit.isCurrent ? texts.current : "", visit.archived ? texts.archived : ""]
    .filter(Boolean)
    .join(" · ");
  return el(
    "li",
    { class: `dialog__box visits__item${visit.isCurrent ? " visits__item--current" : ""}`, "data-visit": visit.id },
    el(
      "p",
      "visits__name",
      el("strong", { dir: "auto", translate: "no" }, name),
      state ? el("span", "visits__state", state) : null,
    ),
    el(
      "p",
      "visits__details",
      texts.visitDetails(visit.host, formatDue(visit.date), visit.answered, visit.lastChange, visit.side),
    ),
    el(
      "div",
      "visits__actions",
      visit.isCurrent ? null : tool("open", texts.open, hint, () => turn(dialog, visit.id)),
      tool("copy", texts.copy, hint, () => copy(dialog, visit)),
      tool("archive", visit.archived ? texts.unarchive : texts.archive, hint, () => archive(dialog, visit)),
      tool("remove", texts.remove, hint, () => deleteVisit(dialog, visit)),
    ),
    createEdit(dialog, visit, hint),
  );
}

/**
 * @param {Dialog} dialog
 * @param {ListedVisit} visit
 * @param {string} hint
 */
function createEdit(dialog, visit, hint) {
  const summary = el("summary", { "data-does": "edit" }, texts.edit, hidden(hint));
  const edit = el("details", "visits__edit", summary);
  // Of many visits, few are edited.
  function open() {
    if (edit.lastChild !== summary) return;
    const form = createForm(texts.keep, visit, async (given) => {
      await change(dialog, visit, given);
      if (given.author !== visit.author) notePerson(dialog.storage, given.author, new Date());
      say(dialog, texts.visitChanged, true);
      render(dialog, visit.id, "edit");
    });
    edit.append(form);
  }
  // A click has its fields at once; the browser's search in the page opens it without one.
  summary.addEventListener("click", open);
  edit.addEventListener("toggle", open);
  return edit;
}

/**
 * @param {Dialog} dialog
 * @param {ListedVisit} visit
 * @param {Partial<Visit>} patch
 */
async function change({ storage, store, ready }, { id, isCurrent }, patch) {
  await ready;
  if (isCurrent) store.changeVisit(patch);
  else changeVisit(storage, id, patch, new Date());
}

/**
 * @param {Dialog} dialog
 * @param {Node | string} told
 * @param {boolean} [isDone] Whether it is what the person wanted.
 */
function say({ status }, told, isDone = false) {
  status.classList.toggle(DONE, isDone);
  status.replaceChildren(told);
}

/**
 * @param {Dialog} dialog
 * @param {string} id
 */
function turn(dialog, id) {
  const { storage, places } = dialog;
  if (storage.hasUnsaved()) {
    say(dialog, unsavedFirst);
    return;
  }
  turnTo(storage, places.session, id);
  reload();
}

/**
 * @param {Dialog} dialog
 * @param {Pick<Visit, "name" | "host" | "date" | "author" | "side">} given
 */
async function begin(dialog, given) {
  await dialog.ready;
  const id = newVisitId(new Date());
  changeVisit(dialog.storage, id, given, new Date());
  if (given.author) notePerson(dialog.storage, given.author, new Date());
  turn(dialog, id);
}

/**
 * @param {Dialog} dialog
 * @param {ListedVisit} visit
 */
async function copy(dialog, { id, name }) {
  await dialog.ready;
  const made = copyVisit(dialog.storage, id, texts.copyOf(name), new Date());
  if (made) say(dialog, texts.visitCopied(name), true);
  else say(dialog, texts.noRoom);
  render(dialog, id, "copy");
}

/**
 * @param {Dialog} dialog
 * @param {ListedVisit} visit
 */
async function archive(dialog, visit) {
  const { id, name, archived } = visit;
  await change(dialog, visit, { archived: !archived });
  say(dialog, archived ? texts.visitUnarchived(name) : texts.visitArchived(name), true);
  render(dialog, id, "archive");
}

/**
 * @param {Dialog} dialog
 * @param {ListedVisit} visit
 */
async function deleteVisit(dialog, { id, name }) {
  const { storage, store, status, ready } = dialog;
  await ready;
  const { restore, left, settled: isDone } = remove(store, keysOf(storage, id));
  const forgotten = forgetVersions(store, [{ visit: id }]).catch(console.warn);
  const undo = button(texts.undo, async () => {
    restore();
    render(dialog, id, "remove");
    await (
      await forgotten
    )?.();
    await settled(storage);
    say(dialog, texts.visitBack, true);
  });
  const told = el("p", {}, texts.deleting);
  say(dialog, told, true);
  status.append(undo);
  render(dialog);
  undo.focus();
  void Promise.all([isDone(), forgotten]).then(([isSettled, areForgotten]) => {
    const isGone = left.length === 0 && isSettled && Boolean(areForgotten);
    told.textContent = isGone ? texts.visitDeleted(name || texts.unnamed) : texts.partlyDeleted(texts.visit(name));
    if (told.isConnected) status.classList.toggle(DONE, isGone);
  });
}

/** @param {string} text */
const hidden = (text) => el("span", "visually-hidden", text);

/**
 * @param {string} does Names it, so that it can be found again.
 * @param {string} label
 * @param {string} hint Tells a screen reader which visit is meant.
 * @param {() => void} action
 */
function tool(does, label, hint, action) {
  const element = button(label, action, "button--text");
  element.dataset.does = does;
  element.append(hidden(hint));
  return element;
}
