/**
 * Fields <-> answer, for one question: restores it, notes what a person changes, lets her take it back.
 *
 * @import { Answer, Field, Patch } from "../../client/answers/answers.js"
 * @import { WithDesk } from "../../client/page/types.js"
 * @import { Question } from "../../client/page/questions.js"
 * @import { Change, Store } from "../../client/storage/types.js"
 * @import { Watch } from "../../client/page/watch.js"
 *
 * @typedef {ReturnType<typeof createQuestionForm>} QuestionForm
 */
import { EMPTY, FIELDS, isBlank, isEmptyPatch, pick } from "../../client/answers/answers.js";
import { createHistory } from "../../client/answers/undo.js";
import { createAsking } from "./asking.js";
import { CLEARED, createButtons } from "./buttons.js";
import { join } from "./joining.js";
import { fillPaper } from "./paper_form.js";
import { createValues } from "./values.js";

/** Texts can be typed, and so what another window puts there is asked about. */
const TYPED = /** @type {const} */ (["answer", "responsible", "due"]);
const CHOSEN = /** @type {const} */ (["notApplicable", ...CLEARED]);

/**
 * @param {Question} question
 * @param {Store} store
 * @param {() => void} noteInput
 * @param {WithDesk} withDesk
 * @param {Watch} watch
 */
export function createQuestionForm({ key, revision, element }, store, noteInput, withDesk, watch) {
  const values = createValues(element, () => store.read(key));
  const { fields, current, put } = values;
  const history = createHistory(pick(store.read(key), FIELDS));
  const buttons = createButtons(element, fields, history);
  const asking = createAsking(element, withDesk, current, enter);
  /** @type {Set<Field>} Changed on the page, not yet handed to the store. */
  const dirty = new Set();
  let wasWrong = false;
  let isPaperBehind = false;
  /** @type {Element | null} The field with the focus, once she has typed in it. */
  let typingIn = null;

  /**
   * Take note of what has changed, and put back what nobody did.
   *
   * @param {boolean} [apart]
   * @param {readonly Field[]} [among]
   * @returns {boolean} Whether a person has changed something.
   */
  function note(apart = true, among = FIELDS) {
    const changed = values.changed(among);
    const mine = changed.filter((field) => fields[field].some(watch.counts));
    for (const field of changed) {
      if (!mine.includes(field)) values.putBack(field);
      else {
        values.note(field);
        dirty.add(field);
        typingIn = fields[field].find((element) => element === document.activeElement) ?? typingIn;
      }
    }
    if (mine.length) noteHistory(apart);
    return mine.length > 0;
  }

  /**
   * @param {boolean} [apart]
   * @param {readonly Field[]} [among]
   * @param {boolean} [isLeft] Whether the person has just left the date.
   */
  function look(apart, among, isLeft) {
    const isWrong = values.isWrong(isLeft);
    const isNews = wasWrong !== isWrong;
    wasWrong = isWrong;
    if (isNews && isWrong) void withDesk((desk) => desk.watchDay(fields.due[0]));
    if (note(apart, among) || isNews) noteInput();
  }

  /** @param {boolean} [apart] */
  function noteHistory(apart) {
    history.record(current(), performance.now(), apart);
    refresh();
  }

  function refresh() {
    isPaperBehind = true;
    buttons.refresh();
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

  return {
    look,
    isWrong: () => wasWrong && element.isConnected,

    save() {
      if (dirty.size === 0) return;
      const [before, now] = [store.read(key), current()];
      const changed = pick(
        now,
        [...dirty].filter((field) => now[field] !== before[field]),
      );
      // Still dirty while it is written: so another tab's text that it meets there is shown, not just overwritten.
      if (!isEmptyPatch(changed)) store.write(key, changed, revision);
      dirty.clear();
    },

    /** Nobody sees the form for paper while she types: it follows in a pause, and before the page is printed. */
    fillPaper() {
      if (isPaperBehind) fillPaper(element, current());
      isPaperBehind = false;
    },

    /** @param {Change} change From elsewhere. */
    show({ patch }) {
      if (note()) setTimeout(noteInput); // The store is at work.
      const taken = { ...patch };
      const now = current();
      for (const field of TYPED) {
        const theirs = patch[field];
        const isTyping = typingIn === fields[field][0] && document.hasFocus();
        if (theirs === undefined || theirs === now[field] || !(isTyping || dirty.has(field))) continue;
        delete taken[field];
        // Undo leads to their text, too, whatever she decides.
        history.record({ ...now, [field]: theirs }, performance.now(), true);
        asking.ask(field, theirs);
      }
      if (values.isWrong()) delete taken.due; // She is still at it.
      for (const field of CHOSEN) if (dirty.has(field)) delete taken[field];
      for (const field of FIELDS) if (field in taken) asking.end(field);
      put(taken);
      noteHistory(true);
    },

    /**
     * Put the stored answer into the fields; what was typed before this script started stays.
     *
     * @returns {boolean} Whether there is an answer.
     */
    restore() {
      const stored = store.read(key);
      const early = current();
      const changed = FIELDS.filter(
        (field) => (watch.before(fields[field]) ?? (watch.isFirst ? EMPTY : early)[field]) !== early[field],
      );
      /** @type {Patch} */
      const typed = pick(early, changed);
      const [textarea] = fields.answer;
      if ("answer" in typed) typed.answer = join(stored.answer, watch.before([textarea]) ?? "", early.answer);
      else if (watch.isBlind && early.answer) history.recall({ ...pick(stored, FIELDS), answer: early.answer });
      const cursor = "answer" in typed && textarea.value.length - Number(textarea.selectionEnd);
      put({ ...pick(stored, FIELDS), ...typed });
      if (cursor !== false) textarea.selectionStart = textarea.selectionEnd = textarea.value.length - cursor;
      if (!isEmptyPatch(typed)) enter(typed);
      else if (!isBlank(stored) || history.canUndo()) refresh();
      return isPaperBehind;
    },

    /** @param {Answer} older What was here before, and may be wanted back. */
    recall(older) {
      history.recall(pick(older, FIELDS));
      refresh();
    },

    /** @param {EventTarget | null} field She is there no more. */
    noteLeft(field) {
      typingIn = null;
      look(true, FIELDS, field === fields.due[0]);
    },

    /** @param {string} [action] What the button that was pressed is for. */
    press(action) {
      if (action === "undo" || action === "redo") step(history[action]);
      for (const field of CLEARED) {
        if (action !== `clear-${field}`) continue;
        enter({ [field]: EMPTY[field] });
        fields[field][0].focus();
      }
    },
  };
}
