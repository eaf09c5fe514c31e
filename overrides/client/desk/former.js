/**
 * Answers whose question is gone: shown and printed like the others, and deleted only by hand.
 *
 * @import { Answer } from "../answers.js"
 * @import { Store } from "../store.js"
 * @import { Wordings } from "../wordings.js"
 */
import { keyOf } from "../answers.js";
import { formatDue, texts } from "../texts.js";

/**
 * @param {HTMLElement} page Holds the section, which is hidden while there are none.
 * @param {(question: string) => boolean} isFormer
 * @param {Map<string, Wordings>} wordings
 * @param {Store} store
 */
export function startFormer(page, isFormer, wordings, store) {
  const section = /** @type {HTMLElement} */ (page.querySelector("[data-part='former']"));
  const list = /** @type {HTMLElement} */ (section.querySelector("[data-part='former-list']"));
  const told = /** @type {HTMLElement} */ (section.querySelector("[data-part='former-told']"));

  function render() {
    const former = store.answered().filter(isFormer).sort();
    list.replaceChildren(...former.map(createItem));
    section.hidden = former.length === 0 && told.childElementCount === 0;
  }

  /** @param {string} question */
  function createItem(question) {
    const answer = store.read(question);
    const known = wordings.get(question);
    const item = document.createElement("div");
    item.className = "former__item";
    const title = document.createElement("h3");
    title.className = "former__title";
    title.textContent = wordingFor(known, answer) ?? texts.formerUnknown(question);
    const text = document.createElement("p");
    text.className = "former__answer";
    text.dir = "auto";
    text.textContent = answer.answer;
    const details = document.createElement("p");
    details.className = "former__details";
    details.textContent = texts.details(answer.status, answer.responsible, formatDue(answer.due), answer.notApplicable);
    const remove = document.createElement("button");
    remove.type = "button";
    remove.className = "button button--text screen-only";
    remove.textContent = texts.formerDelete;
    remove.addEventListener("click", () => take(question));
    item.append(title, text, details, remove);
    return item;
  }

  /** @param {string} question */
  function take(question) {
    const restore = store.remove([keyOf(store.visitId, question)]);
    const undo = document.createElement("button");
    undo.type = "button";
    undo.className = "button";
    undo.textContent = texts.undoDelete;
    undo.addEventListener("click", () => {
      restore();
      told.replaceChildren();
      render();
      list.querySelector("button")?.focus();
    });
    told.replaceChildren(texts.formerDeleted, " ", undo);
    render();
    undo.focus();
  }

  render();
  store.subscribe(({ question }) => {
    if (isFormer(question)) render();
  });
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
