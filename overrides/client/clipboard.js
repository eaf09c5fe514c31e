/**
 * @param {string} text
 * @returns {Promise<boolean>} Whether it is in the clipboard, which is not to be had over plain http, nor in some frames.
 */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch (error) {
    console.info("The clipboard is not available:", error);
    return false;
  }
}
