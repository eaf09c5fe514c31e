/**
 * Shows when each worksheet is due, counted from the day of the visit, with a mark for today.
 *
 * @import { Store } from "../../client/storage/types.js"
 * @import { Watch } from "../../client/page/watch.js"
 */
import { dayOf, isDay, utcDay } from "../../client/answers/days.js";
import { watchDay } from "../../client/page/no_day.js";
import * as texts from "../../client/page/texts.js";
import { isRight } from "../../client/page/watch.js";

/** In days: so much room has a sheet that is due on a single day other than that of the visit. */
const ROOM = 14;

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
  }

  watch.add(() => fields.filter((field) => !isRight(field)).map((field) => () => watchDay(field)));
  show();
  store.subscribeVisit(show);
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
    const isNow = visit !== "" && isDue([begin, end], today, visit);
    when.textContent = visit ? texts.days(begin, end, visit) : (when.dataset.lead ?? "");
    when.title = visit ? (when.dataset.lead ?? "") : "";
    /** @type {HTMLElement} */ (stage.querySelector("[data-part='now']")).hidden = !isNow;
    stage.classList.toggle("stage--now", isNow);
    stage.classList.toggle("stage--past", visit !== "" && end < today && !isNow);
  }
  if (!visit) return;
  const mark = document.createElement("li");
  Object.assign(mark, { className: "stage stage--today", textContent: texts.today(today) });
  const next = stages.find((stage) => stage.dataset.begin && daysOf(stage, visit)[0] > today);
  if (next) next.before(mark);
  else list.append(mark);
}

/**
 * @param {string[]} span First and last day of a sheet, YYYY-MM-DD.
 * @param {string} today
 * @param {string} visit The day of the visit.
 */
export function isDue([begin, end], today, visit) {
  const room = begin === end && begin !== visit ? ROOM : 0;
  return dayAt(begin, `${room} days before`) <= today && today <= dayAt(end, `${room} days after`);
}

/**
 * @param {HTMLElement} stage
 * @param {string} visit
 */
const daysOf = ({ dataset: { begin = "", end = "" } }, visit) => [dayAt(visit, begin), dayAt(visit, end)];

/**
 * @param {string} visit YYYY-MM-DD.
 * @param {string} lead Such as "6 months before" or "on the day", as in the data file.
 * @returns {string} YYYY-MM-DD; in a month that is too short, its last day.
 */
export function dayAt(visit, lead) {
  const match = lead.match(/^([0-9]+) (day|week|month)s? (before|after)$/);
  if (!match) return visit;
  const [year, month, day] = visit.split("-").map(Number);
  const count = Number(match[1]) * (match[3] === "before" ? -1 : 1);
  if (match[2] !== "month") return utcDay(Date.UTC(year, month - 1, day + count * (match[2] === "week" ? 7 : 1)));
  const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
  return utcDay(Date.UTC(year, month - 1 + count, Math.min(day, last)));
}
