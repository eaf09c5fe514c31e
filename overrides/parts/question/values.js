/**
 * What stands in the fields of one question, and what the page knows of it.
 *
 * @import { Answer, Field, Patch } from "../../client/answers/answers.js"
 *
 * @typedef {ReturnType<typeof createValues>} Values
 */
import { EMPTY, FIELDS } from "../../client/answers/answers.js";
import { isRight } from "../../client/page/watch.js";

/** @type {Field[]} The smaller ones, which fold as long as they are empty. */
const FOLDED = ["status", "responsible", "due", "notApplicable"];

/**
 * @param {HTMLElement} element Holds the fields.
 * @param {() => Answer} stored What the store knows of the question.
 */
export function createValues(element, stored) {
  const fields = readFields(element);
  const [due] = fields.due;
  const fold = /** @type {HTMLDetailsElement} */ (element.querySelector("[data-part='fold']"));
  /** Whether the date is none.  To ask the browser takes long: only where it can have changed. */
  let isWrong = !isRight(due);
  /** @type {Record<string, any>} What the page last put into each field, or found there. */
  const known = Object.fromEntries(FIELDS.map((field) => [field, read(field)]));

  /**
   * @param {Field} field
   * @returns {any} What it holds; undefined where nothing is chosen, or the page has no field for it.  What is no day is
   * not stored, so what was stored before stays.
   */
  function read(field) {
    if (isWrong && field === "due") return stored()[field];
    const [{ type = "radio", checked, value } = {}] = /** @type {HTMLInputElement[]} */ (fields[field]);
    if (type === "checkbox") return checked;
    return type === "radio" ? fields[field].find(isChecked)?.value : value;
  }

  return {
    fields,

    /**
     * Whether the date field holds none, or half of one.  Half a date comes and goes without an event, but only where the
     * person is.
     *
     * @param {boolean} [isLeft] Whether she was there until now.
     */
    isWrong(isLeft) {
      if (isLeft || isWrong || (due && (due.value !== known.due || due === document.activeElement))) {
        isWrong = element.isConnected && !isRight(due);
      }
      return isWrong;
    },

    /**
     * @param {readonly Field[]} [among]
     * @returns {Field[]} Those that hold something else than the page knows.
     */
    changed: (among = FIELDS) => among.filter((field) => read(field) !== known[field]),

    /** @param {Field} field Take note of what it holds. */
    note(field) {
      known[field] = read(field);
    },

    /** @param {Field} field Put back what the page knows. */
    putBack(field) {
      this.put({ [field]: known[field] ?? EMPTY[field] });
    },

    /**
     * @returns {Required<Patch>} What the page knows of its fields.  What it has no field for is as it is stored.
     */
    current() {
      const answer = stored();
      const valueIn = (/** @type {Field} */ field) =>
        fields[field].some(({ value }) => value === answer[field]) ? EMPTY[field] : answer[field];
      return /** @type {any} */ (Object.fromEntries(FIELDS.map((field) => [field, known[field] ?? valueIn(field)])));
    },

    /** @param {Patch} patch */
    put(patch) {
      for (const field of FIELDS) {
        const value = /** @type {any} */ (patch[field]);
        for (const element of value === undefined ? [] : fields[field]) {
          if (element.type === "checkbox") element.checked = value;
          else if (element.type === "radio") element.checked = element.value === value;
          else if (element.value !== value) element.value = value;
        }
        if (value === undefined) continue;
        if (field === "due" && (value || isWrong)) isWrong = !isRight(due);
        known[field] = read(field);
        // Nobody overlooks what somebody has filled in.
        if (value && FOLDED.includes(field) && fields[field].length) fold.open = true;
      }
    },
  };
}

/**
 * @param {HTMLElement} element
 * @returns {Record<Field, HTMLInputElement[]>} Several where they are radio buttons; a text area counts as an input.
 */
function readFields(element) {
  /** @type {Record<string, HTMLInputElement[]>} */
  const found = Object.fromEntries(FIELDS.map((field) => [field, []]));
  for (const field of /** @type {NodeListOf<HTMLInputElement>} */ (element.querySelectorAll("[data-field]"))) {
    found[field.dataset.field ?? ""].push(field);
  }
  return found;
}

/** @param {HTMLInputElement} radio */
export const isChecked = ({ checked }) => checked;
