/**
 * Quiet notes at a question: that it has changed since it was answered, and whose answers were put together here.
 *
 * @import { Answer } from "./answers.js"
 * @import { Question } from "./questions.js"
 * @import { Store } from "./store.js"
 * @import { Wordings } from "./wordings.js"
 */
import { isBlank } from "./answers.js";
import { texts } from "./texts.js";

/**
 * @param {Question[]} questions
 * @param {Map<string, Wordings>} wordings
 * @param {Store} store
 */
export function startNotes(questions, wordings, store) {
  /** @param {Question} question */
  function show(question) {
    const { key, revision, element } = question;
    const answer = store.read(key);
    const notes = /** @type {HTMLElement} */ (element.querySelector("[data-part='notes']"));
    const parts = readParts(answer);
    const isEarlier = answer.revision > 0 && answer.revision < revision && !isBlank(answer);
    const earlier = isEarlier ? wordings.get(key)?.wordings[answer.revision] : undefined;
    notes.replaceChildren(
      ...(isEarlier ? [noteChange(earlier)] : []),
      ...(parts.length ? [note(texts.sources(parts))] : []),
    );

    /** @param {string | undefined} wording */
    function noteChange(wording) {
      const confirm = document.createElement("button");
      confirm.type = "button";
      confirm.className = "button button--text";
      confirm.textContent = texts.stillFits;
      confirm.addEventListener("click", () => {
        store.write(key, { answer: store.read(key).answer }, revision);
        show(question);
        /** @type {HTMLElement | null} */ (element.querySelector("textarea"))?.focus();
      });
      const box = note(texts.questionChanged(wording));
      box.append(" ", confirm);
      return box;
    }
  }

  for (const question of questions) show(question);
  store.subscribe(({ question }) => {
    const changed = questions.find(({ key }) => key === question);
    if (changed) show(changed);
  });
}

/** @param {string} text */
function note(text) {
  const paragraph = document.createElement("p");
  paragraph.className = "note";
  paragraph.textContent = text;
  return paragraph;
}

/**
 * @param {Answer} answer Its sources come from a file, and may be anything.
 * @returns {{ name: string, changedAt: string }[]}
 */
const readParts = ({ sources }) =>
  (Array.isArray(sources) ? sources : []).filter(
    (part) => typeof part?.name === "string" && typeof part.changedAt === "string",
  );
