/**
 * Wires a worksheet, on the full page and on the lean one.
 *
 * @import { PageParts } from "../../client/page/types.js"
 * @import { More } from "./more.js"
 */
import { createBadge } from "../../parts/badge/badge.js";
import { createDeskLoader, createVersionsLoader } from "../../client/page/desk.js";
import { endEarly } from "../../parts/question/end_early.js";
import { startDrop } from "../../parts/dropping/dropping.js";
import { startForm } from "../../parts/question/form.js";
import { catchUp, openPage } from "../../client/page/open_page.js";
import { showRetention } from "../../parts/keep_row/show_retention.js";
import { startPaper } from "../../parts/paper/paper.js";
import { readQuestions } from "../../client/page/questions.js";
import * as texts from "../../client/page/texts.js";
import { startMenu, startName, startNextOpen, startPrintButtons } from "../../parts/toolbar/toolbar.js";
import { guard, noteStarted, part, startLater } from "../../client/page/starting.js";

/**
 * @param {DOMStringMap} settings What the page says beside its script: addresses, months.
 * @param {(page: PageParts, settings: DOMStringMap) => (() => void)[]} restOf What needs no key.
 * @param {More} [more] What only some worksheets have.
 */
export function startSheet(settings, restOf, more) {
  const { places, retention, storage, store, watch } = openPage();
  /** @type {(visit: string) => void} */
  let offer = () => {};
  /** @type {(() => void)[]} What can wait until the first key is safe. */
  const rest = [];
  const keepInPlace = noteTarget();

  part(".sheet", (sheet) => {
    more?.prepare(sheet, store, watch);
    const questions = readQuestions(sheet);
    /** @param {string} name */
    const partOf = (name) => /** @type {HTMLElement} */ (sheet.querySelector(`[data-part='${name}']`));
    const badge = createBadge(partOf("badge"), partOf("spoken"), retention === "session");
    const notices = partOf("notices");
    const rescue = /** @type {HTMLElement} */ (
      sheet.querySelector(`[data-action="${settings.rescue ?? "save-file"}"]`)
    );
    const withDesk = createDeskLoader(notices, settings, texts.notLoadedRescue, store, rescue);
    const withVersions = createVersionsLoader(notices, settings, store);
    const form = startForm(questions, store, storage, badge, withDesk, watch);
    guard(() => endEarly(storage)); // At once: what is kept twice could come twice.
    noteStarted(sheet); // Before anything is made like the first row or stop.
    const { catalogue = "" } = settings;
    const page = {
      sheet,
      questions,
      notices,
      catalogue,
      storage,
      retention,
      places,
      store,
      form,
      watch,
      withDesk,
      withVersions,
    };
    offer = (visit) => void withDesk((desk) => desk.offerVisit(page, visit));
    guard(() => showRetention(sheet, retention));
    // At once: else the browser would leave the page for what is dropped on it.
    guard(() => startDrop((dropped) => void withDesk((desk) => desk.openDropped(page, dropped))));
    guard(() => more?.start(page));
    guard(() => startName(sheet, store, form, watch));
    rest.push(
      () => startPrintButtons(sheet, startPaper(sheet, store)),
      () => startMenu(sheet),
      () => startNextOpen(sheet, store, form),
      ...restOf(page, settings),
    );
  });

  keepInPlace();
  // Who comes by a link to a field means to write in it.  Many browsers put the focus there by themselves; by now the
  // fields above are as high as they become.
  part("textarea:target", (field) => {
    if (!document.activeElement?.matches("body, :target")) return;
    field.focus();
    field.scrollIntoView({ block: "center" });
  });

  // Last, so that every part hears of what the disk copy brings.
  startLater([...rest, () => void catchUp({ places, storage, store }, offer)]);
}

/**
 * Fields above the question that a link leads to become higher as their answers come, and push it out of sight.
 *
 * @returns {() => void} Has it stand again where a person has seen it.
 */
function noteTarget() {
  const target = document.querySelector(":target");
  const top = () => target?.getBoundingClientRect().top ?? 0;
  const before = top();
  return () => {
    if (target && before >= 0 && before < innerHeight) scrollBy(0, top() - before);
  };
}

/**
 * The same, once a person has seen the page: a start would come before that otherwise.
 *
 * @type {typeof startSheet}
 */
export function startSheetLater(settings, restOf, more) {
  startLater([() => startSheet(settings, restOf, more)]);
}
