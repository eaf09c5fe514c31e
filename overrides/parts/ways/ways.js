/**
 * The ways of the start page: a link to one of them opens it, and otherwise the one that the person is on.
 *
 * @import { Store } from "../../client/storage/types.js"
 */
import { worksheetOf } from "../../client/answers/keys.js";

/**
 * @param {HTMLElement} ways
 * @param {Store} store
 */
export function startWays(ways, store) {
  const all = [...ways.querySelectorAll("details")];

  /** @param {HTMLDetailsElement} way */
  function open(way) {
    for (const other of all) other.open = other === way;
  }

  function openNamed() {
    const way = all.find(({ id }) => `#${id}` === location.hash);
    if (!way) return false;
    open(way);
    way.scrollIntoView();
    return true;
  }

  /** The one with most answers; of several, the one with the fewest worksheets, which says most about its person. */
  function openOwn() {
    const answered = store.answered().map(worksheetOf);
    const [own] = all
      .map((way) => {
        const sheets = new Set([...way.querySelectorAll(".progress")].map(worksheetIn));
        return { way, sheets: sheets.size, answers: answered.filter((sheet) => sheets.has(sheet)).length };
      })
      .filter(({ answers }) => answers > 0)
      .sort((a, b) => b.answers - a.answers || a.sheets - b.sheets);
    if (own) open(own.way);
  }

  if (!openNamed()) openOwn();
  // Whoever goes back finds the way open that she chose; nothing is stored for that.
  for (const way of all) {
    way.querySelector("summary")?.addEventListener("click", () => {
      if (!way.open) history.replaceState(history.state, "", `#${way.id}`);
    });
  }
  addEventListener("hashchange", openNamed);
}

/** @param {Element} progress */
const worksheetIn = (progress) => /** @type {HTMLElement} */ (progress).dataset.worksheet ?? "";
