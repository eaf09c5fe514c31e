/**
 * Shows how far a worksheet is: a bar with its text.
 *
 * @import { Answer } from "../../client/answers/answers.js"
 * @import { Store } from "../../client/storage/types.js"
 *
 * @typedef {object} Counted
 * @property {string} key "<worksheet>.<question>"
 * @property {boolean} asksWho
 * @property {string} audience The side that it is for, or "both".
 */
import { isAnswered } from "../../client/answers/answers.js";
import { soon } from "../../client/answers/pieces.js";
import { questionIn, worksheetOf } from "../../client/answers/keys.js";
import { isFor } from "../../client/answers/visits.js";
import * as texts from "../../client/page/texts.js";

/**
 * @param {HTMLElement} sheet
 * @returns {Counted[]}
 */
export const countedIn = (sheet) =>
  [.../** @type {NodeListOf<HTMLElement>} */ (sheet.querySelectorAll("[data-question]"))].map(({ dataset }) => ({
    key: dataset.question ?? "",
    asksWho: dataset.asksWho !== undefined,
    audience: dataset.audience ?? "both",
  }));

/**
 * @param {HTMLElement} element Holds a <progress> and its text.
 * @param {Counted[]} questions The worksheet's.
 * @param {Store} store
 */
export function startProgress(element, questions, store) {
  const bar = /** @type {HTMLProgressElement} */ (element.querySelector("progress"));
  const text = /** @type {HTMLElement} */ (element.querySelector(".progress__text"));

  function render() {
    const keys = store.answered();
    const counted = questions
      .map((question) => ({ ...question, answers: answersTo(question.key, keys) }))
      .filter(({ audience, answers }) => answers.length || isFor(audience, store.visit().side));
    const answered = counted.filter(({ asksWho, answers }) => answers.some((answer) => isAnswered(answer, asksWho)));
    const done = counted.filter(({ answers }) => answers.length && answers.every(({ status }) => status === "done"));
    bar.max = counted.length;
    bar.value = answered.length;
    text.textContent = texts.progress(answered.length, counted.length, done.length);
  }

  /**
   * @param {string} question
   * @param {string[]} keys Of all answers.
   * @returns {Answer[]} One, or several where it is answered several times.
   */
  const answersTo = (question, keys) => keys.filter((key) => questionIn(key) === question).map(store.read);

  const renderSoon = soon(render);

  render();
  store.subscribeVisit(render);
  store.subscribe(({ question }) => {
    if (worksheetOf(question) === worksheetOf(questions[0].key)) renderSoon();
  });
}
