/**
 * A row for each visit: how far it is, and the way on.
 *
 * @import { Gather, Row } from "./rows.js"
 * @import { Links } from "./links.js"
 *
 * @typedef {{ links: Links, gather: Gather }} Tools
 */
import { dayOf } from "../../client/answers/days.js";
import { daysFrom } from "../../client/answers/due.js";
import { inPieces } from "../../client/answers/pieces.js";
import { el } from "../../client/page/dom.js";
import { backup, late as lateText } from "../../client/page/texts.js";
import { hidden } from "./links.js";
import * as texts from "./home_texts.js";

/** So many are seen at once; the others fold. */
const SHOWN = 6;

/**
 * @param {HTMLElement} place
 * @param {Row[]} rows
 * @param {Tools} tools
 */
export function showVisits(place, rows, tools) {
  const today = dayOf(new Date());
  const open = new Set([...place.querySelectorAll("details[open]")].map((fold) => fold.className));
  const archived = tools.gather.archived();
  const folds = [
    createFold("home__others", texts.moreVisits(rows.length - SHOWN), rows.slice(SHOWN), (row) => row),
    createFold("home__archive", texts.archive(archived.length), archived, tools.gather.read),
  ];
  place.replaceChildren(
    el("ul", "home__list", ...rows.slice(0, SHOWN).map((row) => createRow(row, today, tools))),
    ...folds.filter((fold) => fold !== null),
  );

  /**
   * Made when it is opened first: there may be hundreds.
   *
   * @template Item
   * @param {string} name
   * @param {string} title
   * @param {Item[]} items
   * @param {(item: Item) => Row} read
   */
  function createFold(name, title, items, read) {
    if (items.length === 0) return null;
    const list = el("ul", "home__list");
    const fold = el("details", name, el("summary", { "data-does": name }, title), list);
    let isMade = false;
    fold.addEventListener("toggle", () => {
      if (isMade) return;
      isMade = true;
      void inPieces(items, (item) => list.append(createRow(read(item), today, tools)));
    });
    fold.open = open.has(name);
    return fold;
  }
}

/**
 * @param {Row} row
 * @param {string} today
 * @param {Tools} tools
 */
function createRow({ id, isCurrent, visit, agenda }, today, { links }) {
  const name = visit.name || texts.unnamed;
  const { all, answered, next, last } = agenda;
  const bar = el("progress", {
    class: "progress__bar",
    max: String(all),
    value: String(answered),
    "aria-hidden": "true",
  });
  const look = `button${isCurrent ? " button--main" : ""} home__on`;
  const on = next
    ? links.create("on", id, look, links.wayTo(next.worksheet, next.field), texts.writeOn(next.number))
    : links.create("on", id, look, links.wayTo(last), texts.lookAt);
  on.append(hidden(texts.of(name)));
  const toLate = (/** @type {number} */ count) => links.toPage("overdue", id, name, String(count));
  const facts = [texts.at(visit.host), texts.dayOfVisit(visit.date, today)].filter(Boolean).join(" · ");
  return el(
    "li",
    { class: `home__visit${isCurrent ? " home__visit--current" : ""}`, "data-visit": id },
    el("h3", { class: "home__name", dir: "auto", translate: "no" }, name),
    el("p", { class: "home__facts", dir: "auto" }, facts),
    el("p", "home__state", bar, el("span", {}, texts.progress(answered, all)), createLate(agenda, today, toLate)),
    el(
      "p",
      "home__ways",
      on,
      links.toPage("checklist", id, name),
      links.toPage("timeline", id, name),
      el("span", "home__facts", backup(savedDaysAgo(visit, today))),
    ),
  );
}

/**
 * @param {Row["visit"]} visit
 * @param {string} today
 * @returns {number | null} null where there is no save file of it.
 */
function savedDaysAgo({ backedUpAt }, today) {
  const at = new Date(backedUpAt);
  return Number.isNaN(at.getTime()) ? null : daysFrom(dayOf(at), today);
}

/**
 * @param {Row["agenda"]} agenda
 * @param {string} today
 * @param {(count: number) => HTMLAnchorElement | null} toLate Leads to the list of them.
 */
function createLate({ tasks }, today, toLate) {
  const late = tasks.filter(({ urgency }) => urgency === "overdue");
  if (late.length === 0) return null;
  const since = lateText(daysFrom(late[0].due, today));
  const told = late.length === 1 ? `, ${since}` : texts.oldest(since);
  return el("span", "home__late", toLate(late.length) ?? el("strong", {}, texts.overdue(late.length)), told);
}
