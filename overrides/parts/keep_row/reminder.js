/**
 * Reminds of a save file.
 *
 * @import { Store } from "../../client/storage/types.js"
 */
import * as texts from "../../client/page/texts.js";

const DAY = 86_400_000;

/** Some browsers delete what a person has not visited for seven days (Safari), others when they lack space. */
const IN_TIME = 5;

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
