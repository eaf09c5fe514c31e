/** Says at the top of the sheet what has happened, or what a person should know. */

/** The look of what went well; anything else needs a look. */
export const DONE = "notice--done";

/** @returns {HTMLElement} A place for them on a page that has none yet. */
export function noticesBelowTitle() {
  const notices = document.createElement("div");
  document.querySelector("h1")?.after(notices);
  return notices;
}

/**
 * Say something that stays true.
 *
 * @param {HTMLElement} notices
 * @param {string} text
 * @returns {HTMLElement}
 */
export function note(notices, text) {
  const notice = document.createElement("p");
  notice.className = "notice";
  notice.textContent = text;
  notices.append(notice);
  return notice;
}

/**
 * Say what has happened, in the place of what was said before.
 *
 * @param {HTMLElement} notices
 * @param {string} text
 */
export function tell(notices, text) {
  for (const other of notices.querySelectorAll(":scope > [role='status']")) other.remove();
  const notice = note(notices, "");
  notice.role = "status";
  notice.textContent = text; // Once it is in the page: only a change is read out.
}

/**
 * Say that what the person wanted is done.
 *
 * @param {HTMLElement} notices
 * @param {string} text
 */
export function tellDone(notices, text) {
  tell(notices, text);
  notices.lastElementChild?.classList.add(DONE);
}
