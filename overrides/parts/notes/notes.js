/**
 * Quiet notes at a question: that it has changed since it was answered, and whose answers were put together here.
 *
 * @import { Answer } from "../../client/answers/answers.js"
 * @import { Question } from "../../client/page/questions.js"
 * @import { Store } from "../../client/storage/types.js"
 */
import { agreedIn, isAsAgreed, isLeftOut } from "../../client/answers/agreement.js";
import { isBlank } from "../../client/answers/answers.js";
import { questionIn } from "../../client/answers/keys.js";
import { isEarlier } from "./watch_for_notes.js";
import { readWordings } from "../../client/page/wordings.js";
import { note } from "../../client/page/notices.js";
import { button, el } from "../../client/page/dom.js";
import { details, formatDue } from "../../client/page/texts.js";
import * as texts from "./notes_texts.js";

/**
 * @param {HTMLElement} notices
 * @param {number} count So many stored values cannot be read.
 */
export const noteUnreadable = (notices, count) => note(notices, texts.unreadable(count));

/**
 * @param {Question[]} questions
 * @param {Store} store
 */
export function startNotes(questions, store) {
  const wordings = readWordings(document);

  /** @param {Question} question */
  function show(question) {
    const { key, revision, element } = question;
    const answer = store.read(key);
    const notes = /** @type {HTMLElement} */ (element.querySelector("[data-part='notes']"));
    const parts = readParts(answer);
    notes.replaceChildren(
      ...(isEarlier(question, store) ? [noteChange(wordings.get(questionIn(key))?.wordings[answer.revision])] : []),
      ...(parts.length ? [el("p", "note", texts.sources(parts))] : []),
      ...noteAgreed(answer),
    );

    /** @param {string | undefined} wording */
    function noteChange(wording) {
      const confirm = () => {
        store.write(key, { answer: store.read(key).answer }, revision);
        show(question);
        /** @type {HTMLElement | null} */ (element.querySelector("textarea"))?.focus();
      };
      const told = texts.questionChanged(wording);
      return el("p", "note", told, " ", button(texts.stillFits, confirm, "button--text"));
    }
  }

  for (const question of questions) show(question);
  store.subscribe(({ question }) => {
    const changed = questions.find(({ key }) => key === question);
    if (changed) show(changed);
  });
}

/**
 * @param {Answer} answer
 * @returns {HTMLElement[]} That it is what both sides have agreed on, or what that was.
 */
function noteAgreed(answer) {
  const agreed = agreedIn(answer);
  // Of a row that is gone nothing is to be said where the next one begins.
  if (!agreed || (isLeftOut(answer) && isBlank(answer))) return [];
  if (isAsAgreed(answer))
    return [el("p", { class: "note note--agreed", dir: "auto" }, texts.agreed(agreed.at, agreed.by))];
  const more = details(null, agreed.responsible ?? "", formatDue(agreed.due ?? ""), false);
  const before = [agreed.answer, more].filter(Boolean).join(" · ");
  const told = isLeftOut(answer) ? texts.backSince(agreed.at) : texts.changedSince(agreed.at, before);
  return [el("p", { class: "note note--changed", dir: "auto" }, told)];
}

/**
 * @param {Answer} answer Its sources come from a file, and may be anything.
 * @returns {{ name: string, changedAt: string }[]}
 */
const readParts = ({ sources }) =>
  (Array.isArray(sources) ? sources : []).filter(
    (part) => typeof part?.name === "string" && typeof part.changedAt === "string",
  );
