/**
 * The buttons that load the filled example.
 *
 * @import { WithDesk } from "../../client/page/desk.js"
 * @import { ExamplePlaces } from "./filled_example.js"
 */

/**
 * @param {HTMLElement} element
 * @param {(notices: HTMLElement) => WithDesk} deskFor
 * @param {Omit<ExamplePlaces, "opens" | "notices">} places
 */
export function startExample(element, deskFor, places) {
  const link = /** @type {HTMLAnchorElement} */ (element.querySelector("[data-action='load-example']"));
  const notices = /** @type {HTMLElement} */ (element.querySelector("[data-part='notices']"));
  link.addEventListener("click", (event) => {
    event.preventDefault();
    void deskFor(notices)((desk) => void desk.loadExample({ ...places, notices, opens: link.href }));
  });
}
