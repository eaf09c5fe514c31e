/**
 * Leads to the visit that was open before a crash, where the page learned of it too late to show it unasked.
 *
 * @import { AnyPage } from "../../client/page/types.js"
 */
import { button, el } from "../../client/page/dom.js";
import { turnAway } from "../../client/page/turning.js";
import { visitIn } from "../../client/storage/visit_answers.js";
import * as texts from "./visits_texts.js";

/**
 * @param {AnyPage} page
 * @param {string} visit Its id.
 */
export function offerVisit(page, visit) {
  const { storage, store, notices } = page;
  const { name } = visitIn(storage, visit);
  const text = el("p", { role: "status" });
  notices.append(
    el(
      "div",
      "notice screen-only",
      text,
      button(texts.toLastVisit, () => turnAway(page, visit)),
    ),
  );
  // Once it is in the page: only a change is read out.
  text.textContent = texts.lastVisit(texts.visit(name), texts.visit(store.visit().name));
}
