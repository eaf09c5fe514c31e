/**
 * Leads with one click to the same page in another visit, wherever there is one.
 *
 * @import { AnyPage, WithDesk } from "../../client/page/types.js"
 * @import { ListedVisit } from "../../client/storage/visit_list.js"
 */
import { EXAMPLE_VISIT } from "../../client/answers/visits.js";
import { button, el } from "../../client/page/dom.js";
import { reload } from "../../client/page/load_asset.js";
import { tell } from "../../client/page/notices.js";
import { shortened, unsavedFirst } from "../../client/page/texts.js";
import { turnTo } from "../../client/storage/current_visit.js";
import { listVisits } from "../../client/storage/visit_list.js";
import * as texts from "./switching_texts.js";

/** So many have a button of their own, where there is room; the list holds the others. */
const SHOWN = 2;

/** So much room needs each name, in CSS pixels, that of the page's own visit, too. */
const ROOM = 120;

/** In a line that is not so wide, the other's name does alone, in CSS pixels. */
const WIDE = 480;

/** So much of a name is seen, in characters. */
const LENGTH = 24;

/**
 * @param {HTMLElement} place The line that names the visit; it is as high with the buttons as without.
 * @param {AnyPage} page
 * @param {WithDesk} withDesk
 */
export function offerVisits(place, page, withDesk) {
  const { storage, store } = page;
  const others = listVisits(storage, store.visitId).filter(
    ({ id, isCurrent, archived }) => !isCurrent && !archived && id !== EXAMPLE_VISIT,
  );
  if (others.length === 0) return;
  const fitting = Math.max(1, Math.min(SHOWN, Math.floor(place.clientWidth / ROOM) - 1));
  // A sheet's line holds more than that.
  const says = !page.form && place.clientWidth >= WIDE;
  const buttons = others.slice(0, fitting).map((visit) => createSwitch(visit, page, says));
  // A sheet has the list in its menu.
  if (others.length > fitting && !page.form) {
    buttons.push(button(texts.all, () => void withDesk((desk) => desk.showVisits(page)), "button--text"));
  }
  place.firstElementChild?.after(...buttons);
}

/**
 * @param {ListedVisit} visit
 * @param {AnyPage} page
 * @param {boolean} says Whether the button says what it does, too.
 */
function createSwitch({ id, name }, { storage, places, notices, form }, says) {
  const element = button("", turn, "button--text");
  const shown = el("bdi", { translate: "no" }, shortened(name || texts.unnamed, LENGTH));
  element.append(texts.to, shown, says ? texts.turn : "");
  element.setAttribute("aria-label", texts.to + (name || texts.unnamed) + texts.turn);
  element.title = name;
  return element;

  function turn() {
    form?.save();
    if (storage.hasUnsaved()) {
      tell(notices, unsavedFirst);
      return;
    }
    turnTo(storage, places.session, id);
    reload();
  }
}
