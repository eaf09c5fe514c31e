/**
 * Fields <-> answers, for one worksheet: restores them, saves them, keeps two tabs in step, says what is saved.
 *
 * @import { Badge, Form, WithDesk } from "../../client/page/types.js"
 * @import { Store, TextStorage } from "../../client/storage/types.js"
 * @import { Question } from "../../client/page/questions.js"
 * @import { Watch } from "../../client/page/watch.js"
 */
import { isBlank } from "../../client/answers/answers.js";
import { createQuestionForm } from "./question_form.js";

/** The first key is saved at once; while a person types on, her text is saved this often, in milliseconds. */
const SAVE_EVERY = 400;

/** After this pause in typing, in milliseconds, the badge says that all is saved. */
const SETTLED_AFTER = 300;

/**
 * @param {Question[]} questions
 * @param {Store} store
 * @param {TextStorage} storage
 * @param {Badge} badge
 * @param {WithDesk} withDesk
 * @param {Watch} watch
 * @returns {Form}
 */
export function startForm(questions, store, storage, badge, withDesk, watch) {
  /** @type {Map<string, ReturnType<typeof createQuestionForm>>} */
  const parts = new Map();
  /** @type {number | undefined} */
  let saveTimer;
  /** @type {number | undefined} */
  let settleTimer;
  let typedTextSavedAt = Number.NEGATIVE_INFINITY;

  function saveTyped() {
    typedTextSavedAt = performance.now();
    save();
  }

  function save() {
    clearTimeout(saveTimer);
    saveTimer = undefined;
    watch.look();
    for (const part of parts.values()) part.save();
    const failure = storage.failure();
    if (failure) badge.failed(failure);
  }

  function settle() {
    clearTimeout(settleTimer);
    settleTimer = undefined;
    save();
    if (storage.hasUnsaved()) storage.retry();
    showState();
  }

  function noteInput() {
    if (!storage.failure()) badge.saving();
    if (performance.now() - typedTextSavedAt >= SAVE_EVERY) saveTyped();
    else saveTimer ??= setTimeout(saveTyped, SAVE_EVERY);
    clearTimeout(settleTimer);
    settleTimer = setTimeout(settle, SETTLED_AFTER);
  }

  const isAnyWrong = () => [...parts.values()].some((part) => part.isWrong());

  function showState() {
    const failure = storage.failure();
    const answers = questions.map(({ key }) => store.read(key));
    const kept = [...answers.filter((answer) => !isBlank(answer)), ...(store.visit().name ? [store.visit()] : [])];
    const latest = new Date(Math.max(...kept.map(({ changedAt }) => Date.parse(changedAt) || 0)) || Date.now());
    if (failure) badge.failed(failure);
    else if (isAnyWrong()) badge.unclear();
    else if (kept.length === 0) badge.empty();
    else if (storage.durability() === "writing") badge.saving();
    else if (storage.durability() === "failed") badge.kept(latest);
    else badge.saved(latest);
  }

  storage.subscribe(() => {
    if (settleTimer === undefined) showState();
  });
  store.subscribeRecall((question, older) => parts.get(question)?.recall(older));

  store.subscribe((change) => {
    parts.get(change.question)?.show(change);
    if (change.foreign) showState();
  });
  addEventListener("pagehide", settle);
  addEventListener("visibilitychange", settle);
  addEventListener("beforeunload", (event) => {
    save();
    if (storage.hasUnsaved() || isAnyWrong()) event.preventDefault();
  });

  /** @param {Question[]} more */
  function add(more) {
    for (const question of more) {
      const part = createQuestionForm(question, store, noteInput, withDesk, watch);
      parts.set(question.key, part);
      part.restore();
    }
  }

  add(questions);
  watch.add(() => {
    for (const part of parts.values()) part.look();
  });
  badge.start();
  settle();
  return { save: settle, add };
}
