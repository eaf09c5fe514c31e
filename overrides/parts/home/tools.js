/**
 * What can be done with visits besides going on: begin another, open a file, look after all of them.
 *
 * @import { Desk } from "../../client/page/types.js"
 * @import { HomePage } from "./types.js"
 */

/**
 * @param {HTMLElement} element
 * @param {HTMLElement} notices
 * @param {HomePage} page
 * @param {() => void} again Shows the visits as they are then.
 */
export function startTools(element, notices, page, again) {
  const withDesk = page.withDesk(notices);
  const input = /** @type {HTMLInputElement} */ (element.querySelector("[data-part='files']"));
  /**
   * @param {string} action
   * @param {() => void} act
   */
  const on = (action, act) => element.querySelector(`[data-action='${action}']`)?.addEventListener("click", act);
  /** @param {(desk: Desk) => void} use */
  const ask = (use) => void withDesk(use);
  on("new-visit", () => ask((desk) => desk.showVisits(page, { isNew: true, then: again })));
  on("visits", () => ask((desk) => desk.showVisits(page, { then: again })));
  on("open-file", () => input.click());
  input.addEventListener("change", () => {
    const files = [...(input.files ?? [])];
    input.value = ""; // So that the same file can be chosen again.
    if (files.length) ask((desk) => desk.openFiles({ ...page, notices }, files));
  });
}
