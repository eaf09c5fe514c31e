/**
 * Fields <-> answers, for one worksheet: restores them, saves them, keeps two tabs in step, says what is saved.
 *
 * A key must cost little, however many questions there are: it is noted by the question that it was typed in, and what
 * concerns more than that one waits for a pause.
 *
 * @import { Field } from "../../client/answers/answers.js"
 * @import { Badge, Form, WithDesk } from "../../client/page/types.js"
 * @import { Store, TextStorage } from "../../client/storage/types.js"
 * @import { Question } from "../../client/page/questions.js"
 * @import { Watch } from "../../client/page/watch.js"
 * @import { QuestionForm } from "./question_form.js"
 */
import { UNITS } from "../../client/page/questions.js";
import { grow } from "./growing.js";
import { createKeptTime } from "./kept_time.js";
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
  /** @type {Map<string, QuestionForm>} */
  const parts = new Map();
  /** @type {WeakMap<Element, QuestionForm>} By the element that holds its fields. */
  const at = new WeakMap();
  /** @type {Set<QuestionForm>} Those that were changed since the last pause. */
  const touched = new Set();
  const keptTime = createKeptTime(questions, store);
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
    for (const part of touched) part.save();
    const failure = storage.failure();
    if (failure) badge.failed(failure);
  }

  function settle() {
    clearTimeout(settleTimer);
    settleTimer = undefined;
    save();
    if (storage.hasUnsaved()) storage.retry();
    showState();
    fillPaper();
    for (const part of touched) if (!part.isWrong()) touched.delete(part);
  }

  /** Settle, with what no event has told of. */
  function settleAll() {
    watch.look();
    settle();
  }

  function fillPaper() {
    for (const part of touched) part.fillPaper();
  }

  function noteInput() {
    if (!storage.failure()) badge.saving();
    if (performance.now() - typedTextSavedAt >= SAVE_EVERY) saveTyped();
    else saveTimer ??= setTimeout(saveTyped, SAVE_EVERY);
    clearTimeout(settleTimer);
    settleTimer = setTimeout(settle, SETTLED_AFTER);
  }

  const isAnyWrong = () => [...touched].some((part) => part.isWrong());

  function showState() {
    const failure = storage.failure();
    const latest = keptTime();
    if (failure) badge.failed(failure);
    else if (isAnyWrong()) badge.unclear();
    else if (!latest) badge.empty();
    else if (storage.durability() === "writing") badge.saving();
    else if (storage.durability() === "failed") badge.kept(latest);
    else badge.saved(latest);
  }

  storage.subscribe(() => {
    if (settleTimer === undefined) showState();
  });
  store.subscribeRecall((question, older) => parts.get(question)?.recall(older));
  store.subscribe((change) => {
    if (!change.foreign) return;
    const part = parts.get(change.question);
    if (part) touched.add(part);
    part?.show(change);
    if (settleTimer === undefined) showState();
    settleTimer ??= setTimeout(settle);
  });
  addEventListener("pagehide", settle);
  addEventListener("visibilitychange", settle);
  addEventListener("beforeunload", (event) => {
    watch.look();
    save();
    if (storage.hasUnsaved() || isAnyWrong()) event.preventDefault();
  });
  addEventListener("beforeprint", fillPaper);
  listen(at);

  /** @param {Question[]} more */
  function add(more) {
    for (const question of more) {
      const part = createQuestionForm(question, store, () => touched.add(part) && noteInput(), withDesk, watch);
      parts.set(question.key, part);
      at.set(question.element, part);
      if (part.restore()) touched.add(part);
    }
    grow(more.map(({ element }) => /** @type {HTMLElement} */ (element.querySelector("textarea"))));
  }

  add(questions);
  watch.add(() => [...parts.values()].map(({ look }) => look));
  badge.start();
  watch.look();
  save();
  showState();
  settleTimer ??= setTimeout(settle);
  return { save: settleAll, add, fillPaper };
}

/**
 * One listener for each kind of event, not one at each question.
 *
 * @param {WeakMap<Element, QuestionForm>} at
 */
function listen(at) {
  /** @param {Event} event */
  const partOf = ({ target }) => at.get(/** @type {Element} */ (/** @type {Element} */ (target).closest?.(UNITS)));

  addEventListener("input", (event) => {
    const field = /** @type {HTMLInputElement} */ (event.target);
    const part = partOf(event);
    if (!part) return;
    part.look(false, /** @type {Field[]} */ ([field.dataset.field]));
    if (field.matches("textarea")) grow([field]);
  });
  addEventListener("focusout", (event) => partOf(event)?.noteLeft(event.target));
  addEventListener("click", (event) => {
    const button = /** @type {HTMLElement} */ (event.target).closest?.("[data-action]");
    partOf(event)?.press(/** @type {HTMLElement | null} */ (button)?.dataset.action);
  });
}
