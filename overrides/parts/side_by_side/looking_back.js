/**
 * What was agreed and what was observed, on one view: for whoever writes down what is to come of it.
 *
 * @import { PageParts } from "../../client/page/types.js"
 * @import { Answer } from "../../client/answers/answers.js"
 * @import { CatalogueWorksheet } from "../../client/answers/catalogue.js"
 * @import { Entry, FilledPart, FilledQuestion } from "../../client/answers/filled.js"
 */
import { agreedIn, isAsAgreed } from "../../client/answers/agreement.js";
import { EMPTY, isBlank } from "../../client/answers/answers.js";
import { describeFilled, keysOf } from "../../client/answers/filled.js";
import { button, el, openDialog } from "../../client/page/dom.js";
import { readCatalogue } from "../../client/page/load_catalogue.js";
import { details, formatDue, nothingQuoted } from "../../client/page/texts.js";
import { answersOf } from "../../client/storage/store.js";
import * as texts from "./side_by_side_texts.js";

/** @param {PageParts} page */
export async function lookBack({ sheet: here, store, catalogue: address }) {
  const catalogue = await readCatalogue(address);
  const answers = answersOf(store);
  const sheets = catalogue.filter(({ sideBySide, repeats }) => sideBySide || repeats);
  const dialog = openDialog(texts.lookingBack, "dialog--wide");
  // Where the guide is one file, a link leaves neither the page nor what is open above it.
  dialog.addEventListener("click", ({ target }) => {
    if (/** @type {Element} */ (target).closest("a")) dialog.close();
  });
  dialog.append(
    ...sheets.flatMap((sheet) => {
      const { parts } = describeFilled(sheet, answers, store.visit(), catalogue);
      const quotes = parts.flatMap((part) => {
        const asked = part.sections.flatMap(({ questions }) => questions).filter(({ entries }) => entries.length);
        return asked.map((question) => createQuote(here, sheet, question, part, answers));
      });
      return [el("h3", {}, sheet.short), ...(quotes.length ? quotes : [el("p", "quote__none", nothingQuoted)])];
    }),
    el(
      "div",
      "dialog__actions",
      button(texts.close, () => dialog.close(), "button--main"),
    ),
  );
}

/**
 * @param {HTMLElement} here The sheet that is open.
 * @param {CatalogueWorksheet} sheet
 * @param {FilledQuestion} question
 * @param {FilledPart} part Where it was observed, on a sheet that repeats.
 * @param {Map<string, Answer>} answers
 */
function createQuote(here, sheet, { id, kind, number, text, entries }, { name, instance }, answers) {
  const key = `${sheet.id}.${id}`;
  // Each row has an agreement of its own; entries come in the order of their keys.
  const rows = kind === "rows" ? keysOf(key, answers).filter((row) => !isBlank(answers.get(row) ?? EMPTY)) : [];
  const said = entries.flatMap((entry, index) => [createEntry(entry), ...agreement(answers.get(rows[index]))]);
  const asked = [name, `${number} ${text}`].filter(Boolean).join(" · ");
  return el(
    "div",
    "quote",
    el("p", "quote__source", el("a", { href: addressOf(here, sheet.id, id, instance), dir: "auto" }, asked)),
    el("div", "quote__answers", ...said, ...agreement(answers.get(key))),
  );
}

/**
 * @param {HTMLElement} here A sheet that quotes other sheets.
 * @param {string} worksheet
 * @param {string} question
 * @param {string} instance The stop's id, or "".
 * @returns {string} Of the question: as the links above quotes lead there, on the site or where the guide is one file.
 */
function addressOf(here, worksheet, question, instance) {
  const example = here.querySelector("[data-quote] a")?.getAttribute("href") ?? "";
  const address = example.replace(/[\w-]+(\.html[#/])[\w-]+$/, `${worksheet}$1${question}`);
  return `${address}${instance && `~${instance}`}`;
}

/** @param {Entry} entry */
function createEntry({ text, choice, status, responsible, due, notApplicable }) {
  const more = details(status, responsible, formatDue(due), notApplicable, choice);
  return el(
    "blockquote",
    { class: "quote__answer", translate: "no" },
    text ? el("p", { dir: "auto" }, text) : null,
    more ? el("p", { class: "quote__details", dir: "auto" }, more) : null,
  );
}

/** @param {Answer | undefined} answer @returns {HTMLElement[]} Who has agreed on it, and whether it still holds. */
function agreement(answer) {
  const agreed = answer ? agreedIn(answer) : null;
  if (!answer || !agreed) return [];
  const told = isAsAgreed(answer) ? texts.agreed(agreed.at, agreed.by) : texts.states.changed;
  return [el("p", { class: "quote__details", dir: "auto" }, told)];
}
