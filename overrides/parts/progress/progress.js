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
import { isAnswered, isBlank } from "../../client/answers/answers.js";
import { soon } from "../../client/answers/pieces.js";
import { questionIn, worksheetOf } from "../../client/answers/keys.js";
import { isFor } from "../../client/answers/visits.js";
import * as texts from "../../client/page/texts.js";

/**
 * @param {HTMLElement} sheet
 * @returns {Counted[]} Each question once, however often it is answered.
 */
export const countedIn = (sheet) => [
  ...new Map(
    [.../** @type {NodeListOf<HTMLElement>} */ (sheet.querySelectorAll("[data-question]"))].map(
      ({ dataset: { question: key = "", asksWho, audience = "both" } }) => [
        key,
        { key, asksWho: asksWho !== undefined, audience },
      ],
    ),
  ).values(),
];

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
    const [short, more] = texts.progress(answered.length, counted.length, done.length);
    // In the bar, the rest is read out alone.
    /** @type {Text} */ (text.firstChild).data = short;
    /** @type {Element} */ (text.lastElementChild).textContent = more;
  }

  /**
   * @param {string} question
   * @param {string[]} keys Of all answers.
   * @returns {Answer[]} One, or several where it is answered several times.
   */
  const answersTo = (question, keys) => keys.filter((key) => questionIn(key) === question).map(store.read);

  /** @type {Map<string, string>} How far each answer was when it changed last: most keys change nothing of that. */
  const told = new Map();
  const renderSoon = soon(render);

  render();
  store.subscribeVisit(render);
  store.subscribe(({ question, answer }) => {
    if (worksheetOf(question) !== worksheetOf(questions[0].key)) return;
    const state = [isAnswered(answer, false), isAnswered(answer, true), isBlank(answer), answer.status].join();
    if (told.get(question) !== state) renderSoon();
    told.set(question, state);
  });
}
