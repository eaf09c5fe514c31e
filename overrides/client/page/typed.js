/**
 * Notes in which fields somebody types.  What a browser puts back by itself, it puts there without the focus, and
 * without a click.
 *
 * @typedef {Map<EventTarget | null, string>} Typed By field, what stood in it before.
 */

/** @returns {Typed} Grows while the page is open. */
export function noteTyped() {
  /** @type {Typed} */
  const typed = new Map();
  for (const type of ["beforeinput", "input", "click"]) {
    addEventListener(
      type,
      ({ target }) => {
        const { checked, value } = /** @type {HTMLInputElement} */ (target);
        if (typed.has(target) || !(type === "click" ? checked : target === document.activeElement)) return;
        typed.set(target, type === "beforeinput" ? value : "");
      },
      true,
    );
  }
  return typed;
}
