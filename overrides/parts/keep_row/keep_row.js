/**
 * The row that says where answers are kept and until when, and leads to save files and visits.  What is needed seldom
 * loads when it is called for.
 *
 * @import { Desk, PageParts, WithDesk } from "../../client/page/types.js"
 * @import { Retention } from "../../client/storage/types.js"
 */
import { download, saveFileOf } from "../../client/page/save_file.js";
import { isLongUnchanged, startReminder } from "./reminder.js";
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
 * @param {number} months After so long without a change the page asks whether the answers are still wanted.
 */
export function startKeepRow(page, loadDesk, months) {
  const { sheet, questions, store, storage, retention, form, notices } = page;
  /** @param {string} name */
  const part = (name) => /** @type {HTMLElement} */ (sheet.querySelector(`[data-part="${name}"]`));
  const where = part("where");
  const input = /** @type {HTMLInputElement} */ (part("files"));
  let isPersistent = false;

  const showUntil = () => {
    part("until").textContent = texts.until(retention, isPersistent);
  };
  const showReminder = startReminder(part("backup"), store, () => isPersistent);

  /** @param {boolean | undefined} answer What the browser promises. */
  function notePersistence(answer) {
    isPersistent = answer === true;
    showUntil();
    showReminder();
  }

  /** @param {(desk: Desk) => void} use */
  function withDesk(use) {
    form.save();
    return loadDesk(use);
  }

  function changeRetention() {
    const wanted = /** @type {Retention} */ (/** @type {HTMLInputElement} */ (where.querySelector(":checked")).value);
    form.save();
    // What stands on this page alone would be left behind.
    if (storage.hasUnsaved()) tell(notices, texts.unsavedFirst);
    else void loadDesk((desk) => desk.changeRetention(page, wanted));
  }

  /** Whoever needs a file most has no connection: without the desk, the browser's downloads have to do. */
  async function save() {
    let isTaken = false;
    /** @param {() => void} how */
    const once = (how) => {
      if (!isTaken) how();
      isTaken = true;
    };
    const late = setTimeout(once, DESK_WAITS, downloadOnly);
    await loadDesk((desk) => once(() => void desk.saveFile(page)), true);
    clearTimeout(late);
    once(downloadOnly);
  }

  async function downloadOnly() {
    await storage.ready();
    download(saveFileOf(store, form));
    tell(notices, texts.downloaded);
  }

  if (where.dataset.keeping !== retention) {
    where.dataset.keeping = retention;
    /** @type {HTMLInputElement} */ (where.querySelector(`[value="${retention}"]`)).checked = true;
  }
  showUntil();
  where.querySelector("button")?.addEventListener("click", changeRetention);
  sheet.querySelector("[data-action='save-file']")?.addEventListener("click", () => void save());
  sheet.querySelector("[data-action='open-file']")?.addEventListener("click", () => input.click());
  sheet.querySelector("[data-action='delete']")?.addEventListener("click", () => {
    void withDesk((desk) => desk.askWhatToDelete(page));
  });
  sheet.querySelector("[data-action='visits']")?.addEventListener("click", () => {
    void withDesk((desk) => desk.showVisits(page));
  });
  input.addEventListener("change", () => {
    const files = [...(input.files ?? [])];
    input.value = ""; // So that the same file can be chosen again.
    if (files.length) void withDesk((desk) => desk.openFiles(page, files));
  });
  const isFormer = isFormerOf(questions);
  let showsFormer = false;
  /** @param {string[]} answered */
  function showFormer(answered) {
    if (showsFormer || !answered.some(isFormer)) return;
    showsFormer = true;
    void withDesk((desk) => desk.startFormer(sheet, isFormer, store));
  }

  if (store.visitId === EXAMPLE_VISIT) void withDesk((desk) => desk.noteExample(page));
  showFormer(store.answered());
  store.subscribe(({ question }) => showFormer([question]));
  if (isLongUnchanged(store, months)) void withDesk((desk) => desk.askWhetherWanted(page, months));

  if (retention === "session") {
    void withDesk((desk) => guard(() => desk.watchForCopies(page)));
    return;
  }
  void navigator.storage?.persisted?.().then(notePersistence, console.warn);
  let isAsked = false;
  store.subscribe(({ foreign }) => {
    if (isAsked || foreign || isPersistent) return;
    isAsked = true;
    void navigator.storage?.persist?.().then(notePersistence, console.warn);
  });
}
