/**
 * The rows of a question, or a sheet's stops: the first, which the page holds, and those made like it.
 *
 * @import { PageParts } from "../../client/page/types.js"
 */
import { isBlank } from "../../client/answers/answers.js";
import { readQuestion, readQuestions } from "../../client/page/questions.js";
import * as texts from "../../client/page/texts.js";
import { createPart, createPristine, namesIn } from "./making.js";

/** So many rows are laid out wherever they stand: more than anyone has, and few enough for every browser. */
const MANY = 50;

/**
 * @param {PageParts} page
 * @param {HTMLElement} first
 * @param {(part: HTMLElement) => void} remove What the button does that each gets.
 */
export function createParts({ questions, store, form }, first, remove) {
  const { each = "", namedBy } = first.dataset;
  const pristine = createPristine(first);
  // Until it is shown, the browser need not lay it out.
  if (namedBy) pristine.classList.add("repeat--away");
  const names = namesIn(pristine);
  /** In the order of the page, which is that of their instances. */
  const parts = [first];

  /** @param {HTMLElement} part Gets what only a part that may go has. */
  function equip(part) {
    const tools = document.createElement("p");
    const button = document.createElement("button");
    tools.className = "repeat__tools client-only";
    Object.assign(button, {
      type: "button",
      className: "button button--text",
      textContent: texts.removeInstance(each),
      onclick: () => remove(part),
    });
    button.dataset.action = "remove";
    tools.append(button);
    part.append(tools);
    part.tabIndex = -1;
  }

  equip(first);
  return {
    parts,

    /** @param {string} instance */
    partOf: (instance) => parts.find((part) => instanceOf(part) === instance),

    /** @param {HTMLElement} part */
    isEmpty: (part) => readPart(part).every(({ key }) => isBlank(store.read(key))),

    /**
     * @param {string} instance
     * @returns {HTMLElement} The part that holds it.
     */
    bring(instance) {
      // From the end: they come in their order.
      const before = parts.findLastIndex((part) => instanceOf(part) <= instance);
      if (parts[before]?.dataset.instance === instance) return parts[before];
      const part = createPart(pristine, instance, names);
      equip(part);
      if (parts.length > MANY) part.classList.add("row--far");
      if (before < 0) parts[0].before(part);
      else parts[before].after(part);
      parts.splice(before + 1, 0, part);
      const more = readPart(part);
      questions.push(...more);
      form.add(more);
      return part;
    },

    /**
     * @param {HTMLElement} part Leaves the page, unless it is the only one.
     * @returns {boolean} Whether it has left.
     */
    drop(part) {
      const index = parts.indexOf(part);
      if (index < 0 || parts.length === 1) return false;
      parts.splice(index, 1);
      for (const { key } of readPart(part)) {
        questions.splice(
          questions.findIndex((question) => question.key === key),
          1,
        );
      }
      part.remove();
      return true;
    },
  };
}

/** @param {HTMLElement} part */
const instanceOf = ({ dataset }) => /** @type {string} */ (dataset.instance);

/** @param {HTMLElement} part */
const readPart = (part) => (part.matches("[data-row]") ? [readQuestion(part)] : readQuestions(part));
