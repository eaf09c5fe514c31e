/**
 * Starts the parts of a page, each for itself.
 */

/**
 * Start a part of a page.  Each has a guard of its own: one that breaks leaves the others alive.
 *
 * @param {string} selector
 * @param {(element: HTMLElement) => void} start
 */
export function part(selector, start) {
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(selector))) {
    guard(() => {
      start(element);
      noteStarted(element);
    });
  }
}

/** @param {HTMLElement} element Says no longer that it has not started. */
export function noteStarted(element) {
  element.classList.remove("is-starting");
  for (const sign of element.querySelectorAll(".stalled")) sign.remove();
}

/** @param {() => void} start */
export function guard(start) {
  try {
    start();
  } catch (error) {
    console.error(error);
  }
}
