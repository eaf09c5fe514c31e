/**
 * Shows how far a worksheet is: a bar with its text.
 *
 * @import { Question } from "./questions.js"
 * @import { Store } from "./store.js"
 */
import { isAnswered } from "./answers.js";
import { worksheetOf } from "./questions.js";
import * as texts from "./texts.js";

/**
 * @param {HTMLElement} element Holds a <progress> and its text.
 * @param {Pick<Question, "key" | "asksWho">[]} questions The worksheet's.
 * @param {Store} store
 */
export function startProgress(element, questions, store) {
  const bar = /** @type {HTMLProgressElement} */ (element.querySelector("progress"));
  const text = /** @type {HTMLElement} */ (element.querySelector(".progress__text"));

  function render() {
    const answered = questions.filter(({ key, asksWho }) => isAnswered(store.read(key), asksWho)).length;
    const done = questions.filter(({ key }) => store.read(key).status === "done").length;
    bar.value = answered;
    text.textContent = texts.progress(answered, questions.length, done);
  }

  render();
  store.subscribe(({ question }) => {
    if (worksheetOf(question) === worksheetOf(questions[0].key)) render();
  });
}
