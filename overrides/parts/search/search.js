/**
 * The search: loaded when a person opens it.  Its index is a script that calls `fachaustauschSearch`.
 *
 * @typedef {{ location: string, title: string, text: string }} Entry
 */
import MiniSearch from "minisearch";
import { fold } from "../../client/answers/finding.js";
import { createOwnAnswers } from "./own_answers.js";
import { counted, label } from "./search_texts.js";

const SHOWN = 12;
const EXCERPT = 140;

/** After this pause in typing, in milliseconds, answers are looked through. */
const PAUSE = 150;

const dialog = /** @type {HTMLDialogElement} */ (document.querySelector("[data-part='search']"));
const query = /** @type {HTMLInputElement} */ (dialog.querySelector("input"));
const status = /** @type {HTMLElement} */ (dialog.querySelector("[data-part='status']"));
const results = /** @type {HTMLElement} */ (dialog.querySelector("[data-part='results']"));

/** Addresses in the index are relative to the root of the site, and so is this script's folder. */
const root = new URL("../", /** @type {HTMLScriptElement} */ (document.currentScript).src);

/** @type {MiniSearch<Entry> | undefined} */
let index;

/** @type {Map<string, { title: string, address: string }>} Where each question stands. */
const questions = new Map();
const own = document.createElement("div");
results.before(own);
/** @type {HTMLElement} */ (dialog.querySelector("label")).textContent = label;
const ownAnswers = createOwnAnswers((question) => questions.get(question) ?? null);

/** "arbeitsblaetter/<worksheet>.html#<question>" */
const QUESTION = /([a-z0-9-]+)\.html#([a-z0-9-]+)$/;

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
  for (const { location: place, title } of entries) {
    const [, worksheet, question] = QUESTION.exec(place) ?? [];
    if (question)
      questions.set(`${worksheet}.${question}`, { title, address: new URL(place.split("#")[0], root).href });
  }
  render();
}

/** @type {number | undefined} */
let timer;

function render() {
  if (!index) return;
  const found = index.search(query.value).slice(0, SHOWN);
  results.replaceChildren(...found.map(createResult));
  tell(found.length, 0);
  clearTimeout(timer);
  timer = setTimeout(renderOwn, PAUSE, found.length);
}

/** @param {number} pages So many were found. */
async function renderOwn(pages) {
  const wanted = query.value;
  const isStale = () => query.value !== wanted;
  const found = await ownAnswers.find(wanted, isStale);
  if (isStale()) return;
  own.replaceChildren(...(found.length ? ownAnswers.show(found, wanted) : []));
  tell(pages, found.length);
}

/** @param {number} pages @param {number} answers */
function tell(pages, answers) {
  const text = query.value.trim() ? counted(pages, answers) : "";
  if (status.textContent !== text) status.textContent = text;
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
  if (event.key === "Enter") links()[0]?.click();
  if (event.key === "ArrowDown") {
    event.preventDefault();
    links()[0]?.focus();
  }
});
dialog.addEventListener("keydown", (event) => {
  const all = links();
  const at = all.indexOf(/** @type {HTMLAnchorElement} */ (event.target));
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || at < 0) return;
  event.preventDefault();
  (all[at + step] ?? (step < 0 ? query : all[at])).focus();
});
// Wherever it leads to, it leads out of here.
own.addEventListener("click", ({ target }) => {
  if (/** @type {Element} */ (target).closest("a")) dialog.close();
});

/** @returns {HTMLAnchorElement[]} All that was found, in its order. */
function links() {
  return [.../** @type {NodeListOf<HTMLAnchorElement>} */ (dialog.querySelectorAll(".search__result"))];
}

Object.assign(window, { fachaustauschSearch: receive });
