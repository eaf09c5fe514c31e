/**
 * Puts the fields at each question, on a page that holds them only once: the lean page is lighter for it.
 */

/** @param {ParentNode} root */
export function putFields(root) {
  const template = /** @type {HTMLTemplateElement} */ (root.querySelector("[data-part='fields']"));
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-question]"))) {
    const fields = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
    const { question: key, number = "", asksWho } = element.dataset;
    const paper = /** @type {HTMLElement} */ (element.querySelector(".paper"));
    const textarea = /** @type {HTMLTextAreaElement} */ (fields.querySelector("textarea"));
    const aspects = element.querySelector(".aspects");
    textarea.id = `${key}.answer`;
    textarea.rows = paper.querySelectorAll("i").length;
    if (aspects) textarea.setAttribute("aria-describedby", aspects.id);
    for (const radio of /** @type {NodeListOf<HTMLInputElement>} */ (fields.querySelectorAll("[type=radio]"))) {
      radio.name = `${key}.status`;
    }
    for (const hidden of fields.querySelectorAll(".visually-hidden")) hidden.append(number);
    /** @type {HTMLAnchorElement} */ (fields.querySelector("a")).href = `#${element.id}`;
    if (asksWho !== undefined) textarea.before(/** @type {HTMLElement} */ (fields.querySelector(".field--who")));
    paper.before(fields);
  }
}
