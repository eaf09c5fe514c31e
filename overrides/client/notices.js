/** Says at the top of the sheet what has happened, or what a person should know. */

/**
 * Say it in the place of what was said before.
 *
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
