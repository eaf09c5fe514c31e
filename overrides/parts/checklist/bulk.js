/**
 * Changes many lines in one go: a person picks them, and says who does them, or by when.
 *
 * @import { Patch } from "../../client/answers/answers.js"
 * @import { Line, Row } from "./checklist_lines.js"
 */
import { button, el } from "../../client/page/dom.js";
import { watchDay } from "../../client/page/no_day.js";
import { isRight } from "../../client/page/watch.js";
import * as texts from "./checklist_texts.js";
import { createField, proposing } from "./editing.js";

/**
 * @param {HTMLElement} checklist
 * @param {() => Row[]} shown What is in the list.
 * @param {object} acts
 * @param {(lines: Line[], patch: Patch, place: Element) => number} acts.changeAll Says how many it has changed; the place is
 *   where that is told.
 * @param {() => string[]} acts.names Those to propose.
 */
export function createBulk(checklist, shown, { changeAll, names }) {
  const opener = /** @type {HTMLButtonElement} */ (checklist.querySelector("[data-action='pick']"));
  const said = el("p", { class: "checklist__picked", role: "status" });
  const [who, due] = [createField("responsible"), createField("due")];
  const whoField = el("label", "field", el("span", "label", texts.fields.responsible), who);
  const dueField = el("label", "field", el("span", "label", texts.fields.due), due);
  const bar = el(
    "div",
    { class: "checklist__bulk screen-only", role: "group", "aria-label": texts.bulk },
    said,
    button(texts.pickAll, pickAll, "button--text"),
    whoField,
    dueField,
    button(texts.takeOver, takeOver, "button--main"),
    button(texts.ready, end),
    el("span", { "data-part": "told" }),
  );
  let isOn = false;

  const picked = () => shown().filter(({ element }) => boxIn(element)?.checked);

  /** @param {Row} row */
  function dress({ element, isTracked, label }) {
    const box = boxIn(element);
    if (!isOn) box?.parentElement?.remove();
    else if (!box && isTracked) {
      const made = el("input", {
        type: "checkbox",
        autocomplete: "off",
        "aria-label": texts.pick(label),
        "data-part": "pick",
      });
      element
        .querySelector(".checklist__mark")
        ?.append(el("label", "checklist__tick checklist__pick screen-only", made));
    }
  }

  function count() {
    said.textContent = texts.picked(picked().length);
  }

  /** @param {boolean} on */
  function turn(on) {
    isOn = on;
    checklist.classList.toggle("checklist--picking", on);
    opener.setAttribute("aria-pressed", String(on));
    for (const row of shown()) dress(row);
    if (!on) {
      bar.remove();
      return;
    }
    checklist.querySelector("table")?.after(bar);
    whoField.querySelector("datalist")?.remove();
    whoField.append(proposing(who, names()));
    count();
  }

  function end() {
    turn(false);
    opener.focus();
  }

  function pickAll() {
    for (const { element } of shown()) {
      const box = boxIn(element);
      if (box) box.checked = true;
    }
    count();
  }

  function takeOver() {
    if (!isRight(due)) {
      watchDay(due, true);
      return due.focus();
    }
    const rows = picked();
    const patch = { ...(who.value.trim() && { responsible: who.value }), ...(due.value && { due: due.value }) };
    if (rows.length === 0) said.textContent = texts.pickFirst;
    else if (Object.keys(patch).length === 0) {
      said.textContent = texts.sayFirst;
      who.focus();
    } else {
      const changed = changeAll(rows, patch, bar);
      for (const { element } of rows) /** @type {HTMLInputElement} */ (boxIn(element)).checked = false;
      for (const field of [who, due]) field.value = "";
      said.textContent = texts.changedMany(changed);
    }
  }

  opener.addEventListener("click", () => turn(!isOn));
  checklist.addEventListener("change", ({ target }) => {
    if (/** @type {Element} */ (target).matches("[data-part='pick']")) count();
  });
  return { dress, count: () => isOn && count() };
}

/** @param {Element} line */
const boxIn = (line) => /** @type {HTMLInputElement | null} */ (line.querySelector("[data-part='pick']"));
