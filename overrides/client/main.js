/**
 * Wires the parts of a page.  Each part has a guard of its own: one that breaks leaves the others alive.
 */
import { createBadge } from "./badge.js";
import { startChecklist } from "./checklist.js";
import { startDeletion } from "./deletion.js";
import { startForm } from "./form.js";
import { startPaper } from "./paper.js";
import { startProgress } from "./progress.js";
import { readQuestions } from "./questions.js";
import { createStore, openStorage } from "./store.js";
import { texts } from "./texts.js";
import { startLinks, startName, startPrintButtons } from "./toolbar.js";

const store = createStore(openStorage(window));
addEventListener("storage", store.receive);
addEventListener("pageshow", ({ persisted }) => {
  if (persisted) store.refresh();
});

/**
 * @param {string} selector
 * @param {(element: HTMLElement) => void} start
 */
function part(selector, start) {
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(selector))) {
    guard(() => start(element));
  }
}

/** @param {() => void} start */
function guard(start) {
  try {
    start();
  } catch (error) {
    console.error(error);
  }
}

part(".sheet", (sheet) => {
  const questions = readQuestions(sheet);
  const badge = createBadge(/** @type {HTMLElement} */ (sheet.querySelector("[data-part='badge']")));
  const form = startForm(questions, store, badge);
  guard(() => startName(sheet, store, form));
  guard(() => startPrintButtons(sheet, startPaper(sheet, store)));
  guard(() => startLinks(sheet));
  guard(() => startDeletion(sheet, questions, store, form));
  guard(() => showUnreadable(sheet));
});

part(".sheet [data-part='progress']", (element) => startProgress(element, readQuestions(document), store));

part(".card", (card) => {
  const progress = /** @type {HTMLElement} */ (card.querySelector("[data-part='progress']"));
  const asking = card.dataset.askingWho?.split(" ") ?? [];
  const questions = card.dataset.questions?.split(" ").map((key) => ({ key, asksWho: asking.includes(key) })) ?? [];
  startProgress(progress, questions, store);
});

part("[data-part='checklist']", (checklist) => {
  startChecklist(checklist, store);
  startPrintButtons(checklist, startPaper(checklist, store));
});

part("[data-part='handout']", (handout) => startPrintButtons(handout, startPaper(handout, store)));

/** @param {HTMLElement} sheet */
function showUnreadable(sheet) {
  const count = store.unreadableCount();
  if (!count) return;
  const notice = document.createElement("p");
  notice.className = "notice";
  notice.textContent = texts.unreadable(count);
  sheet.querySelector("[data-part='notices']")?.append(notice);
}
