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

/** What happens sooner than what waits has started: it must find all of it. */
const ACTS = ["click", "beforeprint", "dragover"];

/** @type {(() => void)[]} What waits, in its order. */
const waiting = [];
let isAwaited = false;

/**
 * Start what nobody needs for the first key: after the first paint, one after the other, so that a key comes in between;
 * at once, where somebody acts.
 *
 * @param {(() => void)[]} starts In their order; each may have more of them start later.
 */
export function startLater(starts) {
  waiting.push(...starts);
  for (const type of ACTS) addEventListener(type, startAll, true);
  awaitQuiet();
}

function awaitQuiet() {
  if (isAwaited || !waiting.length) return;
  isAwaited = true;
  if ("requestIdleCallback" in window) requestIdleCallback(startNext, { timeout: PATIENCE });
  else setTimeout(startNext); // Safari has none.
}

function startNext() {
  isAwaited = false;
  const start = waiting.shift();
  if (start) guard(start);
  // Nobody types into a page out of sight, and there each moment is long in coming.
  if (document.hidden) startAll();
  awaitQuiet();
}

/** @param {Partial<Event>} [act] */
function startAll({ type = "" } = {}) {
  for (let start = waiting.shift(); start; start = waiting.shift()) guard(start);
  for (const act of ACTS) removeEventListener(act, startAll, true);
  // While a window tells of the printing, it calls nobody who comes only then.
  if (type === "beforeprint") dispatchEvent(new Event(type));
}
