/**
 * Wires what shows answers but has no fields: the start page's cards, the timeline, the handout.
 *
 * @import { Desk } from "../../client/page/types.js"
 *
 * @typedef {ReturnType<typeof openPage>} OverviewPage
 */
import { createDeskLoader, createVersionsLoader } from "../../client/page/desk.js";
import { startDrop } from "../../parts/dropping/dropping.js";
import { startExample } from "../../parts/example/example.js";
import { noticesBelowTitle } from "../../client/page/notices.js";
import { isBesideOthers } from "../../client/storage/is_beside_others.js";
import { answeringOnce } from "../../client/storage/answering_once.js";
import { catchUp, openPage } from "../../client/page/open_page.js";
import { startPaper } from "../../parts/paper/paper.js";
import { startProgress } from "../../parts/progress/progress.js";
import { guard, part } from "../../client/page/starting.js";
import { notLoaded } from "../../client/page/texts.js";
import { startTimeline } from "../../parts/timeline/timeline.js";
import { startPrintButtons } from "../../parts/toolbar/toolbar.js";
import { EXAMPLE_VISIT } from "../../client/answers/visits.js";
import { startVisitName } from "../../parts/visit_name/visit_name.js";
import { startWays } from "../../parts/ways/ways.js";
import { createHomeStarter } from "./starting_home.js";

/** What shows answers, or how far they are. */
const OVERVIEWS = ".cards, .ways, [data-part='checklist'], [data-part='handout'], [data-part='timeline']";

/**
 * @param {DOMStringMap} settings What the page says beside its script.
 * @param {(page: OverviewPage, settings: DOMStringMap) => void} [more] Starts what only some of these pages have.
 */
export function startOverviews(settings, more = () => {}) {
  const opened = openPage();
  const page = { ...opened, store: answeringOnce(opened.store, window) };
  const { places, retention, storage, store, watch } = page;
  const overview = document.querySelector(OVERVIEWS);

  const startHome = createHomeStarter({ storage, store, places }, settings);
  startHome();

  part(".card", (card) => {
    const progress = /** @type {HTMLElement} */ (card.querySelector("[data-part='progress']"));
    startProgress(progress, JSON.parse(card.dataset.questions ?? "[]"), store);
  });

  more(page, settings);
  part("[data-part='screen-visit']", (element) => startVisit(element, page, settings));
  part("[data-part='handout']", (handout) => startPrintButtons(handout, startPaper(handout, store)));

  part("[data-part='timeline']", (element) => startTimeline(element, store, storage, watch));
  part(".ways", (ways) => startWays(ways, store));
  part("[data-part='example']", (element) => {
    const deskFor = (/** @type {HTMLElement} */ notices) => createDeskLoader(notices, settings, notLoaded, store);
    startExample(element, deskFor, { storage, store, places, address: settings.example ?? "" });
  });

  /** @param {(desk: Desk, notices: HTMLElement) => void} say */
  function sayAbove(say) {
    if (!overview) return;
    const notices = document.createElement("div");
    overview.before(notices);
    void createDeskLoader(notices, settings, notLoaded, store)((desk) => say(desk, notices));
  }

  if (retention === "session") sayAbove((desk, notices) => desk.watchForCopies({ places, notices }));
  if (store.visitId === EXAMPLE_VISIT) {
    sayAbove((desk, notices) => desk.noteExample({ storage, store, places, notices }));
  }

  if (window !== parent) {
    part(".cards, .ways, [data-part='checklist']", (element) => {
      const notices = document.createElement("div");
      element.before(notices);
      void createDeskLoader(
        notices,
        settings,
        notLoaded,
        store,
      )((desk) => {
        desk.startFrame({ sheet: notices, notices, storage, store }, settings.frameAncestors ?? "");
      });
    });
  }

  guard(() =>
    startDrop((dropped) => {
      const notices = noticesBelowTitle();
      const opening = { store, storage, places, notices, catalogue: settings.catalogue ?? "" };
      void createDeskLoader(notices, settings, notLoaded, store)((desk) => desk.openDropped(opening, dropped));
    }),
  );

  // Last, so that every part hears of what the disk copy brings.
  guard(() => {
    storage.subscribe(startHome); // All that was kept may have been lost, and come back.
    void catchUp({ places, storage, store }, (visit) => {
      sayAbove((desk, notices) => desk.offerVisit({ storage, store, places, notices }, visit));
    });
  });
}

/**
 * Which visit it is, and the way to the same page in another one; the start page has its own.
 *
 * @param {HTMLElement} element
 * @param {OverviewPage} page
 * @param {DOMStringMap} settings
 */
function startVisit(element, { places, storage, store }, settings) {
  const notices = document.createElement("div");
  element.before(notices);
  const withDesk = createDeskLoader(notices, settings, notLoaded, store);
  const withVersions = createVersionsLoader(notices, settings, store);
  const page = { places, storage, store, notices };
  const areOthers = !document.querySelector("[data-part='home']") && isBesideOthers(page);
  startVisitName(element, store);
  if (areOthers) {
    void withVersions(({ offerVisits }) => offerVisits(element, page, withDesk), true);
  }
}
