/**
 * Fields <-> answer, for one question: restores it, notes what a person changes, lets her take it back.
 *
 * @import { Answer, Field, Patch } from "../../client/answers/answers.js"
 * @import { WithDesk } from "../../client/page/types.js"
 * @import { Question } from "../../client/page/questions.js"
 * @import { Change, Store } from "../../client/storage/types.js"
 * @import { Watch } from "../../client/page/watch.js"
 */
import { EMPTY, FIELDS, isEmptyPatch, pick } from "../../client/answers/answers.js";
import { createHistory } from "../../client/answers/undo.js";
import { formatDue } from "../../client/page/texts.js";
import { isRight } from "../../client/page/watch.js";
import { fillPaper } from "./paper_form.js";

/** Fields that are chosen from a few values, and have a button that takes the choice back. */
const CHOSEN = /** @type {const} */ (["status", "choice"]);

const growsByItself = CSS.supports("field-sizing", "content");

/**
 * @param {Question} question
 * @param {Store} store
 * @param {() => void} noteInput
 * @param {WithDesk} withDesk
 * @param {Watch} watch
 */
export function createQuestionForm({ key, revision, element }, store, noteInput, withDesk, watch) {
  const fields = readFields(element);
  const textarea = /** @type {HTMLTextAreaElement} */ (element.querySelector("textarea"));
  const undo = findButton("undo", () => step(history.undo));
  const redo = findButton("redo", () => step(history.redo));
  const clearing = CHOSEN.map((field) => ({
    field,
    button: findButton(`clear-${field}`, () => {
      enter({ [field]: EMPTY[field] });
      fields[field][0].focus();
    }),
  }));
  const history = createHistory(pick(store.read(key), FIELDS));
  /** @type {Set<Field>} Changed on the page, not yet handed to the store. */
  const dirty = new Set();
  /** @type {Map<Field, string>} What another tab put where she is typing, by field, as long as she may choose. */
  const conflicts = new Map();
  const [due] = fields.due;
  let wasWrong = false;
  /** @type {Element | null} The field with the focus, once she has typed in it. */
  let typingIn = null;
  /** @type {Record<string, any>} What the page last put into each field, or found there. */
  const known = Object.fromEntries(FIELDS.map((field) => [field, read(field)]));

  /**
   * @param {string} action
   * @param {() => void} listener
   */
  function findButton(action, listener) {
    const button = /** @type {HTMLButtonElement | null} */ (element.querySelector(`[data-action="${action}"]`));
    button?.addEventListener("click", listener);
    return button;
  }

  /**
   * @param {Field} field
   * @returns {any} What it holds; undefined where nothing is chosen, or the page has no field for it.  What is no day is
   * not stored, so what was stored before stays.
   */
  function read(field) {
    if (!isRight(fields[field][0])) return store.read(key)[field];
    const [{ type = "radio", checked, value } = {}] = /** @type {HTMLInputElement[]} */ (fields[field]);
    if (type === "checkbox") return checked;
    return type === "radio" ? fields[field].find(isChecked)?.value : value;
  }

  /** @returns {Required<Patch>} What the page has no field for is as it is stored. */
  function current() {
    const stored = store.read(key);
    const valueIn = (/** @type {Field} */ field) =>
      fields[field].some(({ value }) => value === stored[field]) ? EMPTY[field] : stored[field];
    return /** @type {any} */ (Object.fromEntries(FIELDS.map((field) => [field, read(field) ?? valueIn(field)])));
  }

  /** @param {Patch} patch */
  function put(patch) {
    for (const field of FIELDS) {
      const value = /** @type {any} */ (patch[field]);
      for (const element of value === undefined ? [] : fields[field]) {
        if (element.type === "checkbox") element.checked = value;
        else if (element.type === "radio") element.checked = element.value === value;
        else if (element.value !== value) element.value = value;
      }
      if (value !== undefined) known[field] = read(field);
    }
  }

  /**
   * Take note of what has changed, and put back what nobody did.
   *
   * @param {boolean} [apart]
   * @returns {boolean} Whether a person has changed something.
   */
  function note(apart = true) {
    const changed = FIELDS.filter((field) => read(field) !== known[field]);
    const mine = changed.filter((field) => fields[field].some(watch.counts));
    for (const field of changed) {
      if (!mine.includes(field)) put({ [field]: known[field] ?? EMPTY[field] });
      else {
        known[field] = read(field);
        dirty.add(field);
        typingIn = fields[field].find((element) => element === document.activeElement) ?? typingIn;
      }
    }
    if (mine.length) noteHistory(apart);
    return mine.length > 0;
  }

  const isWrong = () => element.isConnected && !isRight(due);

  /** @param {boolean} [apart] */
  function look(apart) {
    const isNews = wasWrong !== isWrong();
    wasWrong = isWrong();
    if (isNews && wasWrong) void withDesk((desk) => desk.watchDay(due));
    if (note(apart) || isNews) noteInput();
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
    undo?.setAttribute("aria-disabled", String(!history.canUndo()));
    redo?.setAttribute("aria-disabled", String(!history.canRedo()));
    for (const { field, button } of clearing) if (button) button.hidden = !fields[field].some(isChecked);
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
    if (note()) setTimeout(noteInput); // The store is at work.
    const taken = { ...patch };
    const now = current();
    for (const field of /** @type {const} */ (["answer", "responsible", "due"])) {
      const theirs = patch[field];
      const isTyping = typingIn === fields[field][0] && document.hasFocus();
      if (theirs === undefined || theirs === now[field] || !(isTyping || dirty.has(field))) continue;
      delete taken[field];
      // Undo leads to their text, too, whatever she decides.
      history.record({ ...now, [field]: theirs }, performance.now(), true);
      askWhich(field, theirs);
    }
    if (isWrong()) delete taken.due; // She is still at it.
    for (const field of /** @type {const} */ (["notApplicable", ...CHOSEN])) if (dirty.has(field)) delete taken[field];
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
        keep: () => enter({ [field]: current()[field] }),
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
    const changed = FIELDS.filter(
      (field) => (watch.before(fields[field]) ?? (watch.isFirst ? EMPTY : early)[field]) !== early[field],
    );
    /** @type {Patch} */
    const typed = pick(early, changed);
    if ("answer" in typed) typed.answer = join(stored.answer, watch.before([textarea]) ?? "", early.answer);
    else if (watch.isBlind && early.answer) history.recall({ ...pick(stored, FIELDS), answer: early.answer });
    const cursor = textarea.value.length - textarea.selectionEnd;
    put({ ...pick(stored, FIELDS), ...typed });
    if ("answer" in typed) textarea.selectionStart = textarea.selectionEnd = textarea.value.length - cursor;
    if (isEmptyPatch(typed)) refresh();
    else enter(typed);
  }

  element.addEventListener("input", () => look(false));
  element.addEventListener("focusout", () => {
    typingIn = null;
  });

  /** @param {() => Patch | null} go */
  function step(go) {
    look();
    const snapshot = go();
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

  return { restore, look, save, show, recall, isWrong };
}

/**
 * @param {HTMLElement} element
 * @returns {Record<Field, HTMLInputElement[]>} Several where they are radio buttons; a text area counts as an input.
 */
function readFields(element) {
  const found = FIELDS.map((field) => [field, [...element.querySelectorAll(`[data-field="${field}"]`)]]);
  return Object.fromEntries(found);
}

/**
 * @param {string} stored
 * @param {string} before What stood in the field before she typed: nothing, or what the browser put back.
 * @param {string} typed
 * @returns {string} What she typed counts once, and what the browser put back not at all.
 */
function join(stored, before, typed) {
  if (before === stored || (stored && typed.startsWith(stored))) return typed;
  const added = typed.startsWith(before) ? typed.slice(before.length) : typed;
  return stored ? `${stored}\n${added}` : added;
}

/** @param {HTMLInputElement} radio */
const isChecked = ({ checked }) => checked;

/**
 * Where a browser cannot grow a field by itself (field-sizing), do it by hand.
 *
 * @param {HTMLTextAreaElement} textarea
 */
function grow(textarea) {
  textarea.style.height = "auto";
  textarea.style.height = `${textarea.scrollHeight + textarea.offsetHeight - textarea.clientHeight}px`;
}
