/**
 * Shows what was answered elsewhere above the question that asks about it.
 *
 * @import { Answer } from "../../client/answers/answers.js"
 * @import { PageParts } from "../../client/page/types.js"
 * @import { Store } from "../../client/storage/types.js"
 */
import { soon } from "../../client/answers/pieces.js";
import { instanceIn, questionIn, worksheetOf } from "../../client/answers/keys.js";
import { instancesOf } from "../../client/page/questions.js";
import { firstLineOf, nameOfInstance } from "../../client/answers/names.js";
import * as texts from "../../client/page/texts.js";

/** In characters: what is longer may not fit into its box. */
const LONG = 300;

/** @param {PageParts} page */
export function startQuotes({ sheet, store }) {
  for (const quote of /** @type {NodeListOf<HTMLElement>} */ (sheet.querySelectorAll("[data-quote]"))) {
    startQuote(quote, store);
  }
}

/**
 * @param {HTMLElement} element
 * @param {Store} store
 */
function startQuote(element, store) {
  const { quote: question = "", namedBy, each = "", choices = "{}" } = element.dataset;
  const place = /** @type {HTMLElement} */ (element.lastElementChild);
  const address = element.querySelector("a")?.getAttribute("href");

  /**
   * @param {string} key
   * @param {string[]} stops Of the sheet.
   * @returns {HTMLElement | string} A link to the stop; "" where the sheet has none.
   */
  function stopOf(key, stops) {
    const instance = instanceIn(key);
    if (!namedBy || !instance) return "";
    const number = stops.indexOf(instance) + 1;
    const link = document.createElement("a");
    link.href = `${address}~${instance}`;
    link.textContent = firstLineOf(store.read(`${namedBy}/${instance}`)) || nameOfInstance(each, number, "");
    return link;
  }

  function render() {
    const keys = store.answered().filter((key) => questionIn(key) === question);
    const stops = namedBy ? instancesOf(store, `${worksheetOf(question)}.`) : [];
    const quoted = keys.sort().map((key) => createQuote(store.read(key), stopOf(key, stops), JSON.parse(choices)));
    if (quoted.length) place.replaceChildren(...quoted);
    else place.replaceChildren(paragraph(texts.nothingQuoted, "quote__none"));
  }

  const renderSoon = soon(render);

  render();
  store.subscribe(({ question: changed }) => {
    if ([question, namedBy].includes(questionIn(changed))) renderSoon();
  });
}

/**
 * @param {Answer} answer
 * @param {HTMLElement | string} name
 * @param {Record<string, string>} choices Their texts by id.
 */
function createQuote(answer, name, choices) {
  const quote = document.createElement("blockquote");
  Object.assign(quote, { className: "quote__answer", translate: false });
  const details = texts.details(
    answer.status,
    answer.responsible,
    texts.formatDue(answer.due),
    answer.notApplicable,
    choices[answer.choice] ?? answer.choice,
  );
  for (const [text, look] of /** @type {const} */ ([
    [name, "quote__name"],
    [answer.answer, "quote__text"],
    [details, "quote__details"],
  ])) {
    if (text) quote.append(paragraph(text, look));
  }
  // So that the keyboard, too, reaches the end of a long one, which scrolls.
  if (answer.answer.length > LONG) /** @type {HTMLElement} */ (quote.querySelector(".quote__text")).tabIndex = 0;
  return quote;
}

/**
 * @param {HTMLElement | string} content
 * @param {string} look
 */
function paragraph(content, look) {
  const element = document.createElement("p");
  Object.assign(element, { className: look, dir: "auto" });
  element.append(content);
  return element;
}
