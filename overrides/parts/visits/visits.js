/**
 * Shows the visits: open, name, copy, archive, delete one, begin another.
 *
 * @import { PageParts } from "../../client/page/types.js"
 * @import { Visit } from "../../client/answers/visits.js"
 * @import { ListedVisit } from "../../client/storage/visit_list.js"
 */
import { reload } from "../../client/page/load_asset.js";
import { DONE } from "../../client/page/notices.js";
import { formatDue, unsavedFirst } from "../../client/page/texts.js";
import { turnTo } from "../../client/storage/current_visit.js";
import { isRight } from "../../client/page/watch.js";
import { remove } from "../../client/storage/whole_answers.js";
import { button, el, openDialog } from "../../client/page/dom.js";
import { watchDay } from "../../client/page/no_day.js";
import { settled } from "../../client/storage/settled.js";
import { texts } from "../../client/page/desk_texts.js";
import { changeVisit, copyVisit, keysOf, listVisits, newVisitId } from "../../client/storage/visit_list.js";

/** As the fields of the page have it. */
const DAYS = { min: "2000-01-01", max: "2099-12-31" };

/** @param {PageParts} page */
export function showVisits({ storage, store, places }) {
  const dialog = openDialog(texts.visits, "dialog--wide");
  const status = el("div", { role: "status", class: "dialog__status" });
  const list = el("ul", "visits");
  const create = createForm(texts.create, {}, (given) => begin(given));
  dialog.append(
    el("p", {}, texts.visitsLead),
    status,
    list,
    el("details", "visits__new", el("summary", {}, texts.newVisit), create),
    button(texts.close, () => dialog.close()),
  );
  render();

  /**
   * @param {string} [id] The visit whose button was pressed: the same one has the focus again.
   * @param {string} [action]
   */
  function render(id, action) {
    list.replaceChildren(...listVisits(storage, store.visitId).map(createItem));
    if (!id) return;
    /** @type {HTMLElement | null} */ (list.querySelector(`[data-visit="${id}"] [data-does="${action}"]`))?.focus();
  }

  /** @param {ListedVisit} visit */
  function createItem(visit) {
    const name = visit.name || texts.unnamed;
    const hint = ` (${name})`;
    const form = createForm(texts.keep, visit, (given) => {
      if (visit.isCurrent) store.changeVisit(given);
      else changeVisit(storage, visit.id, given, new Date());
      say(texts.visitChanged, true);
      render(visit.id, "edit");
    });
    const editing = el(
      "details",
      "visits__edit",
      el("summary", { "data-does": "edit" }, texts.edit, hidden(hint)),
      form,
    );
    const state = [visit.isCurrent ? texts.current : "", visit.archived ? texts.archived : ""]
      .filter(Boolean)
      .join(" · ");
    return el(
      "li",
      {
        class: visit.isCurrent ? "visits__item visits__item--current" : "visits__item",
        "data-visit": visit.id,
      },
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
        visit.isCurrent ? null : tool("open", texts.open, hint, () => turn(visit.id)),
        tool("copy", texts.copy, hint, () => copy(visit)),
        tool("archive", visit.archived ? texts.unarchive : texts.archive, hint, () => archive(visit)),
        tool("remove", texts.remove, hint, () => deleteVisit(visit)),
      ),
      editing,
    );
  }

  /**
   * @param {Node | string} told
   * @param {boolean} [isDone] Whether it is what the person wanted.
   */
  function say(told, isDone = false) {
    status.classList.toggle(DONE, isDone);
    status.replaceChildren(told);
  }

  /** @param {string} id */
  function turn(id) {
    if (storage.hasUnsaved()) {
      say(unsavedFirst);
      return;
    }
    turnTo(storage, places.session, id);
    reload();
  }

  /** @param {Partial<Visit>} given */
  function begin(given) {
    const id = newVisitId(new Date());
    changeVisit(storage, id, given, new Date());
    turn(id);
  }

  /** @param {ListedVisit} visit */
  function copy({ id, name }) {
    const made = copyVisit(storage, id, texts.copyOf(name), new Date());
    if (made) say(texts.visitCopied(name), true);
    else say(texts.noRoom);
    render(id, "copy");
  }

  /** @param {ListedVisit} visit */
  function archive({ id, name, isCurrent, archived }) {
    if (isCurrent) store.changeVisit({ archived: !archived });
    else changeVisit(storage, id, { archived: !archived }, new Date());
    say(archived ? texts.visitUnarchived(name) : texts.visitArchived(name), true);
    render(id, "archive");
  }

  /** @param {ListedVisit} visit */
  function deleteVisit({ id, name }) {
    const removal = remove(store, keysOf(storage, id));
    const undo = button(texts.undo, async () => {
      removal.restore();
      render(id, "remove");
      await settled(storage);
      say(texts.visitBack, true);
    });
    const told = el("p", {}, texts.deleting);
    say(told, true);
    status.append(undo);
    render();
    undo.focus();
    void removal.settled().then((isSettled) => {
      const isGone = removal.left.length === 0 && isSettled;
      told.textContent = isGone ? texts.visitDeleted(name || texts.unnamed) : texts.partlyDeleted(texts.visit(name));
      if (told.isConnected) status.classList.toggle(DONE, isGone);
    });
  }
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

/**
 * @param {string} label
 * @param {Partial<Visit>} visit What is there.
 * @param {(given: Pick<Visit, "name" | "host" | "date" | "author" | "side">) => void} submit
 */
function createForm(label, visit, submit) {
  const [name, host, date, author] = [
    createField(texts.name, "text", visit.name),
    createField(texts.host, "text", visit.host),
    createField(texts.date, "date", visit.date),
    createField(texts.author, "text", visit.author, "name"),
  ];
  const side = createSide(visit.side);
  const send = el("button", { type: "submit", class: "button button--main" }, label);
  // A sandboxed frame sends no form, but Enter in a field always clicks its button.
  send.addEventListener("click", (event) => {
    event.preventDefault();
    if (!isRight(date.input)) {
      watchDay(date.input, true);
      return date.input.focus();
    }
    submit({
      name: name.input.value,
      host: host.input.value,
      date: date.input.value,
      author: author.input.value,
      side: side.input.value,
    });
  });
  return el("form", "visits__form", name.field, host.field, date.field, author.field, side.field, send);
}

/**
 * @param {string} label
 * @param {string} type
 * @param {string} [value]
 * @param {string} [autocomplete] What the browser may fill in, as it knows it.
 */
function createField(label, type, value = "", autocomplete = "off") {
  const input = el("input", { type, class: "input", autocomplete, ...(type === "date" ? DAYS : {}) });
  input.value = value;
  return { input, field: labelled(label, input) };
}

/** @param {string} [value] */
function createSide(value = "") {
  const sides = ["", "visitors", "hosts"].map((side) => new Option(texts.sideName(side) || texts.noSide, side));
  const input = el("select", { class: "input", autocomplete: "off" }, ...sides);
  input.value = value;
  return { input, field: labelled(texts.whichSide, input) };
}

/**
 * @param {string} label
 * @param {HTMLElement} input
 */
const labelled = (label, input) => el("label", "field", el("span", "label", label), input);
