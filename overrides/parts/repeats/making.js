/**
 * Makes a row or a stop like the first one, with names of its own.
 *
 * @typedef {[at: number, name: string, plain: string]} Name Which element of a part, counted through all, has what in
 * which attribute.
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
 * @param {Name[]} names Those in the pristine part: they are found once, not in each copy.
 */
export function createPart(pristine, instance, names) {
  const part = /** @type {HTMLElement} */ (pristine.cloneNode(true));
  part.dataset.instance = instance;
  rename(part, instance, names);
  return part;
}

/**
 * @param {HTMLElement} part
 * @param {string} [instance] Without one, the part gets the plain names.
 * @param {Name[]} [names]
 */
export function rename(part, instance, names = namesIn(part)) {
  const all = part.querySelectorAll("*");
  for (const [at, name, plain] of names) all[at].setAttribute(name, instance ? `${plain}~${instance}` : plain);
}

/**
 * @param {HTMLElement} part
 * @returns {Name[]}
 */
export function namesIn(part) {
  const all = [...part.querySelectorAll("*")];
  const own = all.map(({ id }) => id.split(APART)[0]);
  return all.flatMap((element, at) =>
    NAMING.map((name) => /** @type {Name} */ ([at, name, (element.getAttribute(name) ?? "").split(APART)[0]])).filter(
      ([, name, plain]) => plain && (name === "name" || own.includes(plain.replace("#", ""))),
    ),
  );
}
