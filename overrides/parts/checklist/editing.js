/**
 * Makes a field of what is shown, where it is shown: who is responsible, and by when.
 *
 * @typedef {object} Editing
 * @property {() => void} look Takes over what no event has told of.
 * @property {() => void} leave
 * @property {(theirs: string) => boolean} meet Takes in what another window has put there; false where the person has
 * typed something herself.
 *
 * @typedef {object} Wanted
 * @property {"responsible" | "due"} field
 * @property {string} label What the field is called.
 * @property {string} value What it holds.
 * @property {string[]} names Those to propose.
 * @property {(value: string) => void} enter Keeps what a person has entered.
 * @property {() => void} close Called once it is no field any more.
 */
import { DATE_FIELD } from "../../client/answers/days.js";
import { el } from "../../client/page/dom.js";
import { watchDay } from "../../client/page/no_day.js";
import { isRight } from "../../client/page/watch.js";

/** @param {"responsible" | "due"} field @returns {HTMLInputElement} */
export function createField(field) {
  /** @type {Record<string, string>} */
  const more = field === "due" ? DATE_FIELD : { type: "text", dir: "auto" };
  return el("input", { class: "input", autocomplete: "off", "data-field": field, ...more });
}

let lists = 0;

/**
 * @param {HTMLInputElement} input
 * @param {string[]} names
 * @returns {HTMLElement} Proposes them, once it is in the page.
 */
export function proposing(input, names) {
  lists += 1;
  const id = `checklist.names-${lists}`;
  input.setAttribute("list", id);
  return el("datalist", { id }, ...names.map((name) => new Option("", name)));
}

/**
 * @param {HTMLButtonElement} button Is what is shown; the field takes its place until it is left.
 * @param {Wanted} wanted
 * @returns {Editing}
 */
export function openField(button, { field, label, value, names, enter, close }) {
  const input = createField(field);
  input.value = value;
  const list = field === "responsible" ? proposing(input, names) : null;
  const holder = el("label", "checklist__field", el("span", "visually-hidden", label), input, list);
  let known = value;
  let isTyped = false;
  let isOpen = true;

  function look() {
    if (input.value !== known && isRight(input)) {
      known = input.value;
      isTyped = true;
      enter(known);
    }
  }

  /** @param {boolean} [isKeyboard] Whether the focus goes back to what was pressed. */
  function end(isKeyboard = false) {
    if (!isOpen) return; // It goes with its focus, which is told of once more.
    look();
    if (!isRight(input)) {
      watchDay(input, true); // It stays, until it is a day or none.
      return;
    }
    isOpen = false;
    button.hidden = false;
    holder.remove();
    if (isKeyboard) button.focus();
    close();
  }

  input.addEventListener("input", look);
  // A window that is left keeps its field.
  input.addEventListener("blur", () => {
    if (document.activeElement !== input) end();
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || !["Enter", "Escape"].includes(event.key)) return;
    event.preventDefault();
    if (event.key === "Escape") input.value = value;
    end(true);
  });
  button.hidden = true;
  button.after(holder);
  input.focus();
  if (field === "responsible") input.select();

  return {
    look,
    leave: () => end(),
    meet(theirs) {
      if (isTyped || input.value !== known) return theirs === input.value;
      input.value = theirs;
      known = theirs;
      return true;
    },
  };
}
