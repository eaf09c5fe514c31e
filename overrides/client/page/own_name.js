/**
 * Asks once what the person calls herself in her save files.  The file comes first, and nothing waits for her answer.
 *
 * @import { Store, TextStorage } from "../storage/types.js"
 *
 * @typedef {Pick<TextStorage, "getItem" | "setItem">} Names
 */
import { notePerson, readPerson } from "../storage/person.js";
import { button, el } from "./dom.js";
import { tellDone } from "./notices.js";
import * as texts from "./desk_texts.js";

/**
 * Let the next file of this visit say what is known already.
 *
 * @param {{ store: Store }} page
 * @param {Names} storage
 */
export function takeName({ store }, storage) {
  const name = readPerson(storage);
  if (name && !store.visit().author) store.changeVisit({ author: name });
}

/**
 * Ask for the name, unless it is known, or the person wants to give none.
 *
 * @param {{ store: Store }} page
 * @param {Names} storage
 * @param {HTMLElement} place
 * @param {() => void} save Makes the file once more.
 */
export function askName({ store }, storage, place, save) {
  if (place.nextElementSibling?.matches(".own-name")) place.nextElementSibling.remove();
  if (store.visit().author || readPerson(storage) !== null) return;
  const input = el("input", { class: "input", type: "text", autocomplete: "name", dir: "auto" });
  const send = el("button", { type: "submit", class: "button" }, texts.saveNamed);
  // A sandboxed frame sends no form, but Enter in a field always clicks its button.
  send.addEventListener("click", (event) => {
    event.preventDefault();
    const author = input.value.trim();
    if (!author) return input.focus();
    notePerson(storage, author, new Date());
    store.changeVisit({ author });
    form.remove();
    save();
  });
  const leave = button(
    texts.leaveUnnamed,
    () => {
      notePerson(storage, "", new Date());
      form.remove();
      tellDone(place, texts.nameLater);
    },
    "button--text",
  );
  const form = el(
    "form",
    { class: "notice own-name screen-only" },
    el("p", {}, texts.askName),
    el("label", "field", el("span", "label", texts.yourName), input),
    el("p", "own-name__actions", send, leave),
  );
  // Below all that is said of the file, whenever that comes.
  place.after(form);
}
