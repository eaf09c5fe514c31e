/**
 * Shows how far a worksheet is: a bar with its text.
 *
 * @import { Store } from "./store.js"
 */
import { isAnswered } from "./answers.js";
import { worksheetOf } from "./questions.js";
import { texts } from "./texts.js";

/**
 * @param {HTMLElement} element Holds a <progress> and its text.
 * @param {string[]} keys The worksheet's questions.
 * @param {Store} store
 */
export function startProgress(element, keys, store) {
  const bar = /** @type {HTMLProgressElement} */ (element.querySelector("progress"));
  const text = /** @type {HTMLElement} */ (element.querySelector(".progress__text"));

  function render() {
    const answers = keys.map(store.read);
    const answered = answers.filter(isAnswered).length;
    bar.value = answered;
    text.textContent = texts.progress(answered, keys.length, answers.filter(({ status }) => status === "done").length);
  }

  render();
  store.subscribe(({ question }) => {
    if (worksheetOf(question) === worksheetOf(keys[0])) render();
  });
}
