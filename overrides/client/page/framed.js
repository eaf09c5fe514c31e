/** @returns {boolean} Whether the page around this one is another website's. */
export function isForeign() {
  try {
    return typeof parent.location.href !== "string";
  } catch {
    return true;
  }
}
