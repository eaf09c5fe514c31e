/**
 * The search: loaded when a person opens it.  Its index is a script that calls `fachaustauschSearch`.
 *
 * @typedef {{ location: string, title: string, text: string }} Entry
 */
import MiniSearch from "minisearch";

const SHOWN = 12;
const EXCERPT = 140;

const dialog = /** @type {HTMLDialogElement} */ (document.querySelector("[data-part='search']"));
const query = /** @type {HTMLInputElement} */ (dialog.querySelector("input"));
const status = /** @type {HTMLElement} */ (dialog.querySelector("[data-part='status']"));
const results = /** @type {HTMLElement} */ (dialog.querySelector("[data-part='results']"));

/** Addresses in the index are relative to the root of the site, and so is this script's folder. */
const root = new URL("../", /** @type {HTMLScriptElement} */ (document.currentScript).src);

/** @type {MiniSearch<Entry> | undefined} */
let index;

/** "ä" and "ae" find each other, and so do "ß" and "ss". @param {string} term */
const fold = (term) =>
  term.toLowerCase().replace(/ä/g, "ae").replace(/ö/g, "oe").replace(/ü/g, "ue").replace(/ß/g, "ss");

/** @param {Entry[]} entries */
function receive(entries) {
  index = new MiniSearch({
    idField: "location",
    fields: ["title", "text"],
    storeFields: ["title", "text"],
    processTerm: fold,
    searchOptions: {
      boost: { title: 2 },
      prefix: true,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
      combineWith: "AND",
    },
  });
  dialog.dataset.state = "ready";
  index.addAll(entries);
  render();
}

function render() {
  if (!index) return;
  const found = index.search(query.value).slice(0, SHOWN);
  results.replaceChildren(...found.map(createResult));
  if (!query.value.trim()) status.textContent = "";
  else if (found.length) status.textContent = found.length === 1 ? "Ein Treffer" : `${found.length} Treffer`;
  else status.textContent = "Nichts gefunden. Versuchen Sie es mit einem anderen Wort.";
}

/** @param {import("minisearch").SearchResult} result */
function createResult({ id, title, text }) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.className = "search__result";
  link.href = new URL(id, root).href;
  const heading = document.createElement("span");
  heading.className = "search__title";
  heading.textContent = title;
  const excerpt = document.createElement("span");
  excerpt.className = "search__excerpt";
  excerpt.textContent = text.length > EXCERPT ? `${text.slice(0, EXCERPT).replace(/\s\S*$/, "")} …` : text;
  link.append(heading, excerpt);
  link.addEventListener("click", () => dialog.close());
  item.append(link);
  return item;
}

query.addEventListener("input", render);
query.addEventListener("keydown", (event) => {
  if (event.key === "Enter") /** @type {HTMLElement | null} */ (results.querySelector("a"))?.click();
  if (event.key === "ArrowDown") {
    event.preventDefault();
    /** @type {HTMLElement | null} */ (results.querySelector("a"))?.focus();
  }
});
results.addEventListener("keydown", (event) => {
  const step = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
  if (!step || !(event.target instanceof Element)) return;
  event.preventDefault();
  const item = event.target.closest("li");
  const next = step === "nextElementSibling" ? item?.nextElementSibling : item?.previousElementSibling;
  const link = /** @type {HTMLElement | null} */ (next?.querySelector("a"));
  (link ?? (step === "previousElementSibling" ? query : null))?.focus();
});
Object.assign(window, { fachaustauschSearch: receive });
