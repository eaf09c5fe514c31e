/**
 * The answers of one visit, as this page believes them: in step with the other tabs, field by field.
 *
 * What the person entered is always in memory first, so the page keeps working when the storage does not.
 *
 * @import { Answer, Patch } from "./answers.js"
 * @import { Keeper } from "./keeper.js"
 *
 * @typedef {object} Change
 * @property {string} question
 * @property {Answer} answer The question's answer now.
 * @property {Patch} patch What changed.
 * @property {boolean} foreign Whether it came from elsewhere: another tab, a file, an undone deletion.
 *
 * @typedef {ReturnType<typeof createStore>} Store
 */
import {
  compact,
  difference,
  EMPTY,
  FIELDS,
  isBlank,
  isEmptyPatch,
  keyOf,
  mergeFields,
  parseAnswer,
  parseRecord,
  pick,
  PREFIX,
  publicPart,
  questionOf,
  stamp,
  timeAfter,
  unreadableKeyOf,
  visitKeyOf,
} from "./answers.js";
import { FIRST_VISIT, readVisit, textOfVisit } from "./visits.js";

/**
 * @param {Keeper} keeper
 * @param {object} [options]
 * @param {() => Date} [options.now]
 * @param {string} [options.visit]
 * @param {() => boolean} [options.isAlone] Whether no other tab needs to know when each field was changed.
 */
export function createStore(keeper, { now = () => new Date(), visit = FIRST_VISIT, isAlone = () => false } = {}) {
  /** @type {Map<string, Answer>} What this page believes, by question. */
  const memory = new Map();
  /** @type {Set<(change: Change) => void>} */
  const listeners = new Set();
  /** @type {Set<(question: string, older: Answer) => void>} */
  const recallListeners = new Set();
  /** @type {Set<string>} Keys whose value could not be read. */
  const unreadable = new Set();
  let visitRecord = readVisit(null);

  /**
   * What is stored for a question now.  Where that cannot be read, what this page believes: a storage that fails
   * must not look like one that was emptied.
   *
   * @param {string} question
   */
  function load(question) {
    const key = keyOf(visit, question);
    const text = keeper.getItem(key);
    if (text === undefined) return memory.get(question) ?? EMPTY;
    const answer = parseAnswer(text);
    if (answer) return answer;
    setAside(key, /** @type {string} */ (text));
    return EMPTY;
  }

  /**
   * Keep a copy of a value that cannot be read, before anything overwrites it.
   *
   * @param {string} key
   * @param {string} text
   */
  function setAside(key, text) {
    unreadable.add(key);
    for (let number = 1; ; number += 1) {
      const copy = keeper.getItem(unreadableKeyOf(key, number));
      if (copy === text || copy === undefined) return;
      if (copy === null) {
        keeper.setItem(unreadableKeyOf(key, number), text);
        return;
      }
    }
  }

  /**
   * @param {string} question
   * @param {Answer} answer
   * @param {boolean} foreign
   */
  function remember(question, answer, foreign) {
    const patch = difference(memory.get(question) ?? EMPTY, answer);
    memory.set(question, answer);
    if (isEmptyPatch(patch)) return;
    for (const listener of listeners) listener({ question, answer, patch, foreign });
  }

  /** @param {string} question */
  function read(question) {
    const known = memory.get(question);
    if (known) return known;
    const answer = load(question);
    memory.set(question, answer);
    return answer;
  }

  /**
   * Change some fields of an answer.  The others are taken from the storage as they are there now, so that
   * two tabs on one question do not overwrite each other; what another tab put into the same field is told first.
   *
   * @param {string} question
   * @param {Patch} patch
   * @param {number} revision The question's revision on this page.
   */
  function write(question, patch, revision) {
    // A key that vanished without a word was cleared from outside, not emptied by the person: keep what she sees.
    const stored = mergeFields(read(question), load(question));
    remember(question, stored, true);
    const answer = {
      ...stamp({ ...stored, ...patch }, fieldsOf(patch), timeAfter(now(), stored.changedAt)),
      revision: "answer" in patch || !stored.revision ? revision : stored.revision,
    };
    remember(question, answer, false);
    keep(question, answer);
  }

  /**
   * @param {string} question
   * @param {Answer} answer
   */
  const keep = (question, answer) => keeper.setItem(keyOf(visit, question), textOf(answer));

  /** @param {Answer} answer */
  const textOf = (answer) => JSON.stringify(isAlone() ? publicPart(answer) : compact(answer));

  /**
   * Take in what another tab did: of each field, the later change.  If its write came so close to ours that it undid
   * ours (each tab reads from a copy that may be a moment old), ours is written again.
   *
   * @param {{ key: string | null, newValue: string | null }} event A StorageEvent.
   */
  function receive({ key, newValue }) {
    if (key === null) {
      refresh();
      return;
    }
    if (key === visitKeyOf(visit)) {
      refreshVisit();
      return;
    }
    const question = questionOf(visit, key);
    if (!question) return;
    const after = newValue === null ? null : parseAnswer(newValue);
    const mine = read(question);
    if (after) keeper.yieldTo(key);
    const current = load(question);
    // Without a value it was deleted, on purpose; one that cannot be read has been set aside by now.
    const merged = after ? mergeFields(mergeFields(mine, after), current) : current;
    remember(question, merged, true);
    if (after && !isEmptyPatch(difference(current, merged))) keep(question, merged);
  }

  const refreshVisit = () => showVisit(loadVisit());

  /** @param {ReturnType<typeof readVisit>} record */
  function showVisit(record) {
    visitRecord = record;
    for (const listener of visitListeners) listener(visitRecord);
  }

  /** Read everything again: after a return from the back/forward cache, or when everything was cleared elsewhere. */
  function refresh() {
    for (const question of memory.keys()) remember(question, load(question), true);
    refreshVisit();
  }

  /** Bring storage and durable copy together.  What the person entered meanwhile is later, and wins. */
  async function reconcile() {
    const { restored, older } = await keeper.reconcile();
    for (const key of restored) {
      const question = questionOf(visit, key);
      if (question) remember(question, load(question), true);
    }
    if (restored.includes(visitKeyOf(visit))) refreshVisit();
    for (const [key, text] of older) {
      const [question, answer] = [questionOf(visit, key), parseAnswer(text)];
      if (question && answer) for (const listener of recallListeners) listener(question, answer);
    }
  }

  /**
   * Delete by key.
   *
   * @param {string[]} keys
   * @returns {() => void} Brings back what was deleted; what was entered since then stays.
   */
  function remove(keys) {
    /** @type {[string, string][]} */
    const backup = [];
    for (const key of keys.filter((candidate) => candidate.startsWith(PREFIX))) {
      const value = keeper.getItem(key);
      if (value === null || value === undefined || !keeper.removeItem(key)) continue;
      backup.push([key, value]);
      show(key, null);
    }
    return () => {
      for (const [key, value] of backup) restore(key, value);
    };
  }

  /**
   * Show what a key holds now, without reading it again: that might fail.
   *
   * @param {string} key
   * @param {string | null} value
   */
  function show(key, value) {
    const question = questionOf(visit, key);
    if (question) remember(question, parseAnswer(value) ?? EMPTY, true);
    else if (key === visitKeyOf(visit)) showVisit(readVisit(value));
  }

  /**
   * @param {string} key
   * @param {string} value
   */
  function restore(key, value) {
    const since = parseAnswer(keeper.getItem(key) ?? null);
    const old = parseAnswer(value);
    const isSince = since && old && !isEmptyPatch(difference(EMPTY, since));
    const restored = isSince ? textOf(fillBlanks(since, old)) : value;
    keeper.setItem(key, restored);
    show(key, restored);
  }

  /**
   * @param {Answer} answer
   * @param {Answer} old Fills the fields that are empty.
   */
  function fillBlanks(answer, old) {
    const blank = FIELDS.filter((field) => answer[field] === EMPTY[field]);
    return stamp({ ...old, ...answer, ...pick(old, blank) }, blank, timeAfter(now(), answer.changedAt));
  }

  /**
   * Take in answers from elsewhere: all, or where the storage takes not all of them, none.
   *
   * @param {Map<string, Answer>} answers By question.
   * @returns {(() => void) | null} Takes them back, except what was changed since then; null where none was written.
   */
  function adopt(answers) {
    const before = new Map([...answers.keys()].map((question) => [question, load(question)]));
    const values = [...answers].map(([question, answer]) => {
      const { changedAt } = /** @type {Answer} */ (before.get(question));
      const time = answer.changedAt > changedAt ? answer.changedAt : timeAfter(now(), changedAt);
      return /** @type {const} */ ([keyOf(visit, question), textOf(stamp(answer, FIELDS, time))]);
    });
    if (!keeper.setAll(new Map(values))) return null;
    for (const [key, value] of values) show(key, value);
    return () => {
      for (const [question, answer] of before)
        takeBack(question, answer, /** @type {Answer} */ (answers.get(question)));
    };
  }

  /**
   * @param {string} question
   * @param {Answer} before
   * @param {Answer} adopted
   */
  function takeBack(question, before, adopted) {
    const current = load(question);
    const unchanged = FIELDS.filter((field) => current[field] === adopted[field]);
    const { sources } = before;
    const answer = stamp(
      { ...current, ...pick(before, unchanged), sources },
      unchanged,
      timeAfter(now(), current.changedAt),
    );
    if (unchanged.includes("answer")) answer.revision = before.revision;
    const key = keyOf(visit, question);
    if (isBlank(answer) && before.changedAt === "" && keeper.removeItem(key)) show(key, null);
    else {
      keep(question, answer);
      remember(question, answer, true);
    }
  }

  // The visit's own record

  /** @type {Set<(visit: ReturnType<typeof readVisit>) => void>} */
  const visitListeners = new Set();

  function loadVisit() {
    const key = visitKeyOf(visit);
    const text = keeper.getItem(key);
    if (text === undefined) return visitRecord;
    if (text !== null && !parseRecord(text)) setAside(key, text);
    return readVisit(text);
  }

  visitRecord = loadVisit();

  return {
    read,
    write,
    receive,
    refresh,
    reconcile,
    remove,
    adopt,
    visitId: visit,

    /** The questions, of this page or another, that the storage knows an answer to, were it an empty one. */
    questions: () =>
      keeper
        .keys()
        .map((key) => questionOf(visit, key))
        .filter((question) => question !== null),

    /** The questions, of this page or another, that hold something. */
    answered() {
      return this.questions().filter((question) => !isBlank(read(question)));
    },

    /** @param {string} worksheet */
    keysOfWorksheet: (worksheet) => keeper.keys().filter((key) => key.startsWith(keyOf(visit, `${worksheet}.`))),

    /** @param {(change: Change) => void} listener */
    subscribe(listener) {
      listeners.add(listener);
    },

    /** @param {(question: string, older: Answer) => void} listener Told of an earlier answer that may be wanted back. */
    subscribeRecall(listener) {
      recallListeners.add(listener);
    },

    /** @param {typeof visitListeners extends Set<infer Listener> ? Listener : never} listener */
    subscribeVisit(listener) {
      visitListeners.add(listener);
    },

    visit: () => visitRecord,

    /** @param {Partial<ReturnType<typeof readVisit>>} patch */
    changeVisit(patch) {
      const before = loadVisit();
      const record = { ...before, ...patch, changedAt: timeAfter(now(), before.changedAt) };
      keeper.setItem(visitKeyOf(visit), textOfVisit(record));
      showVisit(record);
    },

    /** How many stored values could not be read; copies of them are kept. */
    unreadableCount: () => unreadable.size,
  };
}

/** @param {Patch} patch */
const fieldsOf = (patch) => FIELDS.filter((field) => field in patch);
