/**
 * The buttons that load the filled example.
 *
 * @import { ExamplePage, WithDesk } from "../../client/page/types.js"
 */

/**
 * @param {HTMLElement} element
 * @param {(notices: HTMLElement) => WithDesk} deskFor
 * @param {Omit<ExamplePage, "opens" | "notices">} places
 */
export function startExample(element, deskFor, places) {
  const link = /** @type {HTMLAnchorElement} */ (element.querySelector("[data-action='load-example']"));
  const notices = /** @type {HTMLElement} */ (element.querySelector("[data-part='notices']"));
  link.addEventListener("click", (event) => {
    event.preventDefault();
    void deskFor(notices)((desk) => void desk.loadExample({ ...places, notices, opens: link.href }));
  });
}
