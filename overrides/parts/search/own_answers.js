/**
 * Finds answers of all visits that are kept in this browser.  Nothing of them is stored anew, and no address holds any.
 *
 * @import { Answer } from "../../client/answers/answers.js"
 *
 * @typedef {{ visit: string, question: string, answer: Answer }} FoundAnswer
 * @typedef {(question: string) => { title: string, address: string } | null} PlaceOf Where a question stands, if anywhere.
 */
import { parseAnswer } from "../../client/answers/answers.js";
import { excerptOf, holds, wordsIn } from "../../client/answers/finding.js";
import { instanceIn, questionIn, questionOf, visitOf } from "../../client/answers/keys.js";
import { inPieces } from "../../client/answers/pieces.js";
import { el } from "../../client/page/dom.js";
import { reload } from "../../client/page/load_asset.js";
import { currentVisit, turnTo } from "../../client/storage/current_visit.js";
import { openPlaces, readRetention, storageFor } from "../../client/storage/retention.js";
import { visitIn } from "../../client/storage/visit_answers.js";
import * as texts from "./search_texts.js";

/** So many are shown before somebody asks for more. */
const FIRST = 5;

/** @param {PlaceOf} placeOf */
export function createOwnAnswers(placeOf) {
  const places = openPlaces(window);
  const storage = storageFor(readRetention(places.session), places);

  /** @param {FoundAnswer} found @param {string[]} words */
  function createResult({ visit, question, answer }, words) {
    const { title, address } = /** @type {{ title: string, address: string }} */ (placeOf(questionIn(question)));
    const instance = instanceIn(question);
    const href = `${address}#${questionIn(question)}.answer${instance ? `~${instance}` : ""}`;
    const name = visitIn(storage, visit).name || texts.unnamed;
    const who = answer.responsible ? texts.responsible(answer.responsible) : "";
    const link = el(
      "a",
      { class: "search__result", href },
      el("span", "search__title", title),
      el("span", { class: "search__excerpt", dir: "auto", translate: "no" }, excerptOf(answer.answer, words)),
      el("span", { class: "search__excerpt", dir: "auto" }, [name, who].filter(Boolean).join(" · ")),
    );
    for (const type of ["click", "auxclick"]) link.addEventListener(type, (event) => follow(event, link, visit));
    return el("li", {}, link);
  }

  /**
   * @param {Event} event
   * @param {HTMLAnchorElement} link
   * @param {string} visit Is open before the link leads on; in a new tab, too.
   */
  function follow(event, link, visit) {
    if (visit === currentVisit(storage, places.session)) return;
    turnTo(storage, places.session, visit);
    if (event.type !== "click" || link.pathname !== location.pathname) return;
    // The same page shows another visit only once it is loaded again.
    event.preventDefault();
    location.hash = link.hash;
    reload();
  }

  return {
    /**
     * @param {string} query
     * @param {() => boolean} isStale Whether nobody waits for it any more.
     * @returns {Promise<FoundAnswer[]>} What was changed last comes first.
     */
    async find(query, isStale) {
      const words = wordsIn(query);
      /** @type {FoundAnswer[]} */
      const found = [];
      await inPieces(words.length ? storage.keys() : [], (key) => {
        if (isStale()) return;
        const visit = visitOf(key);
        const question = visit && questionOf(visit, key);
        const answer = question && parseAnswer(storage.getItem(key) ?? null);
        if (!visit || !question || !answer || !holds(`${answer.answer}\n${answer.responsible}`, words)) return;
        if (placeOf(questionIn(question))) found.push({ visit, question, answer });
      });
      return found.sort((a, b) => (a.answer.changedAt < b.answer.changedAt ? 1 : -1));
    },

    /**
     * @param {FoundAnswer[]} found
     * @param {string} query
     * @returns {HTMLElement[]} Marked apart from what everybody finds.
     */
    show(found, query) {
      const words = wordsIn(query);
      const list = el("ol", "search__results", ...found.slice(0, FIRST).map((each) => createResult(each, words)));
      const rest = found.slice(FIRST);
      const more = el("button", { type: "button", class: "button button--text" }, texts.more(rest.length));
      more.addEventListener("click", () => {
        more.remove();
        const { length } = list.children;
        void inPieces(rest, (each) => list.append(createResult(each, words)));
        /** @type {HTMLElement | null} */ (list.children[length]?.querySelector("a"))?.focus();
      });
      return [heading(texts.own), list, ...(rest.length ? [more] : []), heading(texts.guide)];
    },
  };
}

/** @param {string} text As large as the name of the field: in a small box, a heading of a page would be all that is seen. */
const heading = (text) => el("div", { class: "search__label", role: "heading", "aria-level": "2" }, text);
