/**
 * Leads to the visit that was open before a crash, where the page learned of it too late to show it unasked.
 *
 * @import { AnyPage } from "../../client/page/types.js"
 */
import { visitKeyOf } from "../../client/answers/keys.js";
import { reload } from "../../client/page/load_asset.js";
import { tell } from "../../client/page/notices.js";
import { unsavedFirst } from "../../client/page/texts.js";
import { readVisit } from "../../client/answers/visits.js";
import { button, el } from "../../client/page/dom.js";
import * as texts from "./visits_texts.js";
import { turnTo } from "../../client/storage/current_visit.js";

/**
 * @param {AnyPage} page
 * @param {string} visit Its id.
 */
export function offerVisit({ storage, store, places, notices, form }, visit) {
  const { name } = readVisit(storage.getItem(visitKeyOf(visit)) ?? null);
  const text = el("p", { role: "status" });
  notices.append(
    el(
      "div",
      "notice screen-only",
      text,
      button(texts.toLastVisit, () => {
        form?.save();
        if (storage.hasUnsaved()) {
          tell(notices, unsavedFirst);
          return;
        }
        turnTo(storage, places.session, visit);
        reload();
      }),
    ),
  );
  // Once it is in the page: only a change is read out.
  text.textContent = texts.lastVisit(texts.visit(name), texts.visit(store.visit().name));
}
