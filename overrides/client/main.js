/**
 * Wires a worksheet's page.
 */
import { createBadge } from "./badge.js";
import { startCustody } from "./custody.js";
import { startForm } from "./form.js";
import { startNotes } from "./notes.js";
import { guard, openPage, part } from "./opening.js";
import { startPaper } from "./paper.js";
import { startProgress } from "./progress.js";
import { readQuestions } from "./questions.js";
import { texts } from "./texts.js";
import { startLinks, startName, startPrintButtons } from "./toolbar.js";
import { readWordings } from "./wordings.js";

const { places, keeping, keeper, store } = openPage();
const { askAfterMonths: months, catalogue = "", desk = "" } = document.currentScript?.dataset ?? {};

part(".sheet", (sheet) => {
  const questions = readQuestions(sheet);
  const badge = createBadge(
    /** @type {HTMLElement} */ (sheet.querySelector("[data-part='badge']")),
    keeping === "session",
  );
  const notices = /** @type {HTMLElement} */ (sheet.querySelector("[data-part='notices']"));
  const form = startForm(questions, store, keeper, badge);
  guard(() => startName(sheet, store, form));
  guard(() => startPrintButtons(sheet, startPaper(sheet, store)));
  guard(() => startLinks(sheet));
  guard(() => startNotes(questions, readWordings(sheet), store));
  guard(() => {
    const page = { sheet, questions, notices, catalogue, keeper, keeping, places, store, form };
    startCustody(page, { desk, months: Number(months) });
  });
  guard(() => showUnreadable(notices));
});

part(".sheet [data-part='progress']", (element) => startProgress(element, readQuestions(document), store));

// Last, so that every part hears of what the durable copy brings.
guard(() => void store.reconcile());

/** @param {HTMLElement} notices */
function showUnreadable(notices) {
  const count = store.unreadableCount();
  if (!count) return;
  const notice = document.createElement("p");
  notice.className = "notice";
  notice.textContent = texts.unreadable(count);
  notices.append(notice);
}
