/**
 * The worksheet's bar: name for the paper, print, delete; and the link to copy at each question.
 *
 * @import { Store } from "../../client/storage/types.js"
 * @import { Watch } from "../../client/page/watch.js"
 * @import { Paper } from "../../client/page/types.js"
 */
import { copy } from "../../client/page/clipboard.js";
import * as texts from "../../client/page/texts.js";

/** How long "Link kopiert" stays, in milliseconds. */
const SHOWN_FOR = 2500;

/**
 * @param {HTMLElement} sheet
 * @param {Store} store
 * @param {{ save: () => void }} form
 * @param {Watch} watch
 */
export function startName(sheet, store, form, watch) {
  const input = /** @type {HTMLInputElement} */ (sheet.querySelector("[data-part='name']"));
  const show = watch.follow([input], (name) => {
    store.changeVisit({ name });
    form.save();
  });
  show(store.visit().name);
  store.subscribeVisit(({ name }) => {
    if (document.activeElement !== input) show(name);
  });
}

/**
 * @param {HTMLElement} sheet
 * @param {Paper} paper
 */
export function startPrintButtons(sheet, paper) {
  for (const button of sheet.querySelectorAll("[data-action='print']")) button.addEventListener("click", paper.print);
  sheet.querySelector("[data-action='print-blank']")?.addEventListener("click", paper.printBlank);
}

/**
 * Lead the keyboard past what one does not need at every question, to the fields of the next one, and then to the end.
 *
 * @param {HTMLElement} sheet
 */
export function startSkipping(sheet) {
  sheet.addEventListener("click", ({ target }) => {
    const button = /** @type {HTMLElement} */ (target).closest("[data-action='next']");
    if (!button) return;
    const next = [...sheet.querySelectorAll(".question__fields, .sheet__end")].find(
      (place) =>
        button.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING &&
        /** @type {HTMLElement} */ (place).offsetParent,
    );
    /** @type {HTMLElement | null | undefined} */ (next?.querySelector("input, textarea, button"))?.focus();
  });
}

/** @param {HTMLElement} sheet */
export function startLinks(sheet) {
  sheet.addEventListener("click", async ({ target }) => {
    const link = /** @type {HTMLAnchorElement | null} */ (
      /** @type {Element} */ (target).closest("[data-action='copy-link']")
    );
    if (!link) return;
    // The click also follows the link, so the address is in the address bar whether or not copying works.  There, it may
    // also name the stop, which nobody else has.
    const { question = "" } = /** @type {HTMLElement} */ (link.closest("[data-question]")).dataset;
    const published = sheet.dataset.address && `${sheet.dataset.address}#${question.split(".")[1]}`;
    const address = published || location.href.replace(/#.*/, "") + link.hash.split("~")[0];
    tell(link, (await copy(address)) ? texts.linkCopied : texts.linkShown);
  });
}

/**
 * @param {HTMLElement} element
 * @param {string} message
 */
function tell(element, message) {
  const place = element.parentElement?.querySelector("[data-part='told']");
  if (!place) return;
  place.textContent = message;
  setTimeout(() => {
    place.textContent = "";
  }, SHOWN_FOR);
}
