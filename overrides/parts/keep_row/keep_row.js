/**
 * The row that says where answers are kept and until when, and leads to save files and visits.  What is needed seldom
 * loads when it is called for.
 *
 * @import { PageParts, WithDesk } from "../../client/page/types.js"
 * @import { Retention } from "../../client/storage/types.js"
 */
import { download, saveFileOf } from "../../client/page/save_file.js";
import { startUntil } from "./until.js";
import { tell } from "../../client/page/notices.js";
import { isFormer as isFormerOf } from "../../client/page/questions.js";
import * as texts from "../../client/page/texts.js";
import { EXAMPLE_VISIT } from "../../client/answers/visits.js";
import { guard } from "../../client/page/starting.js";

/** So long a person waits for the desk before she gets her file without it, in milliseconds. */
const DESK_WAITS = 3000;

/**
 * @param {PageParts} page
 * @param {WithDesk} loadDesk
 */
export function startKeepRow(page, loadDesk) {
  /** @type {WithDesk} */
  const withDesk = (use) => {
    page.form.save();
    return loadDesk(use);
  };
  startUntil(page);
  startWhere(page, loadDesk);
  startButtons(page, loadDesk, withDesk);
  startFormer(page, withDesk);
  if (page.store.visitId === EXAMPLE_VISIT) void withDesk((desk) => desk.noteExample(page));
  if (page.retention === "session") void withDesk((desk) => guard(() => desk.watchForCopies(page)));
}

/**
 * Where answers are kept, and how to change it.
 *
 * @param {PageParts} page
 * @param {WithDesk} loadDesk
 */
function startWhere(page, loadDesk) {
  const { sheet, form } = page;
  const where = /** @type {HTMLElement} */ (sheet.querySelector("[data-part='where']"));

  function changeRetention() {
    const wanted = /** @type {Retention} */ (/** @type {HTMLInputElement} */ (where.querySelector(":checked")).value);
    form.save();
    void loadDesk((desk) => desk.changeRetention(page, wanted));
  }

  where.querySelector("button")?.addEventListener("click", changeRetention);
}

/**
 * @param {PageParts} page
 * @param {WithDesk} loadDesk
 * @param {WithDesk} withDesk The same, once what was typed is kept.
 */
function startButtons(page, loadDesk, withDesk) {
  const { sheet } = page;
  const input = /** @type {HTMLInputElement} */ (sheet.querySelector("[data-part='files']"));
  /**
   * @param {string} action
   * @param {() => void} act
   */
  const on = (action, act) => {
    for (const button of sheet.querySelectorAll(`[data-action='${action}']`)) button.addEventListener("click", act);
  };
  on("save-file", () => void save(page, loadDesk));
  on("open-file", () => input.click());
  on("delete", () => void withDesk((desk) => desk.askWhatToDelete(page)));
  on("visits", () => void withDesk((desk) => desk.showVisits(page)));
  input.addEventListener("change", () => {
    const files = [...(input.files ?? [])];
    input.value = ""; // So that the same file can be chosen again.
    if (files.length) void withDesk((desk) => desk.openFiles(page, files));
  });
}

/**
 * Whoever needs a file most has no connection: without the desk, the browser's downloads have to do.
 *
 * @param {PageParts} page
 * @param {WithDesk} loadDesk
 */
async function save(page, loadDesk) {
  let isTaken = false;
  /** @param {() => void} how */
  const once = (how) => {
    if (!isTaken) how();
    isTaken = true;
  };
  const downloadOnly = async () => {
    await page.store.ready();
    download(saveFileOf(page.store, page.form));
    tell(page.notices, texts.downloaded);
  };
  const late = setTimeout(once, DESK_WAITS, downloadOnly);
  await loadDesk((desk) => once(() => void desk.saveFile(page)), true);
  clearTimeout(late);
  once(downloadOnly);
}

/**
 * Show answers to questions that are gone, as soon as there is one.
 *
 * @param {PageParts} page
 * @param {WithDesk} withDesk
 */
function startFormer({ sheet, questions, store }, withDesk) {
  const isFormer = isFormerOf(questions);
  let isShown = false;
  /** @param {string[]} answered */
  function show(answered) {
    if (isShown || !answered.some(isFormer)) return;
    isShown = true;
    void withDesk((desk) => desk.startFormer(sheet, isFormer, store));
  }
  show(store.answered());
  store.subscribe(({ question }) => show([question]));
}
