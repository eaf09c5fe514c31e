/**
 * Until when answers are kept: the browser is asked to promise that it deletes nothing by itself.
 *
 * @import { PageParts } from "../../client/page/types.js"
 */
import * as texts from "../../client/page/texts.js";
import { startReminder } from "./reminder.js";

/** @param {PageParts} page */
export function startUntil({ sheet, store, retention }) {
  /** @param {string} name */
  const part = (name) => /** @type {HTMLElement} */ (sheet.querySelector(`[data-part="${name}"]`));
  let isPersistent = false;
  const showReminder = startReminder(part("backup"), store, () => isPersistent);
  const showUntil = () => {
    part("until").textContent = texts.until(retention, isPersistent);
  };
  showUntil();
  if (retention === "session") return;

  /** @param {boolean | undefined} answer What the browser promises. */
  function notePersistence(answer) {
    isPersistent = answer === true;
    showUntil();
    showReminder();
  }

  void navigator.storage?.persisted?.().then(notePersistence, console.warn);
  let isAsked = false;
  store.subscribe(({ foreign }) => {
    if (isAsked || foreign || isPersistent) return;
    isAsked = true;
    void navigator.storage?.persist?.().then(notePersistence, console.warn);
  });
}
