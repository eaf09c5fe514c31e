/**
 * Turns to another visit, unless the page holds what nothing else does.
 *
 * @import { AnyPage } from "./types.js"
 */
import { turnTo } from "../storage/current_visit.js";
import { reload } from "./load_asset.js";
import { tell } from "./notices.js";
import { unsavedFirst } from "./texts.js";

/**
 * @param {Pick<AnyPage, "storage" | "places" | "notices" | "form">} page
 * @param {string} visit Its id.
 */
export function turnAway({ storage, places, notices, form }, visit) {
  form?.save();
  if (storage.hasUnsaved()) {
    tell(notices, unsavedFirst);
    return;
  }
  turnTo(storage, places.session, visit);
  reload();
}
