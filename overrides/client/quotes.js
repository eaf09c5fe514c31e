/**
 * Shows what was answered elsewhere above the question that asks about it.
 *
 * @import { Store } from "./store.js"
 */
import { instanceIn, questionIn } from "./answers.js";
import * as texts from "./texts.js";

/**
 * @param {HTMLElement} sheet
 * @param {Store} store
 */
export function startQuotes(sheet, store) {
  for (const quote of /** @type {NodeListOf<HTMLElement>} */ (sheet.querySelectorAll("[data-quote]"))) {
    startQuote(quote, store);
  }
}

/**
 * @param {HTMLElement} quote
 * @param {Store} store
 */
function startQuote({ dataset, children }, store) {
  const { quote: question, namedBy, choices = "{}" } = dataset;
  const place = children[children.length - 1];

  function render() {
    const keys = store.answered().filter((key) => questionIn(key) === question);
    const quoted = keys.sort().map((key) => createQuote(key, store, namedBy, JSON.parse(choices)));
    if (quoted.length) place.replaceChildren(...quoted);
    else place.replaceChildren(paragraph(texts.nothingQuoted, "quote__none"));
  }

  render();
  store.subscribe(({ question: changed }) => {
    if ([question, namedBy].includes(questionIn(changed))) render();
  });
}

/**
 * @param {string} key
 * @param {Store} store
 * @param {string | undefined} namedBy The question that names the instance.
 * @param {Record<string, string>} choices Their texts by id.
 */
function createQuote(key, store, namedBy, choices) {
  const answer = store.read(key);
  const name = namedBy && store.read(`${namedBy}/${instanceIn(key)}`).answer.trim();
  const quote = document.createElement("blockquote");
  quote.className = "quote__answer";
  const details = texts.details(
    answer.status,
    answer.responsible,
    texts.formatDue(answer.due),
    answer.notApplicable,
    choices[answer.choice] ?? answer.choice,
  );
  for (const [text, look] of [
    [name, "quote__name"],
    [answer.answer, "quote__text"],
    [details, "quote__details"],
  ]) {
    if (text) quote.append(paragraph(text, look));
  }
  return quote;
}

/**
 * @param {string} text
 * @param {string} [look]
 */
function paragraph(text, look = "") {
  const element = document.createElement("p");
  Object.assign(element, { className: look, dir: "auto", textContent: text });
  return element;
}
