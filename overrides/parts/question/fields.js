/**
 * Puts the fields at each question, on a page that holds them only once: the lean page is lighter for it.
 */

import { holderOf, numberOf, UNITS } from "../../client/page/questions.js";

/** @param {ParentNode} root */
export function putFields(root) {
  const template = /** @type {HTMLTemplateElement} */ (root.querySelector("[data-part='fields']"));
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(UNITS))) {
    const fields = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
    const holder = holderOf(element);
    const { question: key, asksWho, untracked } = holder.dataset;
    const paper = /** @type {HTMLElement} */ (element.querySelector(".paper"));
    const textarea = /** @type {HTMLTextAreaElement} */ (fields.querySelector("textarea"));
    const aspects = holder.querySelector(".aspects");
    const title = /** @type {HTMLElement} */ (holder.querySelector(".question__title"));
    holder.role = "group";
    title.id = `${key}.title`;
    holder.setAttribute("aria-labelledby", title.id);
    textarea.id = `${key}.answer`;
    /** @type {HTMLLabelElement} */ (element.querySelector("label")).htmlFor = textarea.id;
    textarea.rows = paper.querySelectorAll("i").length || 2;
    if (aspects) textarea.setAttribute("aria-describedby", aspects.id);
    for (const radio of /** @type {NodeListOf<HTMLInputElement>} */ (fields.querySelectorAll("[type=radio]"))) {
      radio.name = `${key}.status`;
    }
    for (const hidden of fields.querySelectorAll(".visually-hidden")) hidden.append(numberOf(holder));
    /** @type {HTMLAnchorElement} */ (fields.querySelector("a")).href = `#${holder.id}`;
    if (asksWho !== undefined) textarea.before(/** @type {HTMLElement} */ (fields.querySelector(".field--who")));
    const fold = /** @type {HTMLDetailsElement} */ (fields.querySelector("details"));
    const line = /** @type {HTMLElement} */ (fold.querySelector("summary"));
    fold.open = holder !== element;
    if (asksWho !== undefined) line.textContent = "Status, Bis wann";
    if (untracked !== undefined && holder === element) {
      fold.querySelector(".question__details")?.remove();
      line.textContent = "Weiteres";
    }
    paper.before(fields);
  }
  // Nobody could type before: all that stands in the page's other fields is what the browser put back.
  for (const other of /** @type {NodeListOf<HTMLInputElement>} */ (root.querySelectorAll(":disabled"))) {
    other.disabled = false;
  }
}
