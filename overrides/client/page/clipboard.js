/** Copies texts, as far as the browser lets the page. */
import * as texts from "./texts.js";

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

/**
 * Copy what a field holds, or mark it for the person to copy.
 *
 * @param {HTMLInputElement | HTMLTextAreaElement} field
 * @param {HTMLElement} told Where it is said.
 */
export async function copyFrom(field, told) {
  const isCopied = await copy(field.value);
  if (!isCopied) field.select();
  told.textContent = isCopied ? texts.copied : texts.marked;
}
