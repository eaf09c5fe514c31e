/**
 * The ways of the start page: a link to one of them opens it, and otherwise the one that the person is on.
 *
 * @import { Store } from "../../client/storage/types.js"
 */
import { latestOf, wayOn } from "../../client/answers/agenda.js";
import { isAnswered } from "../../client/answers/answers.js";
import { questionIn, worksheetOf } from "../../client/answers/keys.js";
import { ownWay } from "../../client/answers/own_sheets.js";
import { soon } from "../../client/answers/pieces.js";
import { isFor } from "../../client/answers/visits.js";

/**
 * @param {HTMLElement} ways
 * @param {Store} store
 */
export function startWays(ways, store) {
  const all = [...ways.querySelectorAll("details")];

  /** @param {HTMLDetailsElement} way */
  function open(way) {
    for (const other of all) other.open = other === way;
  }

  function openNamed() {
    const way = all.find(({ id }) => `#${id}` === location.hash);
    if (!way) return false;
    open(way);
    way.scrollIntoView();
    return true;
  }

  function openOwn() {
    const sheets = all.map((way) => [...way.querySelectorAll(".progress")].map(worksheetIn));
    const own = ownWay(store.answered().map(worksheetOf), sheets);
    if (own) open(all[sheets.indexOf(own)]);
  }

  for (const way of all) startStep(way, store);
  if (!openNamed()) openOwn();
  // Whoever goes back finds the way open that she chose; nothing is stored for that.
  for (const way of all) {
    way.querySelector("summary")?.addEventListener("click", () => {
      if (!way.open) history.replaceState(history.state, "", `#${way.id}`);
    });
  }
  addEventListener("hashchange", openNamed);
}

/**
 * The step to do moves on with what is answered.
 *
 * @param {HTMLDetailsElement} way
 * @param {Store} store
 */
function startStep(way, store) {
  const questions = [.../** @type {NodeListOf<HTMLElement>} */ (way.querySelectorAll(".card"))].flatMap((card) => {
    const sheet = /** @type {HTMLAnchorElement} */ (card.querySelector("a"));
    /** @type {{ key: string, asksWho: boolean, audience: string }[]} */
    const counted = JSON.parse(card.dataset.questions ?? "[]");
    return counted.map((question) => ({ ...question, sheet }));
  });
  /** @param {string} name */
  const part = (name) => /** @type {HTMLElement} */ (way.querySelector(`[data-part="${name}"]`));

  function show() {
    const given = store.answered();
    const asked = questions
      .map((question) => ({
        ...question,
        answers: given.filter((key) => questionIn(key) === question.key).map((key) => store.read(key)),
      }))
      .filter(({ audience, answers }) => answers.length || isFor(audience, store.visit().side));
    const { last, next } = wayOn(
      asked,
      ({ answers, asksWho }) => answers.some((answer) => isAnswered(answer, asksWho)),
      ({ answers }) => latestOf(answers),
    );
    part("first-step").hidden = Boolean(last);
    part("next-step").hidden = !last || !next;
    part("no-step").hidden = !last || Boolean(next);
    if (next) lead(/** @type {HTMLAnchorElement} */ (part("next-sheet")), next.sheet, `${next.key}.answer`);
  }

  show();
  store.subscribe(soon(show));
  store.subscribeVisit(show);
}

/**
 * @param {HTMLAnchorElement} link Shall lead to a field.
 * @param {HTMLAnchorElement} sheet Leads to its sheet.
 * @param {string} field Its id.
 */
function lead(link, sheet, field) {
  const way = sheet.getAttribute("href") ?? "";
  link.textContent = sheet.textContent;
  // In the guide in one file, the address of a page is a place in it already.
  link.setAttribute("href", `${way}${way.startsWith("#") ? "/" : "#"}${field}`);
}

/** @param {Element} progress */
const worksheetIn = (progress) => /** @type {HTMLElement} */ (progress).dataset.worksheet ?? "";
