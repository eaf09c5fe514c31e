/**
 * Shows how it stands with the copy, and offers what can be done about it.
 *
 * @import { MissingFile, Notes } from "./copy_notes.js"
 *
 * @typedef {keyof typeof import("./offline_texts.js").states} State
 * @typedef {{ state: HTMLElement, missing: HTMLElement, dates: HTMLElement, keep: HTMLElement, again: HTMLElement, drop: HTMLElement }} View
 */
import * as texts from "./offline_texts.js";

/** When there is a copy. */
const KEPT = ["ready", "incomplete", "waiting", "refused"];

/**
 * @param {HTMLElement} element The part.
 * @returns {View}
 */
export function viewOf(element) {
  const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (element.querySelector(selector));
  return {
    state: find("[data-part='state']"),
    missing: find("[data-part='missing']"),
    dates: find("[data-part='dates']"),
    keep: find("[data-action='keep']"),
    again: find("[data-action='again']"),
    drop: find("[data-action='drop']"),
  };
}

/**
 * @param {View} view
 * @param {State} name
 * @param {Notes} [notes]
 * @param {MissingFile[]} [missing] What stands in the way.
 */
export function show({ state, missing: list, dates, keep, again, drop }, name, notes, missing = []) {
  const isKept = KEPT.includes(name);
  const focused = [keep, again, drop].find((button) => button === document.activeElement);
  state.textContent = texts.states[name];
  list.replaceChildren(...texts.filesTexts(missing).map(listItem));
  dates.textContent = isKept && notes ? describe(notes) : "";
  keep.hidden = name !== "none" && name !== "failed";
  again.hidden = name !== "incomplete" && name !== "refused";
  drop.hidden = !isKept;
  if (focused?.hidden) state.focus();
}

/** @param {View} view */
export function warn({ state, missing }) {
  state.textContent = texts.warning;
  missing.replaceChildren();
}

/** @param {View} view */
export function showWork({ state }) {
  state.textContent = texts.states.installing;
}

/** @param {string} text */
function listItem(text) {
  return Object.assign(document.createElement("li"), { textContent: text });
}

/** @param {Notes} notes */
function describe(notes) {
  const problem = notes.checked?.problem;
  return [texts.datesText(notes), problem && texts.siteText(problem)].filter(Boolean).join(". ");
}
