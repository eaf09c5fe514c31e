/**
 * Says of two tabs with one session that each goes its own way, as soon as both are open.
 *
 * @import { PageParts } from "../../client/page/types.js"
 */
import * as texts from "./copies_texts.js";
import { el } from "../../client/page/dom.js";
import { watchForSessionCopies } from "../../client/storage/session_copies.js";

/** @param {Pick<PageParts, "places" | "notices">} page */
export function watchForCopies({ places, notices }) {
  let isTold = false;
  watchForSessionCopies(places.session, () => {
    if (isTold) return;
    isTold = true;
    const text = el("p", { role: "status" });
    notices.append(el("div", "notice screen-only", text));
    text.textContent = texts.twoCopies; // Once it is in the page: only a change is read out.
  });
}
