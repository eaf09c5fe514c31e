/**
 * Answers whose question is gone: shown and printed like the others, and deleted only by hand.
 *
 * @import { Answer } from "../../client/answers/answers.js"
 * @import { Store } from "../../client/storage/types.js"
 * @import { Wordings } from "../../client/page/wordings.js"
 */
import { keyOf, questionIn } from "../../client/answers/keys.js";
import { soon } from "../../client/answers/pieces.js";
import { holderOf } from "../../client/page/questions.js";
import * as texts from "../../client/page/texts.js";
import { readWordings } from "../../client/page/wordings.js";
import { forgetVersions } from "../../client/storage/versions.js";
import { remove } from "../../client/storage/whole_answers.js";
import { button, el } from "../../client/page/dom.js";

/**
 * @param {HTMLElement} page Gets a section for them, which is hidden while there are none.
 * @param {(question: string) => boolean} isFormer
 * @param {Store} store
 */
export function startFormer(page, isFormer, store) {
  const wordings = readWordings(document);
  const heading = el("h2", "sheet__heading", texts.former);
  const choices = readChoices(page);
  const told = el("div", { role: "status", class: "screen-only" });
  const list = el("div", "former__list");
  const section = el("section", "former", heading, el("p", "screen-only", texts.formerLead), told, list);
  const end = page.querySelector(".sheet__end");
  if (end) end.before(section);
  else page.append(section);

  function render() {
    const former = store.answered().filter(isFormer).sort();
    list.replaceChildren(...former.map(createItem));
    section.hidden = former.length === 0 && told.childElementCount === 0;
  }

  /** @param {string} question */
  function createItem(question) {
    const answer = store.read(question);
    const details = texts.details(
      answer.status,
      answer.responsible,
      texts.formatDue(answer.due),
      answer.notApplicable,
      choices.get(choiceKey(questionIn(question), answer.choice)) ?? answer.choice,
    );
    return el(
      "div",
      "former__item",
      el(
        "h3",
        "former__title",
        wordingFor(wordings.get(questionIn(question)), answer) ?? texts.formerUnknown(question),
      ),
      el("p", { class: "former__answer", dir: "auto", translate: "no" }, answer.answer),
      el("p", "former__details", details),
      button(texts.formerDelete, () => take(question), "button--text screen-only"),
    );
  }

  /** @param {string} question */
  function take(question) {
    const { restore, left } = remove(store, [keyOf(store.visitId, question)]);
    if (left.length) {
      told.replaceChildren(texts.formerNotDeleted);
      return;
    }
    // Where the question is gone, nothing else leads to its earlier versions.
    const forgotten = forgetVersions(store, [{ visit: store.visitId, question }]).catch(console.warn);
    const undo = button(texts.undoDelete, () => {
      restore();
      void forgotten.then((bringBack) => bringBack?.());
      told.replaceChildren();
      render();
      list.querySelector("button")?.focus();
    });
    told.replaceChildren(texts.formerDeleted, " ", undo);
    render();
    undo.focus();
  }

  render();
  const renderSoon = soon(render);
  store.subscribe(({ question }) => {
    if (isFormer(question)) renderSoon();
  });
}

/** @param {string} question @param {string} choice Its id. */
const choiceKey = (question, choice) => `${question}=${choice}`;

/**
 * @param {HTMLElement} page
 * @returns {Map<string, string>} The texts of the choices that it offers: a question may be answered more often now.
 */
function readChoices(page) {
  /** @type {Map<string, string>} */
  const known = new Map();
  for (const mark of /** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll("[data-paper-choice]"))) {
    const key = choiceKey(holderOf(mark).dataset.question ?? "", mark.dataset.paperChoice ?? "");
    known.set(key, mark.parentElement?.textContent?.trim() ?? "");
  }
  for (const { dataset } of /** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll("[data-shape]"))) {
    for (const [choice, text] of Object.entries(JSON.parse(dataset.choices ?? "{}")))
      known.set(choiceKey(dataset.question ?? "", choice), text);
  }
  return known;
}

/**
 * @param {Wordings | undefined} known
 * @param {Answer} answer
 * @returns {string | undefined} The wording that was answered; the latest where that one is unknown.
 */
function wordingFor(known, answer) {
  if (!known) return undefined;
  const latest = Object.keys(known.wordings)
    .map(Number)
    .sort((a, b) => a - b)
    .at(-1);
  return `${known.number} ${known.wordings[answer.revision] ?? known.wordings[latest ?? 0]}`;
}
