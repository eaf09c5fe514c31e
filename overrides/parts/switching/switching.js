/**
 * Leads with one click to the same page in another visit, wherever there is one.
 *
 * @import { AnyPage, WithDesk } from "../../client/page/types.js"
 * @import { TextStorage } from "../../client/storage/types.js"
 * @import { Visit } from "../../client/answers/visits.js"
 *
 * @typedef {Visit & { id: string }} OtherVisit
 */
import { visitOf } from "../../client/answers/keys.js";
import { EXAMPLE_VISIT } from "../../client/answers/visits.js";
import { button, el } from "../../client/page/dom.js";
import { shortened } from "../../client/page/texts.js";
import { turnAway } from "../../client/page/turning.js";
import { visitIn } from "../../client/storage/visit_answers.js";
import * as texts from "./switching_texts.js";

/** Whoever has more visits than that takes one from the list; nobody reads hundreds of names for two buttons. */
const MOST = 20;

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
  const others = othersOf(storage, store.visitId);
  if (others && others.length === 0) return;
  const fitting = Math.max(1, Math.min(SHOWN, Math.floor(place.clientWidth / ROOM) - 1));
  // A sheet's line holds more than that.
  const says = !page.form && place.clientWidth >= WIDE;
  const buttons = (others ?? []).slice(0, fitting).map((visit) => createSwitch(visit, page, says));
  // A sheet has the list in its menu.
  if ((!others || others.length > fitting) && !page.form) {
    buttons.push(button(texts.all, () => void withDesk((desk) => desk.showVisits(page)), "button--text"));
  }
  place.firstElementChild?.after(...buttons);
}

/**
 * What is known of other visits by their records alone: to count their answers, all of these would have to be read.
 *
 * @param {TextStorage} storage
 * @param {string} current The visit that is open.
 * @returns {OtherVisit[] | null} The one whose record changed last comes first; null where there are too many to read.
 */
function othersOf(storage, current) {
  const ids = new Set(storage.keys().flatMap((key) => visitOf(key) ?? []));
  if (ids.size > MOST) return null;
  return [...ids]
    .filter((id) => id !== current && id !== EXAMPLE_VISIT)
    .map((id) => ({ ...visitIn(storage, id), id }))
    .filter(({ archived }) => !archived)
    .sort((one, other) => other.changedAt.localeCompare(one.changedAt));
}

/**
 * @param {OtherVisit} visit
 * @param {AnyPage} page
 * @param {boolean} says Whether the button says what it does, too.
 */
function createSwitch({ id, name }, page, says) {
  const element = button("", () => turnAway(page, id), "button--text");
  const shown = el("bdi", { translate: "no" }, shortened(name || texts.unnamed, LENGTH));
  element.append(texts.to, shown, says ? texts.turn : "");
  element.setAttribute("aria-label", texts.to + (name || texts.unnamed) + texts.turn);
  element.title = name;
  return element;
}
