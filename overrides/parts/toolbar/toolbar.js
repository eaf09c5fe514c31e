/**
 * The worksheet's bar: the next open question, the menu of what one needs less often, print; above it the visit's name;
 * and the link to copy at each question.
 *
 * @import { Question } from "../../client/page/questions.js"
 * @import { Store } from "../../client/storage/types.js"
 * @import { Watch } from "../../client/page/watch.js"
 * @import { Paper } from "../../client/page/types.js"
 */
import { copy } from "../../client/page/clipboard.js";
import { isAnswered } from "../../client/answers/answers.js";
import { holderOf, readQuestions } from "../../client/page/questions.js";
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
  const button = /** @type {HTMLElement} */ (sheet.querySelector("[data-action='about']"));
  const show = watch.follow([input], (name) => {
    store.changeVisit({ name });
    form.save();
  });

  /** @param {{ name: string }} visit */
  function showVisit({ name }) {
    button.textContent = texts.aboutVisit(name);
    if (document.activeElement !== input) show(name);
  }

  showVisit(store.visit());
  store.subscribeVisit(showVisit);
  button.addEventListener("click", () => unfold(button, !isUnfolded(button)));
}

/** @param {HTMLElement} button What stands behind it the stylesheet shows. */
const isUnfolded = (button) => button.getAttribute("aria-expanded") === "true";

/**
 * @param {HTMLElement} button
 * @param {boolean} is
 */
function unfold(button, is) {
  // Not ariaExpanded, which older browsers do not know: behind the button stands what nobody may do without.
  if (is !== isUnfolded(button)) button.setAttribute("aria-expanded", String(is));
}

/**
 * What one needs less often.  It closes by its button, by Escape, by a click elsewhere, and once something is chosen.
 *
 * @param {HTMLElement} sheet
 */
export function startMenu(sheet) {
  const button = /** @type {HTMLElement} */ (sheet.querySelector("[data-action='file-menu']"));

  // Before what was chosen happens: a dialog gives the focus back to what had it, and what is chosen from goes away.  Not
  // at the window: the click that has the page start at once (starting.js) has passed it by then.
  document.addEventListener(
    "click",
    ({ target }) => {
      if (/** @type {HTMLElement} */ (target).closest?.("[data-part='file-menu']")) button.focus();
      unfold(button, target === button && !isUnfolded(button));
    },
    true,
  );
  addEventListener("keydown", ({ key, target }) => {
    if (key !== "Escape" || !isUnfolded(button)) return;
    unfold(button, false);
    if (/** @type {HTMLElement} */ (target).closest("[data-part='bar']")) button.focus();
  });
}

/**
 * Lead to the next question that has no answer yet: after the one that is worked on, then from the start; and to the
 * sheet's end where there is none.  By its buttons, and from any field by Ctrl + Enter (Cmd + Enter on a Mac).
 *
 * @param {HTMLElement} sheet
 * @param {Store} store
 * @param {{ save: () => void }} form
 */
export function startNextOpen(sheet, store, form) {
  /** @type {Element | null} Where a person was last. */
  let place = null;

  /** @param {Question} question */
  const isOpen = ({ key, element }) =>
    element.offsetParent && !isAnswered(store.read(key), "asksWho" in holderOf(element).dataset);

  /** @param {Element} element */
  const isAfter = (element) =>
    place && place.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING && !place.contains(element);

  function go() {
    form.save();
    const open = readQuestions(sheet)
      .filter(isOpen)
      .map(({ element }) => element);
    const next = open.find(isAfter) ?? open[0] ?? /** @type {HTMLElement} */ (sheet.querySelector(".sheet__end"));
    next.scrollIntoView();
    /** @type {HTMLElement} */ (next.querySelector("input, textarea, [data-action='print']")).focus({
      preventScroll: true,
    });
  }

  sheet.addEventListener("focusin", ({ target }) => {
    place = /** @type {Element} */ (target).closest("[data-question]") ?? place;
  });
  sheet.addEventListener("keydown", ({ key, ctrlKey, metaKey, target }) => {
    const isField = /** @type {Element} */ (target).matches("input, textarea");
    if (key === "Enter" && (ctrlKey || metaKey) && isField) go();
  });
  for (const button of sheet.querySelectorAll("[data-action='next-open']")) button.addEventListener("click", go);
}

/**
 * @param {HTMLElement} sheet
 * @param {Paper} paper
 */
export function startPrintButtons(sheet, paper) {
  for (const button of sheet.querySelectorAll("[data-action='print']")) button.addEventListener("click", paper.print);
  sheet.querySelector("[data-action='print-blank']")?.addEventListener("click", paper.printBlank);
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
  const place = element.closest(".question__fields")?.querySelector("[data-part='told']");
  if (!place) return;
  place.textContent = message;
  setTimeout(() => {
    place.textContent = "";
  }, SHOWN_FOR);
}
