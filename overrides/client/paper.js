/**
 * Keeps the form for paper in step with the fields, so that Ctrl+P and the button print the same, and prints
 * the blank form.
 *
 * @import { Answer } from "./answers.js"
 * @import { Store } from "./store.js"
 */
import * as texts from "./texts.js";

const STATUSES = /** @type {const} */ (["open", "doing", "done"]);

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
  for (const status of STATUSES) part(status)?.classList.toggle("mark--set", answer.status === status);
  for (const mark of /** @type {NodeListOf<HTMLElement>} */ (element.querySelectorAll("[data-paper-choice]"))) {
    mark.classList.toggle("mark--set", mark.dataset.paperChoice === answer.choice);
  }
  element.classList.toggle("question--answered", written.length > 0);
}

/**
 * Print with what the page margin boxes of the stylesheet show: date and address.
 *
 * @param {HTMLElement} sheet Carries the page's published address, where there is one.
 * @param {Store} store
 */
export function startPaper(sheet, store) {
  const root = document.documentElement;
  const title = sheet.dataset.title ?? "";
  const address = sheet.dataset.address || location.href.replace(/[?#].*/, "");
  const nameOnPaper = document.querySelectorAll("[data-part='paper-name']");

  /** @param {{ name: string }} visit */
  function showName({ name }) {
    for (const element of nameOnPaper) element.textContent = name;
  }

  /** Only when printing: a change of the root's properties makes the browser work through the whole page. */
  function refreshMargins() {
    const name = root.dataset.print === "blank" ? "" : store.visit().name;
    root.style.setProperty("--print-head", JSON.stringify([title, name].filter(Boolean).join(" · ")));
    root.style.setProperty("--print-date", JSON.stringify(texts.printed(new Date())));
    root.style.setProperty("--print-address", JSON.stringify(address));
  }

  function endBlank() {
    delete root.dataset.print;
    removeEventListener("pointerdown", endBlank, true);
    removeEventListener("keydown", endBlank, true);
  }

  showName(store.visit());
  store.subscribeVisit(showName);
  addEventListener("beforeprint", refreshMargins);
  addEventListener("afterprint", endBlank);

  return {
    print() {
      endBlank();
      print();
    },

    printBlank() {
      root.dataset.print = "blank";
      // Some browsers on phones send no afterprint: the next thing the person does ends the blank form.
      addEventListener("pointerdown", endBlank, true);
      addEventListener("keydown", endBlank, true);
      print();
    },
  };
}
