/**
 * The ways of the start page: a link to one of them opens it.
 */

/** @param {HTMLElement} ways */
export function startWays(ways) {
  function openNamed() {
    const way = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!(way instanceof HTMLDetailsElement) || !ways.contains(way)) return;
    for (const other of ways.querySelectorAll("details")) other.open = other === way;
    way.scrollIntoView();
  }

  openNamed();
  addEventListener("hashchange", openNamed);
}
