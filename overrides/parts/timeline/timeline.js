/**
 * Shows when each worksheet is due, counted from the day of the visit, with a mark for today, and how each one stands.
 *
 * @import { Asked } from "../../client/answers/stage.js"
 * @import { Store } from "../../client/storage/types.js"
 * @import { Watch } from "../../client/page/watch.js"
 */
import { dayOf, isDay } from "../../client/answers/days.js";
import { dayAt, daysFrom, dueIn } from "../../client/answers/due.js";
import { soon } from "../../client/answers/pieces.js";
import { stageOf } from "../../client/answers/stage.js";
import { watchDay } from "../../client/page/no_day.js";
import * as texts from "../../client/page/texts.js";
import { isRight } from "../../client/page/watch.js";
import { stateOf } from "./timeline_texts.js";

/**
 * @param {HTMLElement} element Holds fields for the day, and lists of stages.
 * @param {Store} store
 * @param {{ failure: () => string | null }} storage Says whether what it was given is kept.
 * @param {Watch} watch
 */
export function startTimeline(element, store, storage, watch) {
  const fields = /** @type {HTMLInputElement[]} */ ([...element.querySelectorAll("[data-part='visit-date']")]);
  const lists = /** @type {HTMLElement[]} */ ([...element.querySelectorAll(".stages")]);
  const today = dayOf(new Date());
  const showStates = createStates(element, store, today);
  for (const when of element.querySelectorAll("[data-part='when']")) {
    /** @type {HTMLElement} */ (when).dataset.lead = when.textContent ?? "";
  }

  const followed = fields.map((field) => ({
    field,
    put: watch.follow([field], (date) => store.changeVisit({ date })),
  }));

  function show() {
    const { date } = store.visit();
    const isKnown = isDay(date);
    for (const { field, put } of followed) if (document.activeElement !== field && isRight(field)) put(date);
    for (const hint of element.querySelectorAll("[data-part='visit-date-hint']")) {
      /** @type {HTMLElement} */ (hint).hidden = isKnown;
    }
    for (const lost of element.querySelectorAll("[data-part='visit-date-lost']")) {
      lost.textContent = isKnown && storage.failure() ? texts.dayNotKept : "";
    }
    for (const list of lists) showStages(list, isKnown ? date : "", today);
    showStates();
  }

  watch.add(() => fields.filter((field) => !isRight(field)).map((field) => () => watchDay(field)));
  show();
  store.subscribeVisit(show);
  store.subscribe(soon(showStates));
}

/**
 * @param {HTMLElement} list
 * @param {string} visit The day of the visit, or "".
 * @param {string} today
 */
function showStages(list, visit, today) {
  list.querySelector(".stage--today")?.remove();
  const stages = /** @type {HTMLElement[]} */ ([...list.children]);
  for (const stage of stages) {
    const when = /** @type {HTMLElement | null} */ (stage.querySelector("[data-part='when']"));
    if (!when) continue;
    const [begin, end] = visit ? daysOf(stage, visit) : ["", ""];
    when.textContent = visit ? texts.days(begin, end, visit) : (when.dataset.lead ?? "");
    when.title = visit ? (when.dataset.lead ?? "") : "";
  }
  if (!visit) return;
  const mark = document.createElement("li");
  Object.assign(mark, { className: "stage stage--today", textContent: texts.today(today) });
  const next = stages.find((stage) => stage.dataset.begin && daysOf(stage, visit)[0] > today);
  if (next) next.before(mark);
  else list.append(mark);
}

/**
 * @param {HTMLElement} stage
 * @param {string} visit
 */
const daysOf = ({ dataset: { begin = "", end = "" } }, visit) => [dayAt(visit, begin), dayAt(visit, end)];

/**
 * @param {HTMLElement} element
 * @param {Store} store
 * @param {string} today
 * @returns {() => void} Says of each stage how it stands.
 */
function createStates(element, store, today) {
  /** @type {string[][]} */
  const ways = JSON.parse(element.dataset.ways ?? "[]");
  const stages = [.../** @type {NodeListOf<HTMLElement>} */ (element.querySelectorAll(".stage"))].map((stage) => {
    const { questions = "[]" } = /** @type {HTMLElement} */ (stage.querySelector(".card")).dataset;
    const said = /** @type {HTMLElement} */ (stage.querySelector("[data-part='state']"));
    return { stage, said, asked: /** @type {Asked[]} */ (JSON.parse(questions)) };
  });

  return () => {
    const visit = store.visit();
    const answers = new Map(store.answered().map((key) => [key, store.read(key)]));
    const due = dueIn(answers.keys(), visit.date, ways, today);
    for (const { stage, said, asked } of stages) {
      const { state, isNow, since } = stageOf(asked, stage.dataset, answers, visit, due, today);
      said.textContent = stateOf(state, isNow, daysFrom(since, today));
      said.hidden = said.textContent === "";
      stage.dataset.state = state;
    }
  };
}
