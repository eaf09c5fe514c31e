/**
 * The start page of whoever has begun: a row for each visit, which leads on with one click, and what is due.
 *
 * @import { HomePage } from "./types.js"
 * @import { Row } from "./rows.js"
 */
import { tell } from "../../client/page/notices.js";
import { readCatalogue } from "../../client/page/load_catalogue.js";
import { createGather } from "./rows.js";
import { createLinks } from "./links.js";
import { showVisits } from "./visit_rows.js";
import { startTools } from "./tools.js";
import { createWeek } from "./week.js";
import { unsavedFirst } from "../../client/page/texts.js";

/** So long it waits for the next change of another window, in milliseconds: somebody may be typing there. */
const QUIET = 500;

/**
 * @param {HTMLElement} element
 * @param {HomePage} page
 */
export async function startHome(element, page) {
  const sheets = await readCatalogue(page.catalogue);
  const notices = partOf(element, "home-notices");
  const gather = createGather(page, sheets, JSON.parse(element.dataset.ways ?? "[]"));
  const links = createLinks(element, page, () => tell(notices, unsavedFirst));
  const showWeek = createWeek(partOf(element, "home-week"), page, { links, notices, again });
  /** @type {Row[]} */
  let shown = [];
  let turn = 0;

  /** @param {string} visit @param {string} question */
  function again(visit, question) {
    show(shown.map((row) => (row.id === visit ? gather.again(visit, question) : row)));
  }

  /** Show all as it is now; what is still being gathered for an earlier call is not shown any more. */
  async function render() {
    turn += 1;
    const own = turn;
    await gather.rows((rows) => {
      if (own === turn) show(rows);
    });
  }

  /** @param {Row[]} rows */
  function show(rows) {
    shown = rows;
    keepingFocus(element, () => {
      showVisits(partOf(element, "home-visits"), rows, { links, gather });
      showWeek(rows);
    });
    const { dataset } = document.documentElement;
    if (dataset.visits === "shown") return;
    dataset.visits = "shown";
    for (const fold of document.querySelectorAll("details.introduction")) fold.removeAttribute("open");
  }

  startTools(element, notices, page, () => void render());
  await render();
  page.store.subscribeVisit(() => void render());
  let timer = 0;
  addEventListener("storage", () => {
    clearTimeout(timer);
    timer = setTimeout(render, QUIET);
  });
}

/**
 * @param {HTMLElement} element
 * @param {string} name
 */
const partOf = (element, name) => /** @type {HTMLElement} */ (element.querySelector(`[data-part="${name}"]`));

/**
 * What has the focus may be made again; the same one has it afterwards.
 *
 * @param {HTMLElement} element
 * @param {() => void} change
 */
function keepingFocus(element, change) {
  const active = /** @type {HTMLElement | null} */ (document.activeElement);
  const does = active && element.contains(active) ? active.dataset.does : undefined;
  change();
  if (does && document.activeElement !== active) {
    /** @type {HTMLElement | null} */ (element.querySelector(`[data-does="${CSS.escape(does)}"]`))?.focus();
  }
}
