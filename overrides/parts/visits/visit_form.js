/**
 * The fields in which a visit gets its name, host, day, author and side.
 *
 * @import { Visit } from "../../client/answers/visits.js"
 */
import * as texts from "./visits_texts.js";
import { DATE_FIELD } from "../../client/answers/days.js";
import { el } from "../../client/page/dom.js";
import { watchDay } from "../../client/page/no_day.js";
import { isRight } from "../../client/page/watch.js";

/**
 * @param {string} label
 * @param {Partial<Visit>} visit What is there.
 * @param {(given: Pick<Visit, "name" | "host" | "date" | "author" | "side">) => void} submit
 */
export function createForm(label, visit, submit) {
  const [name, host, date, author] = [
    createField(texts.name, "text", visit.name),
    createField(texts.host, "text", visit.host),
    createField(texts.date, "date", visit.date),
    createField(texts.author, "text", visit.author, "name"),
  ];
  const side = createSide(visit.side);
  const send = el("button", { type: "submit", class: "button button--main" }, label);
  // A sandboxed frame sends no form, but Enter in a field always clicks its button.
  send.addEventListener("click", (event) => {
    event.preventDefault();
    if (!isRight(date.input)) {
      watchDay(date.input, true);
      return date.input.focus();
    }
    submit({
      name: name.input.value,
      host: host.input.value,
      date: date.input.value,
      author: author.input.value,
      side: side.input.value,
    });
  });
  return el("form", "visits__form", name.field, host.field, date.field, author.field, side.field, send);
}

/**
 * @param {string} label
 * @param {string} type
 * @param {string} [value]
 * @param {string} [autocomplete] What the browser may fill in, as it knows it.
 */
function createField(label, type, value = "", autocomplete = "off") {
  const input = el("input", { type, class: "input", autocomplete, ...(type === "date" ? DATE_FIELD : {}) });
  input.value = value;
  return { input, field: labelled(label, input) };
}

/** @param {string} [value] */
function createSide(value = "") {
  const sides = ["", "visitors", "hosts"].map((side) => new Option(texts.sideName(side) || texts.noSide, side));
  const input = el("select", { class: "input", autocomplete: "off" }, ...sides);
  input.value = value;
  return { input, field: labelled(texts.whichSide, input) };
}

/**
 * @param {string} label
 * @param {HTMLElement} input
 */
const labelled = (label, input) => el("label", "field", el("span", "label", label), input);
