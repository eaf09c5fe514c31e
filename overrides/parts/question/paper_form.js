/**
 * Keeps the form for paper in step with the fields, so that Ctrl+P and the button print the same.
 *
 * @import { Answer } from "../../client/answers/answers.js"
 */
import * as texts from "../../client/page/texts.js";

/**
 * @param {HTMLElement} element A question with its paper form.
 * @param {Pick<Answer, "answer" | "status" | "responsible" | "due" | "notApplicable" | "choice">} answer
 */
export function fillPaper(element, answer) {
  /** @param {string} name */
  const part = (name) => /** @type {HTMLElement | null} */ (element.querySelector(`[data-paper="${name}"]`));
  /** @param {string} name @param {string} text */
  const write = (name, text) => {
    const place = part(name);
    if (place) place.textContent = text;
  };
  const written = [answer.notApplicable ? texts.notApplicable : "", answer.answer].filter((text) => text.trim() !== "");
  write("answer", written.join("\n"));
  write("responsible", answer.responsible);
  write("due", texts.formatDue(answer.due));
  // A word that can be read aloud and copied; the boxes for the pen are for whoever has chosen none.
  write("status", answer.status ? texts.statuses[answer.status] : "");
  for (const mark of /** @type {NodeListOf<HTMLElement>} */ (element.querySelectorAll("[data-paper-choice]"))) {
    mark.classList.toggle("mark--set", mark.dataset.paperChoice === answer.choice);
  }
  element.classList.toggle("question--answered", written.length > 0);
}
