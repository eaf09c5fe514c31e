/**
 * Makes the save file, and reminds of it.  `saving.js` finds out whether it has arrived.
 *
 * @import { Store } from "../storage/store.js"
 */
import { createSaveFile, nameOfSaveFile } from "../answers/save_file_writing.js";
import { worksheetOf } from "./questions.js";
import { answersOf } from "../storage/store.js";
import * as texts from "./texts.js";

const DAY = 86_400_000;

/** Some browsers delete what a person has not visited for seven days (Safari), others when they lack space. */
const IN_TIME = 5;

/**
 * Make a save file of one worksheet, for somebody whom the others do not concern.  So it is no backup.
 *
 * @param {string} worksheet
 * @param {Store} store
 * @param {{ save: () => void }} form
 */
export function saveOnly(worksheet, store, form) {
  download(saveFileOf(store, form, worksheet));
}

/**
 * @param {Store} store
 * @param {{ save: () => void }} form
 * @param {string} [worksheet] The only one whose answers it holds; all of them otherwise.
 */
export function saveFileOf(store, form, worksheet = "") {
  form.save();
  const now = new Date();
  const answers = [...answersOf(store)].filter(([key]) => !worksheet || worksheetOf(key) === worksheet);
  return {
    name: nameOfSaveFile(store.visit(), now, worksheet),
    text: createSaveFile({
      id: store.visitId,
      visit: store.visit(),
      answers: new Map(answers),
      questionSet: questionSet(),
      now,
    }),
  };
}

/** @returns {string} Which guide this is: its data file says so. */
export const questionSet = () =>
  /** @type {HTMLElement | null} */ (document.querySelector("[data-question-set]"))?.dataset.questionSet ?? "";

/**
 * Hand a file to the browser's downloads.  Whether it arrives there, no page gets to know.
 *
 * @param {{ name: string, text: string }} file
 */
export function download({ name, text }) {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads the file some time after the click.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/**
 * Say when the answers were saved to a file last, quietly at first, and in time before a browser might delete them.
 *
 * @param {HTMLElement} place
 * @param {Store} store
 * @param {() => boolean} isPersistent Whether the browser has promised to delete nothing by itself.
 */
export function startReminder(place, store, isPersistent) {
  function show() {
    const answers = store.answered().map((question) => store.read(question).changedAt);
    const given = store.visit().backedUpAt;
    const backedUpAt = Number.isNaN(Date.parse(given)) ? "" : given;
    const unsaved = answers.filter((changedAt) => changedAt > backedUpAt).sort();
    const days = daysBetween(new Date(backedUpAt || unsaved[0]), new Date());
    place.textContent = answers.length ? texts.backup(backedUpAt ? days : null) : "";
    place.classList.toggle("keep__backup--due", unsaved.length > 0 && days >= IN_TIME && !isPersistent());
  }

  show();
  store.subscribe(() => {
    if (!place.textContent) show(); // Later on, only days change it.
  });
  store.subscribeVisit(show);
  return show;
}

/**
 * Whole days of the calendar, whatever the time of day.
 *
 * @param {Date} from
 * @param {Date} to
 */
const daysBetween = (from, to) =>
  Math.round((new Date(to).setHours(0, 0, 0, 0) - new Date(from).setHours(0, 0, 0, 0)) / DAY);

/**
 * @param {Store} store
 * @param {number} months
 * @returns {boolean} Whether there are answers, and the person has changed nothing for so long.
 */
export function isLongUnchanged(store, months) {
  const answers = store.answered().map((question) => store.read(question).changedAt);
  const { keptAt, changedAt } = store.visit();
  const latest = [keptAt, changedAt, ...answers].sort().at(-1) ?? "";
  const limit = new Date();
  limit.setMonth(limit.getMonth() - months);
  return answers.length > 0 && latest !== "" && latest < limit.toISOString();
}
