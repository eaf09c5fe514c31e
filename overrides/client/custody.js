/**
 * The row that says where answers are kept and until when, and leads to save files and visits.  What is needed seldom
 * loads when it is called for.
 *
 * @import { Keeper } from "./keeper.js"
 * @import { Keeping, Places } from "./keeping.js"
 * @import { Question } from "./questions.js"
 * @import { Store } from "./store.js"
 *
 * @typedef {object} Desk What `desk.js` brings.
 * @property {(page: PageParts) => void} askWhatToDelete
 * @property {(page: PageParts, months: number) => void} askWhetherWanted
 * @property {(places: Places, takes: boolean) => Promise<boolean>} keepForSession
 * @property {(places: Places, now: Date) => Promise<boolean>} keepOnDevice
 * @property {(page: PageParts) => void} showVisits
 * @property {typeof import("./desk/former.js").startFormer} startFormer
 * @property {(page: PageParts, files: File[]) => void} openFiles
 * @property {(page: PageParts) => void} askWhatToTake
 *
 * @typedef {object} PageParts
 * @property {HTMLElement} sheet
 * @property {Question[]} questions
 * @property {HTMLElement} notices
 * @property {string} catalogue Its address.
 * @property {Keeper} keeper
 * @property {Keeping} keeping
 * @property {Places} places
 * @property {Store} store
 * @property {{ save: () => void }} form
 */
import { visitOf } from "./answers.js";
import { isLongUnchanged, saveToFile, startReminder } from "./backup.js";
import { loadScript } from "./loading.js";
import { worksheetOf } from "./questions.js";
import { texts } from "./texts.js";
import { readWordings } from "./wordings.js";

/**
 * @param {PageParts} page
 * @param {{ desk: string, months: number }} settings The address of `desk.js`; after how long without a change the
 * page asks whether the answers are still wanted.
 */
export function startCustody(page, { desk: deskAddress, months }) {
  const { sheet, questions, store, keeper, keeping, places, form, notices } = page;
  /** @param {string} name */
  const part = (name) => /** @type {HTMLElement} */ (sheet.querySelector(`[data-part="${name}"]`));
  const where = /** @type {HTMLSelectElement} */ (part("where"));
  const input = /** @type {HTMLInputElement} */ (part("files"));
  let isPersistent = false;

  const showUntil = () => {
    part("until").textContent = texts.until(keeping, isPersistent);
  };
  const showReminder = startReminder(part("backup"), store, () => isPersistent);

  /** @param {boolean | undefined} answer What the browser promises. */
  function notePersistence(answer) {
    isPersistent = answer === true;
    showUntil();
    showReminder();
  }

  /** @param {(desk: Desk) => void} use */
  async function withDesk(use) {
    form.save();
    try {
      await loadScript(deskAddress);
    } catch (error) {
      console.warn(error);
      tell(notices, texts.notLoaded);
      return;
    }
    use(/** @type {any} */ (window).fachaustauschDesk);
  }

  async function changeKeeping() {
    form.save();
    if (keeper.hasUnsaved()) {
      where.value = keeping; // What stands on this page alone would be left behind.
      tell(notices, texts.unsavedFirst);
      return;
    }
    const isFilled = keeper.keys().some((key) => visitOf(key));
    if (where.value === "session" && isFilled) {
      where.value = keeping; // Until she has said what to take along.
      await withDesk((desk) => desk.askWhatToTake(page));
      return;
    }
    const wanted = where.value;
    where.value = keeping;
    await withDesk(async ({ keepForSession, keepOnDevice }) => {
      const moved = wanted === "session" ? keepForSession(places, false) : keepOnDevice(places, new Date());
      if (await moved) location.reload();
      else tell(notices, texts.notMoved);
    });
  }

  where.value = keeping;
  showUntil();
  where.addEventListener("change", changeKeeping);
  sheet.querySelector("[data-action='save-file']")?.addEventListener("click", () => {
    saveToFile(store, form);
    tell(notices, texts.savedToFile);
  });
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
  const worksheet = worksheetOf(questions[0].key);
  const keys = new Set(questions.map(({ key }) => key));
  /** @param {string} key */
  const isFormer = (key) => worksheetOf(key) === worksheet && !keys.has(key);
  let showsFormer = false;
  /** @param {string[]} answered */
  function showFormer(answered) {
    if (showsFormer || !answered.some(isFormer)) return;
    showsFormer = true;
    void withDesk((desk) => desk.startFormer(sheet, isFormer, readWordings(sheet), store));
  }

  showFormer(store.answered());
  store.subscribe(({ question }) => showFormer([question]));
  if (isLongUnchanged(store, months)) void withDesk((desk) => desk.askWhetherWanted(page, months));
  startDrop((files) => void withDesk((desk) => desk.openFiles(page, files)));

  if (keeping === "session") return;
  void navigator.storage?.persisted?.().then(notePersistence, console.warn);
  let isAsked = false;
  store.subscribe(({ foreign }) => {
    if (isAsked || foreign || isPersistent) return;
    isAsked = true;
    void navigator.storage?.persist?.().then(notePersistence, console.warn);
  });
}

/** @param {(files: File[]) => void} open */
function startDrop(open) {
  /** @param {DragEvent} event */
  const files = ({ dataTransfer }) => dataTransfer?.types.includes("Files") ?? false;
  // Else the browser leaves the page to show the file.
  addEventListener("dragover", (event) => {
    if (files(event)) event.preventDefault();
  });
  addEventListener("drop", (event) => {
    if (!files(event)) return;
    event.preventDefault();
    open([...(event.dataTransfer?.files ?? [])]);
  });
}

/**
 * @param {HTMLElement} notices
 * @param {string} text
 */
export function tell(notices, text) {
  const notice = document.createElement("p");
  notice.className = "notice";
  notice.setAttribute("role", "status");
  notices.replaceChildren(...[...notices.children].filter((other) => other.getAttribute("role") !== "status"), notice);
  notice.textContent = text;
}
