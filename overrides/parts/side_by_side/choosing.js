/**
 * What is to hold: what one side says, or what both write together; of a row, also that they leave it out.
 *
 * @import { Answer } from "../../client/answers/answers.js"
 * @import { Settling } from "../../client/answers/agreement.js"
 *
 * @typedef {ReturnType<typeof createChoice>} Choice
 */
import { LEFT_OUT } from "../../client/answers/agreed_rows.js";
import { isSilent } from "../../client/answers/agreement.js";
import { isBlank } from "../../client/answers/answers.js";
import { DATE_FIELD } from "../../client/answers/days.js";
import { distinctNames } from "../../client/answers/joining.js";
import { el } from "../../client/page/dom.js";
import { watchDay } from "../../client/page/no_day.js";
import { isRight } from "../../client/page/watch.js";
import * as texts from "./side_by_side_texts.js";

/**
 * @param {string} key
 * @param {string} place What it is about, such as "2.4, Aufgabe 3".
 * @param {[Answer, Answer]} answers
 * @param {string[]} labels What the two sides are called.
 * @param {boolean} isRow
 */
export function createChoice(key, place, answers, labels, isRow) {
  const joint = createJoint(place, answers, isRow);

  /** @param {string} label @param {() => Settling} settling @param {boolean} isOffered */
  function option(label, settling, isOffered) {
    const input = el("input", { type: "radio", name: `sides.${key}`, autocomplete: "off" });
    const element = el("label", "settle__option", input, el("span", {}, label));
    element.hidden = !isOffered;
    return { input, settling, element };
  }

  const has = answers.map((answer) => !(isRow ? isSilent(answer) : isBlank(answer)));
  const isAlone = isRow && !has.every(Boolean);
  const sides = labels.map((label, index) =>
    option(isAlone && has[index] ? texts.takeRow : label, () => ({ kind: "side", index }), has[index]),
  );
  const together = option(texts.jointly, joint.settling, true);
  const without = option(texts.leaveOut, () => LEFT_OUT, isRow);
  const options = [...sides, together, without];
  const element = el(
    "fieldset",
    "settle screen-only",
    el("legend", "visually-hidden", texts.settle(place)),
    ...options.map((each) => each.element),
    joint.element,
  );
  element.addEventListener("change", ({ target }) => {
    joint.element.hidden = !together.input.checked;
    if (target === together.input) joint.focus();
  });
  return {
    element,
    /** @param {number} index Of the side whose answer is to hold; a row that it has left out is left out. */
    choose(index) {
      const chosen = isRow && !has[index] ? without : sides[index];
      chosen.input.checked = true;
    },
    chosen: () => options.find(({ input }) => input.checked)?.settling() ?? null,
    /** @returns {boolean} Whether it can be held; otherwise the person is led to what is wrong. */
    isRight: () => !together.input.checked || joint.isRight(),
    focus: () => options.find((each) => !each.element.hidden)?.input.focus(),
  };
}

/**
 * The fields in which both write together, with what both have said so far.
 *
 * @param {string} place
 * @param {[Answer, Answer]} answers
 * @param {boolean} isRow
 */
function createJoint(place, answers, isRow) {
  const said = (/** @type {"answer" | "responsible" | "due"} */ field) => [
    ...new Set(answers.map((answer) => answer[field]).filter(Boolean)),
  ];
  const text = el("textarea", { class: "input", rows: "4", dir: "auto", "aria-label": texts.jointText(place) });
  text.value = said("answer").join("\n\n");
  const who = el("input", { class: "input", type: "text", autocomplete: "off", dir: "auto" });
  who.value = distinctNames(said("responsible")).join("; ");
  const due = el("input", { class: "input", autocomplete: "off", ...DATE_FIELD });
  // Two days cannot both hold.
  const [day = "", ...other] = said("due");
  due.value = other.length ? "" : day;
  due.addEventListener("change", () => {
    if (!isRight(due)) watchDay(due);
  });
  const more = [
    el("label", "field", el("span", "label", texts.responsible), who),
    el("label", "field", el("span", "label", texts.due), due),
  ];
  const element = el("div", "settle__joint", text, ...(isRow ? more : []));
  element.hidden = true;
  return {
    element,
    focus: () => text.focus(),
    /** @returns {Settling} */
    settling: () => ({
      kind: "text",
      text: text.value,
      ...(isRow && { responsible: who.value.trim(), due: due.value }),
    }),
    isRight() {
      if (!isRow || isRight(due)) return true;
      watchDay(due, true);
      due.focus();
      return false;
    },
  };
}
