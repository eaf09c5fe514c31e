/**
 * Wires a worksheet, on the full page and on the lean one.
 *
 * @import { Desk } from "../../client/page/types.js"
 * @import { More } from "./more.js"
 */
import { createBadge } from "../../parts/badge/badge.js";
import { createDeskLoader } from "../../client/page/desk.js";
import { startDrop } from "../../parts/dropping/dropping.js";
import { startForm } from "../../parts/question/form.js";
import { watchForNotes } from "../../parts/notes/watch_for_notes.js";
import { note } from "../../client/page/notices.js";
import { catchUp, openPage } from "../../client/page/open_page.js";
import { startPaper } from "../../parts/paper/paper.js";
import { countedIn, startProgress } from "../../parts/progress/progress.js";
import { readQuestions } from "../../client/page/questions.js";
import * as texts from "../../client/page/texts.js";
import { startName, startPrintButtons, startSkipping } from "../../parts/toolbar/toolbar.js";
import { guard, noteStarted, part } from "../../client/page/starting.js";

/**
 * @param {DOMStringMap} settings What the page says beside its script: addresses, months.
 * @param {Desk["startTools"]} startTools
 * @param {More} [more] What only some worksheets have.
 */
export function startSheet(settings, startTools, more) {
  const { places, retention, storage, store, watch } = openPage();
  /** @type {(visit: string) => void} */
  let offer = () => {};

  part(".sheet", (sheet) => {
    const counted = countedIn(sheet);
    more?.prepare(sheet, store, watch);
    guard(() => toolsLastOnPhone(sheet));
    const questions = readQuestions(sheet);
    /** @param {string} name */
    const partOf = (name) => /** @type {HTMLElement} */ (sheet.querySelector(`[data-part='${name}']`));
    const badge = createBadge(partOf("badge"), partOf("spoken"), retention === "session");
    const notices = partOf("notices");
    const rescue = /** @type {HTMLElement} */ (
      sheet.querySelector(`[data-action="${settings.rescue ?? "save-file"}"]`)
    );
    const withDesk = createDeskLoader(notices, settings, texts.notLoadedRescue, storage, rescue);
    const form = startForm(questions, store, storage, badge, withDesk, watch);
    noteStarted(sheet); // Before anything is made like the first row or stop.
    const { catalogue = "", askAfterMonths } = settings;
    const page = { sheet, questions, notices, catalogue, storage, retention, places, store, form, watch, withDesk };
    offer = (visit) => void withDesk((desk) => desk.offerVisit(page, visit));
    guard(() => more?.start(page));
    guard(() => startProgress(partOf("progress"), counted, store));
    guard(() => startName(sheet, store, form, watch));
    guard(() => startPrintButtons(sheet, startPaper(sheet, store)));
    guard(() => startSkipping(sheet));
    guard(() => {
      if (window !== parent)
        void withDesk((desk) =>
          desk.startFrame({ sheet, notices, storage, store, form }, settings.frameAncestors ?? ""),
        );
    });
    guard(() => watchForNotes(questions, store, withDesk));
    guard(() => startTools(page, withDesk, Number(askAfterMonths)));
    guard(() => startDrop((dropped) => void withDesk((desk) => desk.openDropped(page, dropped))));
    guard(() => {
      const count = store.unreadableCount();
      if (count) note(notices, texts.unreadable(count));
    });
  });

  // Last, so that every part hears of what the disk copy brings.
  guard(() => void catchUp({ places, storage, store }, offer));
}

/**
 * The first question would begin below the screen otherwise.  They really move: the order that is seen is that in which
 * the keyboard and a screen reader go.
 *
 * @param {HTMLElement} sheet
 */
function toolsLastOnPhone(sheet) {
  if (!matchMedia("(max-width: 30em)").matches) return;
  const tools = /** @type {NodeListOf<HTMLElement>} */ (sheet.querySelectorAll(":scope > :is(.toolbar, .keep)"));
  sheet.querySelector(".sheet__end")?.before(...tools);
}
