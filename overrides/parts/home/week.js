/**
 * What is due this week, and what is overdue, in all visits: done with one click, which can be taken back where it was.
 *
 * @import { Status } from "../../client/answers/answers.js"
 * @import { Task } from "../../client/answers/agenda.js"
 * @import { HomePage } from "./types.js"
 * @import { Links } from "./links.js"
 * @import { Row } from "./rows.js"
 *
 * @typedef {{ row: Row, task: Task }} Item
 */
import { dayOf } from "../../client/answers/days.js";
import { daysFrom } from "../../client/answers/due.js";
import { inPieces } from "../../client/answers/pieces.js";
import { EXAMPLE_VISIT } from "../../client/answers/visits.js";
import { button, el } from "../../client/page/dom.js";
import { tell } from "../../client/page/notices.js";
import { late, notSaved } from "../../client/page/texts.js";
import { createStore } from "../../client/storage/store.js";
import { keepBefore } from "../../client/storage/versions.js";
import { hidden } from "./links.js";
import * as texts from "./home_texts.js";

/** So many are seen at once; the others fold. */
const SHOWN = 6;

/**
 * @param {HTMLElement} section Shown where anything is due.
 * @param {HomePage} page
 * @param {object} tools
 * @param {Links} tools.links
 * @param {HTMLElement} tools.notices
 * @param {(visit: string, question: string) => void} tools.again Shows a visit as it is after a change.
 */
export function createWeek(section, { storage, store: own }, { links, notices, again }) {
  const head = el("h2", { class: "home__title", id: "home.week" }, section.ariaLabel ?? "");
  const sum = el("p", "home__facts");
  const told = el("p", { class: "visually-hidden", role: "status" });
  const list = el("ol", "home__tasks");
  const rest = el("ol", "home__tasks");
  const summary = el("summary", { "data-does": "more tasks" });
  const more = el("details", "home__others", summary, rest);
  /** @type {Map<string, Item>} What was called done here: it stays in its place, so that it can be taken back. */
  const settled = new Map();
  /** @type {Item[]} What folds. */
  let folded = [];
  section.append(head, sum, told, list, more);
  more.addEventListener("toggle", fill);

  function fill() {
    const items = folded;
    rest.replaceChildren();
    if (more.open) void inPieces(items, (item) => items === folded && rest.append(createTask(item)));
  }

  /**
   * @param {Item} item
   * @param {Status} status
   */
  async function change(item, status) {
    const { row, task } = item;
    await storage.ready(row.id); // What only the disk copy knows of it must not be written over.
    const store = row.isCurrent ? own : createStore(storage, { visit: row.id });
    void keepBefore(store, [task.key], "writing");
    store.write(task.key, { status }, store.read(task.key).revision);
    const isDone = status === "done";
    if (isDone) settled.set(idOf(item), item);
    else settled.delete(idOf(item));
    again(row.id, task.key);
    told.textContent = isDone ? texts.isDone(task.number) : texts.isBack(task.number);
    const failure = storage.failure();
    if (failure) tell(notices, notSaved[failure]);
  }

  /** @param {Item} item */
  function createTask(item) {
    const { row, task } = item;
    const { key, due, urgency, answer } = task;
    const isDone = settled.has(idOf(item));
    const today = dayOf(new Date());
    const isLate = urgency === "overdue" && !isDone;
    const when = urgency === "overdue" ? late(daysFrom(due, today)) : texts.until(due, today);
    const label = isDone ? texts.undo : texts.done;
    const act = button(label, () => void change(item, isDone ? answer.status : "done"));
    act.append(hidden(texts.of(task.text)));
    act.dataset.does = `done ${idOf(item)}`;
    return el(
      "li",
      `home__task${isDone ? " home__task--done" : ""}`,
      links.create(`task ${key}`, row.id, "home__question", links.wayTo(task.worksheet, task.field), task.text),
      el(
        "p",
        { class: "home__due", dir: "auto" },
        el("strong", isLate ? "home__late" : "", isDone ? texts.done : when),
        answer.responsible ? ` · ${answer.responsible}` : "",
      ),
      el("p", { class: "home__facts", dir: "auto" }, placeOf(item)),
      task.isTracked ? act : null,
    );
  }

  /** @param {Row[]} rows */
  return function show(rows) {
    const items = rows
      .filter(({ id, isCurrent }) => id !== EXAMPLE_VISIT || isCurrent)
      .flatMap((row) => row.agenda.tasks.map((task) => ({ row, task })))
      .filter(({ task }) => task.urgency === "overdue" || task.urgency === "week");
    const overdue = items.filter(({ task }) => task.urgency === "overdue").length;
    sum.textContent = texts.due(overdue, items.length - overdue);
    for (const item of items) settled.delete(idOf(item)); // Somebody has taken it up again.
    const all = [...settled.values(), ...items].sort((a, b) => a.task.due.localeCompare(b.task.due));
    section.hidden = all.length === 0;
    folded = all.slice(SHOWN);
    list.replaceChildren(...all.slice(0, SHOWN).map(createTask));
    more.hidden = folded.length === 0;
    summary.textContent = texts.moreTasks(folded.length);
    fill();
  };
}

/** @param {Item} item */
const idOf = ({ row, task }) => `${row.id} ${task.key}`;

/** @param {Item} item */
const placeOf = ({ row, task }) =>
  [`${task.number} ${task.sheet}`, task.stop, row.visit.name || texts.unnamed].filter(Boolean).join(" · ");
