/**
 * Wires what shows answers but has no fields: the start page's cards, the checklist, the handout.
 */
import { startChecklist } from "./checklist.js";
import { createDeskLoader } from "./desk_loader.js";
import { startFormer } from "./desk/former.js";
import { guard, openPage, part } from "./opening.js";
import { startPaper } from "./paper.js";
import { startProgress } from "./progress.js";
import { readQuestions } from "./questions.js";
import { startPrintButtons } from "./toolbar.js";

/** @param {DOMStringMap} settings What the page says beside its script. */
export function startOverviews(settings) {
  const { keeper, store } = openPage();

  part(".card", (card) => {
    const progress = /** @type {HTMLElement} */ (card.querySelector("[data-part='progress']"));
    const asking = card.dataset.askingWho?.split(" ") ?? [];
    const questions = card.dataset.questions?.split(" ").map((key) => ({ key, asksWho: asking.includes(key) })) ?? [];
    startProgress(progress, questions, store);
  });

  part("[data-part='checklist']", (checklist) => {
    const keys = new Set(readQuestions(checklist).map(({ key }) => key));
    startChecklist(checklist, store);
    startPrintButtons(checklist, startPaper(checklist, store));
    startFormer(checklist, (key) => !keys.has(key), store);
  });

  part("[data-part='handout']", (handout) => startPrintButtons(handout, startPaper(handout, store)));

  if (window !== parent) {
    part(".cards, [data-part='checklist']", (element) => {
      const notices = document.createElement("div");
      element.before(notices);
      void createDeskLoader(
        notices,
        settings,
      )((desk) => {
        desk.startFrame({ sheet: notices, notices, keeper, store }, settings.frameAncestors ?? "");
      });
    });
  }

  // Last, so that every part hears of what the durable copy brings.
  guard(() => void store.reconcile());
}
