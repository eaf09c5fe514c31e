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

/** After this time, in milliseconds, what waits for a quiet moment is done without one: a page in the back has none. */
const PATIENCE = 500;

/**
 * What happens sooner than the rest has started: it must find all of it.  A window calls none of the listeners for
 * "beforeprint" that come with it: those are not for the rest.
 */
const ACTS = ["click", "beforeprint"];

/** @param {() => void} run */
const whenQuiet = (run) =>
  "requestIdleCallback" in window ? requestIdleCallback(run, { timeout: PATIENCE }) : setTimeout(run); // Safari has none.

/**
 * Start what nobody needs for the first key: after the first paint, one after the other, so that a key comes in between;
 * at once, where somebody acts.
 *
 * @param {(() => void)[]} starts In their order.
 */
export function startLater(starts) {
  const waiting = [...starts];

  function startNext() {
    const start = waiting.shift();
    if (start) guard(start);
    if (waiting.length) whenQuiet(startNext);
  }

  function startAll() {
    for (const start of waiting.splice(0)) guard(start);
    for (const type of ACTS) removeEventListener(type, startAll, true);
  }

  for (const type of ACTS) addEventListener(type, startAll, true);
  whenQuiet(startNext);
}
