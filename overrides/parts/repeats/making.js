/**
 * Makes a row or a stop like the first one, with names of its own.
 */

/** Attributes that name an element of the same part, or one that all parts share. */
const NAMING = ["id", "for", "name", "href", "aria-labelledby", "aria-describedby"];

/** Stands between an id and the instance.  In an address, some programs write it as %7E. */
export const APART = /~|%7E/i;

/** @param {HTMLElement} part */
export const readFields = (part) => [
  .../** @type {NodeListOf<HTMLInputElement>} */ (part.querySelectorAll("input, textarea")),
];

/** @param {HTMLInputElement} field */
const isTickable = ({ type }) => type === "radio" || type === "checkbox";

/** @param {HTMLElement} first May hold an answer by now. */
export function createPristine(first) {
  const copy = /** @type {HTMLElement} */ (first.cloneNode(true));
  for (const field of readFields(copy)) {
    field.ariaInvalid = null;
    if (isTickable(field)) field.checked = false;
    else field.value = "";
  }
  for (const place of copy.querySelectorAll("[data-part='conflicts'], [data-part='notes'], [data-paper]")) {
    place.replaceChildren();
  }
  for (const button of copy.querySelectorAll("[aria-disabled]")) button.ariaDisabled = "true";
  for (const button of copy.querySelectorAll("[data-action^='clear-']")) button.setAttribute("hidden", "");
  for (const element of copy.querySelectorAll(".question--answered, .mark--set")) {
    element.classList.remove("question--answered", "mark--set");
  }
  copy.classList.remove("question--answered");
  return copy;
}

/**
 * @param {HTMLElement} pristine
 * @param {string} instance
 */
export function createPart(pristine, instance) {
  const part = /** @type {HTMLElement} */ (pristine.cloneNode(true));
  part.dataset.instance = instance;
  rename(part, instance);
  return part;
}

/**
 * @param {HTMLElement} part
 * @param {string} [instance] Without one, the part gets the plain names.
 */
export function rename(part, instance) {
  const own = new Set([...part.querySelectorAll("[id]")].map(({ id }) => id.split(APART)[0]));
  for (const name of NAMING) {
    for (const element of part.querySelectorAll(`[${name}]`)) {
      const [plain] = /** @type {string} */ (element.getAttribute(name)).split(APART);
      if (name === "name" || own.has(plain.replace("#", "")))
        element.setAttribute(name, instance ? `${plain}~${instance}` : plain);
    }
  }
}
