/**
 * Wires the whole guide in one file: shows the page that the address names, and starts what is on it.  Another page is
 * another start of the file, so that nothing of the page before lives on.
 */
import { startChecklists } from "./checklist.js";
import { everything } from "./more.js";
import { restOfAny } from "./rest.js";
import { startOverviews } from "./overviews.js";
import { startSheet } from "./sheet.js";

/** @returns {string} What the address names; as it stands there, if somebody's mail program has damaged it. */
function named() {
  const text = location.hash.slice(1);
  try {
    return decodeURIComponent(text);
  } catch (error) {
    console.info(error);
    return text;
  }
}

/**
 * @param {HTMLElement[]} pages
 * @returns {HTMLElement} The one that the address names: "#seite.html", or "#seite.html/stelle".
 */
function wanted(pages) {
  const address = named().replace(/(\.html)\/.*/, "$1");
  return pages.find(({ dataset }) => dataset.page === address) ?? pages[0];
}

/** @param {DOMStringMap} settings What the file says beside its script. */
export function startGuide(settings) {
  const pages = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-page]")]);
  const page = wanted(pages);
  for (const other of pages) if (other !== page) other.remove();
  document.title = `${page.dataset.title} – ${document.title}`;
  document.querySelector(`nav [href="#${page.dataset.page}"]`)?.setAttribute("aria-current", "page");

  addEventListener("hashchange", () => {
    if (wanted(pages) !== page) location.reload();
  });
  // The address names a page, so following this link would leave it.
  document.querySelector("[data-action='skip']")?.addEventListener("click", (event) => {
    event.preventDefault();
    document.querySelector("main")?.focus();
  });

  if (page.querySelector(".sheet")) startSheet(settings, restOfAny, everything);
  else startOverviews(settings, startChecklists);

  // A browser that loads a page again goes back to where it was, which was on another page.
  history.scrollRestoration = "manual";
  // The ids of fields are the same on every page, and stand without its address.
  const name = named();
  const place = document.getElementById(name) ?? document.getElementById(name.replace(/.*\//, ""));
  place?.scrollIntoView({ block: place.dataset.field ? "center" : "start" });
  if (place?.dataset.field) place.focus();
}
