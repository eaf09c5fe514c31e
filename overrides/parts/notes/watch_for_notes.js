/**
 * Calls for the notes at questions once there is something to note.
 *
 * @import { WithDesk } from "../../client/page/types.js"
 * @import { Question } from "../../client/page/questions.js"
 * @import { Store } from "../../client/storage/types.js"
 */
import { isBlank } from "../../client/answers/answers.js";

/**
 * @param {Question[]} questions
 * @param {Store} store
 * @param {WithDesk} withDesk
 */
export function watchForNotes(questions, store, withDesk) {
  let isStarted = false;

  /** @param {Question} question */
  function hasNote(question) {
    const { sources, agreed } = store.read(question.key);
    return sources || agreed || isEarlier(question, store);
  }

  /** @param {Question[]} among */
  function look(among) {
    if (isStarted || !among.some(hasNote)) return;
    isStarted = true;
    void withDesk(({ startNotes }) => startNotes(questions, store));
  }

  look(questions);
  store.subscribe(({ question }) => look(questions.filter(({ key }) => key === question)));
}

/**
 * Whether a question has changed since it was answered.
 *
 * @param {Question} question
 * @param {Store} store
 */
export function isEarlier({ key, revision }, store) {
  const answer = store.read(key);
  return answer.revision > 0 && answer.revision < revision && !isBlank(answer);
}
