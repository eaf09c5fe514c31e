/**
 * What somebody chose before the question stopped offering it: it stands beside what can be chosen, on paper, too, until
 * she chooses anew or takes it back.
 *
 * @import { Store } from "../../client/storage/types.js"
 */
import { questionIn } from "../../client/answers/keys.js";
import * as texts from "../../client/page/texts.js";

/**
 * Before the form starts: it takes each radio button that it finds.
 *
 * @param {HTMLElement} sheet
 * @param {Store} store
 */
export function offerFormerChoices(sheet, store) {
  for (const key of store.answered()) {
    const { choice } = store.read(key);
    const question = choice && sheet.querySelector(`[data-question="${questionIn(key)}"]`);
    if (question) offer(question, choice);
  }
}

/**
 * @param {Element} question
 * @param {string} choice
 */
function offer(question, choice) {
  const radios = /** @type {HTMLInputElement[]} */ ([...question.querySelectorAll("[data-field='choice']")]);
  if (radios.length === 0 || radios.some(({ value }) => value === choice)) return;
  const fieldset = /** @type {HTMLElement} */ (radios[0].closest("fieldset"));
  /** @type {Map<string, string>} */
  const known = new Map(Object.entries(JSON.parse(fieldset.dataset.former ?? "{}")));
  const text = texts.formerChoice(known.get(choice) ?? choice);
  const options = /** @type {HTMLElement} */ (fieldset.querySelector(".choice__options"));
  const option = copy(options.firstElementChild, text);
  /** @type {HTMLInputElement} */ (option.querySelector("input")).value = choice;
  options.after(option);
  const mark = copy(question.querySelector(".paper__choices > *"), ` ${text}`);
  /** @type {HTMLElement} */ (mark.firstElementChild).dataset.paperChoice = choice;
  question.querySelector(".paper__choices")?.append(mark);
}

/**
 * @param {Element | null} element
 * @param {string} text Takes the place of its last one.
 */
function copy(element, text) {
  const made = /** @type {HTMLElement} */ (element?.cloneNode(true));
  made.classList.add("choice--former");
  /** @type {ChildNode} */ (made.lastChild).textContent = text;
  return made;
}
