/**
 * Hands the focus on where what has it goes away as it is pressed: else the keyboard begins at the top of the page again,
 * and a screen reader says nothing.
 */

const STOPS = "a[href], button, input, select, textarea, summary";

/** Say what has happened, or hold what has changed. */
const TELLING = ".notice, [role='status'], [role='alert'], li";

/** Starts once, for all buttons there are and will be. */
export function handFocusOn() {
  // Before any button acts: what stood around it may be gone afterwards.
  addEventListener("click", () => noteAround(document.activeElement ?? document.body), true);
}

/** @param {Element} pressed */
function noteAround(pressed) {
  const scope = pressed.closest("dialog") ?? document.body;
  const telling = ancestorsOf(pressed).filter((element) => element.matches(TELLING));
  const stops = [...scope.querySelectorAll(STOPS)];
  const place = stops.indexOf(pressed);
  const around = [...stops.slice(place + 1), ...stops.slice(0, Math.max(0, place)).reverse()];

  // Once all have done what they do at a click.
  setTimeout(() => {
    if (!isLost()) return;
    const told = telling.find((element) => isShown(element) && element.textContent?.trim());
    const next = told ?? around.find(isShown) ?? (isShown(scope) ? scope : null);
    if (told) told.tabIndex = -1;
    /** @type {HTMLElement | null} */ (next)?.focus({ preventScroll: isShown(pressed) });
  });
}

function isLost() {
  const { activeElement } = document;
  return !activeElement || activeElement === document.body || !isShown(activeElement);
}

/** @param {Element} element */
const isShown = (element) => element.isConnected && element.checkVisibility({ visibilityProperty: true });

/** @param {Element} element @returns {HTMLElement[]} The nearest first. */
function ancestorsOf(element) {
  const parent = element.parentElement;
  return parent ? [parent, ...ancestorsOf(parent)] : [];
}
