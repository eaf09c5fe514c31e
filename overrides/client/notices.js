/** Says at the top of the sheet what has happened, or what a person should know. */

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
  notice.setAttribute("role", "status");
  notice.textContent = text; // Once it is in the page: only a change is read out.
}
