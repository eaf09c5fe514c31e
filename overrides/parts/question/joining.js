/**
 * Puts what was typed before the answer was there behind it.
 */

/**
 * @param {string} stored
 * @param {string} before What stood in the field before she typed: nothing, or what the browser put back.
 * @param {string} typed
 * @returns {string} What she typed counts once, and what the browser put back not at all.
 */
export function join(stored, before, typed) {
  if (before === stored || (stored && typed.startsWith(stored))) return typed;
  const added = typed.startsWith(before) ? typed.slice(before.length) : typed;
  return stored ? `${stored}\n${added}` : added;
}
