/**
 * Shows that something is going on, where it takes longer than a person waits without a word.
 */
import { el } from "./dom.js";

/** A person waits so long without a word, in milliseconds. */
const UNNOTICED = 1000;

/** So often, in milliseconds, the bar moves. */
const MOVES = 200;

/**
 * @template T
 * @param {HTMLElement} place
 * @param {string} text What is going on.
 * @param {Promise<T>} work Goes on in pieces, so that the page answers meanwhile.
 * @param {() => number} [share] How much of it is done, from 0 to 1; without it, the bar only says that it goes on.
 * @param {number} [unnoticed] So long, in milliseconds, nobody is told.
 * @returns {Promise<T>} What the work brings, once nothing is shown any more.
 */
export async function whileLasting(place, text, work, share, unnoticed = UNNOTICED) {
  const bar = el("progress", { "aria-label": text });
  const told = el("p", { role: "status", class: "lasting" }, bar, ` ${text}`);
  const timer = setTimeout(() => place.append(told), unnoticed);
  const moving = share && setInterval(() => (bar.value = share()), MOVES);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
    clearInterval(moving);
    told.remove();
  }
}
