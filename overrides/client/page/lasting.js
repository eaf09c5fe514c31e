/**
 * Shows that something is going on, where it takes longer than a person waits without a word.
 */
import { el } from "./dom.js";

/** So long, in milliseconds, nobody is told. */
const UNNOTICED = 1000;

/**
 * @template T
 * @param {HTMLElement} place
 * @param {string} text What is going on.
 * @param {Promise<T>} work Goes on in pieces, so that the page answers meanwhile.
 * @returns {Promise<T>} What the work brings, once nothing is shown any more.
 */
export async function whileLasting(place, text, work) {
  const told = el("p", { role: "status", class: "lasting" }, el("progress", { "aria-label": text }), text);
  const timer = setTimeout(() => place.append(told), UNNOTICED);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
    told.remove();
  }
}
