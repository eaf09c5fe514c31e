/**
 * Fields <-> answers, for one worksheet: restores them, saves them, keeps two tabs in step, undoes.
 *
 * @import { Answer, Field, Patch } from "./answers.js"
 * @import { WithDesk } from "./desk_loader.js"
 * @import { Keeper } from "./keeper.js"
 * @import { Question } from "./questions.js"
 * @import { Change, Store } from "./store.js"
 * @import { createBadge } from "./badge.js"
 *
 * @typedef {HTMLInputElement | HTMLTextAreaElement} FieldElement
 */
import { FIELDS, isBlank, isEmptyPatch, pick } from "./answers.js";
import { createHistory } from "./history.js";
import { fillPaper } from "./paper.js";
import { formatDue } from "./texts.js";

/** The first key is saved at once; while a person types on, her text is saved this often, in milliseconds. */
const SAVE_EVERY = 400;

/** After this pause in typing, in milliseconds, the badge says that all is saved. */
const SETTLED_AFTER = 300;

const growsByItself = CSS.supports("field-sizing", "content");

/**
 * @param {Question[]} questions
 * @param {Store} store
 * @param {Keeper} keeper
 * @param {ReturnType<typeof createBadge>} badge
 * @param {WithDesk} withDesk
 * @returns {{ save: () => void }} Saves at once whatever was just typed.
 */
export function startForm(questions, store, keeper, badge, withDesk) {
  const parts = new Map(
    questions.map((question) => [question.key, createQuestionForm(question, store, noteInput, withDesk)]),
  );
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
    for (const part of parts.values()) part.save();
    const failure = keeper.failure();
    if (failure) badge.failed(failure);
  }

  function settle() {
    clearTimeout(settleTimer);
    settleTimer = undefined;
    save();
    if (keeper.hasUnsaved()) keeper.retry();
    showState();
  }

  function noteInput() {
    if (!keeper.failure()) badge.saving();
    if (performance.now() - typedTextSavedAt >= SAVE_EVERY) saveTyped();
    else saveTimer ??= setTimeout(saveTyped, SAVE_EVERY);
    clearTimeout(settleTimer);
    settleTimer = setTimeout(settle, SETTLED_AFTER);
  }

  function showState() {
    const failure = keeper.failure();
    const answers = questions.map(({ key }) => store.read(key));
    const kept = [...answers.filter((answer) => !isBlank(answer)), ...(store.visit().name ? [store.visit()] : [])];
    const times = kept.map(({ changedAt }) => Date.parse(changedAt)).filter((time) => !Number.isNaN(time));
    const latest = times.length ? new Date(Math.max(...times)) : new Date();
    if (failure) badge.failed(failure);
    else if (kept.length === 0) badge.empty();
    else if (keeper.durability() === "writing") badge.saving();
    else if (keeper.durability() === "failed") badge.kept(latest);
    else badge.saved(latest);
  }

  keeper.subscribe(() => {
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
    if (keeper.hasUnsaved()) event.preventDefault();
  });

  for (const part of parts.values()) part.restore();
  settle();
  return { save: settle };
}

/**
 * @param {Question} question
 * @param {Store} store
 * @param {() => void} noteInput
 * @param {WithDesk} withDesk
 */
function createQuestionForm({ key, revision, element }, store, noteInput, withDesk) {
  const fields = readFields(element);
  const textarea = /** @type {HTMLTextAreaElement} */ (element.querySelector("textarea"));
  const buttons = readButtons(element);
  const history = createHistory(pick(store.read(key), FIELDS));
  /** @type {Set<Field>} Changed on the page, not yet handed to the store. */
  const dirty = new Set();
  /** @type {Map<Field, string>} What another tab put where she is typing, by field, as long as she may choose. */
  const conflicts = new Map();
  /** @type {EventTarget | null} The field with the focus, once she has typed in it. */
  let typingIn = null;

  /** @returns {Required<Patch>} */
  const current = () => ({
    answer: textarea.value,
    status: /** @type {Answer["status"]} */ (fields.status.find(({ checked }) => checked)?.value ?? null),
    responsible: fields.responsible.value,
    due: fields.due.value,
    notApplicable: fields.notApplicable.checked,
  });

  /** @param {Patch} patch */
  function put(patch) {
    if (patch.answer !== undefined && textarea.value !== patch.answer) textarea.value = patch.answer;
    if (patch.responsible !== undefined) fields.responsible.value = patch.responsible;
    if (patch.due !== undefined) fields.due.value = patch.due;
    if (patch.notApplicable !== undefined) fields.notApplicable.checked = patch.notApplicable;
    if (patch.status !== undefined) {
      for (const radio of fields.status) radio.checked = radio.value === patch.status;
    }
  }

  /** @param {boolean} [apart] */
  function noteHistory(apart) {
    history.record(current(), performance.now(), apart);
    refresh();
  }

  function refresh() {
    const answer = current();
    fillPaper(element, answer);
    if (!growsByItself) grow(textarea);
    // aria-disabled keeps the focus on a button that has nothing left to do.
    buttons.undo.setAttribute("aria-disabled", String(!history.canUndo()));
    buttons.redo.setAttribute("aria-disabled", String(!history.canRedo()));
    buttons.clearStatus.hidden = answer.status === null;
  }

  function save() {
    if (dirty.size === 0) return;
    const [before, now] = [store.read(key), current()];
    const changed = pick(
      now,
      [...dirty].filter((field) => now[field] !== before[field]),
    );
    // Still dirty while it is written: so another tab's text that it meets there is shown, not just overwritten.
    if (!isEmptyPatch(changed)) store.write(key, changed, revision);
    dirty.clear();
  }

  /**
   * @param {Patch} patch
   * @param {boolean} [apart]
   */
  function enter(patch, apart = true) {
    put(patch);
    for (const field of FIELDS) if (field in patch) dirty.add(field);
    noteHistory(apart);
    noteInput();
  }

  /** @param {Change} change */
  function show({ patch, foreign }) {
    if (!foreign) return;
    const taken = { ...patch };
    for (const field of /** @type {const} */ (["answer", "responsible", "due"])) {
      const theirs = patch[field];
      const isTyping = typingIn === fields[field] && document.hasFocus();
      if (theirs === undefined || theirs === fields[field].value || !(isTyping || dirty.has(field))) continue;
      delete taken[field];
      // Undo leads to their text, too, whatever she decides.
      history.record({ ...current(), [field]: theirs }, performance.now(), true);
      askWhich(field, theirs);
    }
    for (const field of /** @type {const} */ (["status", "notApplicable"])) if (dirty.has(field)) delete taken[field];
    for (const field of FIELDS) if (field in taken) endConflict(field);
    put(taken);
    noteHistory(true);
  }

  /**
   * Let her take either text.
   *
   * @param {"answer" | "responsible" | "due"} field
   * @param {string} theirs
   */
  function askWhich(field, theirs) {
    endConflict(field);
    conflicts.set(field, theirs);
    void withDesk(({ showConflict }) => {
      if (conflicts.get(field) !== theirs) return; // Settled while the script was on its way.
      showConflict(element, field, field === "due" ? formatDue(theirs) : theirs, {
        take: () => enter({ [field]: theirs }),
        keep: () => enter({ [field]: fields[field].value }),
      });
    });
  }

  /** @param {Field} field Nothing is left to choose. */
  function endConflict(field) {
    conflicts.delete(field);
    element.querySelector(`[data-conflict="${field}"]`)?.remove();
  }

  /** Put the stored answer into the fields; what was typed before this script started stays. */
  function restore() {
    const stored = store.read(key);
    const early = current();
    /** @type {Patch} */
    const typed = {};
    if (early.answer) typed.answer = stored.answer ? `${stored.answer}\n${early.answer}` : early.answer;
    if (early.status) typed.status = early.status;
    if (early.responsible) typed.responsible = early.responsible;
    if (early.due) typed.due = early.due;
    if (early.notApplicable) typed.notApplicable = true;
    const cursor = textarea.value.length - textarea.selectionEnd;
    put({ ...pick(stored, FIELDS), ...typed });
    if (early.answer) textarea.selectionStart = textarea.selectionEnd = textarea.value.length - cursor;
    if (isEmptyPatch(typed)) refresh();
    else enter(typed);
  }

  element.addEventListener("input", ({ target }) => {
    const field = fieldOf(target);
    if (!field) return;
    dirty.add(field);
    typingIn = target;
    noteHistory();
    noteInput();
  });
  element.addEventListener("focusout", () => {
    typingIn = null;
  });
  buttons.clearStatus.addEventListener("click", () => {
    enter({ status: null });
    fields.status[0].focus();
  });
  buttons.undo.addEventListener("click", () => step(history.undo()));
  buttons.redo.addEventListener("click", () => step(history.redo()));

  /** @param {Patch | null} snapshot */
  function step(snapshot) {
    if (!snapshot) return;
    put(snapshot);
    for (const field of FIELDS) dirty.add(field);
    refresh();
    noteInput();
  }

  /** @param {Answer} older What was here before, and may be wanted back. */
  function recall(older) {
    history.recall(pick(older, FIELDS));
    refresh();
  }

  return { restore, save, show, recall };
}

/** @param {HTMLElement} element */
function readFields(element) {
  /** @param {string} name */
  const find = (name) => /** @type {HTMLInputElement[]} */ ([...element.querySelectorAll(`[data-field="${name}"]`)]);
  return {
    answer: /** @type {FieldElement} */ (find("answer")[0]),
    status: find("status"),
    responsible: find("responsible")[0],
    due: find("due")[0],
    notApplicable: find("notApplicable")[0],
  };
}

/** @param {HTMLElement} element */
function readButtons(element) {
  /** @param {string} name */
  const find = (name) => /** @type {HTMLButtonElement} */ (element.querySelector(`[data-action="${name}"]`));
  return { undo: find("undo"), redo: find("redo"), clearStatus: find("clear-status") };
}

/** @param {EventTarget | null} target */
const fieldOf = (target) =>
  target instanceof HTMLElement ? /** @type {Field | undefined} */ (target.dataset.field) : undefined;

/**
 * Where a browser cannot grow a field by itself (field-sizing), do it by hand.
 *
 * @param {HTMLTextAreaElement} textarea
 */
function grow(textarea) {
  textarea.style.height = "auto";
  textarea.style.height = `${textarea.scrollHeight + textarea.offsetHeight - textarea.clientHeight}px`;
}
