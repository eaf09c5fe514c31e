/**
 * The rows of a question, or a sheet's stops: the first, which the page holds, and those made like it.
 *
 * @import { PageParts } from "../../client/page/types.js"
 */
import { isBlank } from "../../client/answers/answers.js";
import { readQuestion, readQuestions } from "../../client/page/questions.js";
import * as texts from "../../client/page/texts.js";
import { createPart, createPristine } from "./making.js";

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
  /** In the order of the page. */
  const parts = [first];

  /** @param {string} instance */
  const partOf = (instance) => parts.find(({ dataset }) => dataset.instance === instance);

  /** @param {HTMLElement} part Gets what only a part that may go has. */
  function equip(part) {
    const button = document.createElement("button");
    Object.assign(button, {
      type: "button",
      className: "button button--text",
      textContent: texts.removeInstance(each),
    });
    button.dataset.action = "remove";
    button.addEventListener("click", () => remove(part));
    const tools = document.createElement("p");
    tools.className = "repeat__tools client-only";
    tools.append(button);
    part.append(tools);
    part.tabIndex = -1;
  }

  equip(first);
  return {
    parts,
    partOf,

    /** @param {HTMLElement} part */
    isEmpty: (part) => readPart(part).every(({ key }) => isBlank(store.read(key))),

    /**
     * @param {string} instance
     * @returns {HTMLElement} The part that holds it.
     */
    bring(instance) {
      const known = partOf(instance);
      if (known) return known;
      const part = createPart(pristine, instance);
      const next = parts.find(({ dataset }) => /** @type {string} */ (dataset.instance) > instance);
      if (next) next.before(part);
      else parts[parts.length - 1].after(part);
      equip(part);
      parts.splice(next ? parts.indexOf(next) : parts.length, 0, part);
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
const readPart = (part) => (part.matches("[data-row]") ? [readQuestion(part)] : readQuestions(part));
