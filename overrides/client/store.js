/**
 * The only module that touches the browser's storage.  The storage is passed in: a page gives localStorage,
 * a test a fake, a page without storage null.
 *
 * What the person entered is always in memory first, so the page keeps working when the storage does not.
 *
 * @import { Answer, Patch } from "./answers.js"
 *
 * @typedef {Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">} StorageLike
 * @typedef {"blocked" | "full" | "failed"} Failure
 *
 * @typedef {object} Visit
 * @property {string} name What stands on paper; "" until the person gives one.
 * @property {string} changedAt As in an answer.
 *
 * @typedef {object} Change
 * @property {string} question
 * @property {Answer} answer The question's answer now.
 * @property {Patch} patch What changed.
 * @property {boolean} foreign Whether it came from elsewhere: another tab, an undone deletion.
 *
 * @typedef {ReturnType<typeof createStore>} Store
 */
import {
  difference,
  EMPTY,
  FIELDS,
  isBlank,
  isEmptyPatch,
  keyOf,
  parseAnswer,
  parseRecord,
  pick,
  PREFIX,
  questionOf,
  unreadableKeyOf,
  visitKeyOf,
} from "./answers.js";

/** @type {Record<string, Failure | undefined>} By the name of what the browser throws. */
const FAILURES = { SecurityError: "blocked", QuotaExceededError: "full", NS_ERROR_DOM_QUOTA_REACHED: "full" };

/** The visit that is there before a person names one. */
const FIRST_VISIT = "first";

/**
 * Take hold of the storage, which a browser may refuse with an exception (in a frame, by policy).
 *
 * @param {{ localStorage: Storage | null }} host The window.
 * @returns {StorageLike | null}
 */
export function openStorage(host) {
  try {
    return host.localStorage;
  } catch (error) {
    console.warn(error);
    return null;
  }
}

/**
 * @param {StorageLike | null} storage
 * @param {{ now?: () => Date, visit?: string }} [options]
 */
export function createStore(storage, { now = () => new Date(), visit = FIRST_VISIT } = {}) {
  /** @type {Map<string, Answer>} What this page believes, by question. */
  const memory = new Map();
  /** @type {Map<string, string>} What could not be written yet, by key. */
  const unsaved = new Map();
  /** @type {Set<(change: Change) => void>} */
  const listeners = new Set();
  /** @type {Set<string>} Keys whose value could not be read. */
  const unreadable = new Set();
  /** @type {Failure | null} */
  let failure = storage ? null : "blocked";
  /** @type {Visit} */
  let visitRecord = { name: "", changedAt: "" };

  /**
   * @param {string} key
   * @returns {string | null | undefined} null where nothing is stored, undefined where the storage cannot be read.
   */
  function getItem(key) {
    if (unsaved.has(key)) return /** @type {string} */ (unsaved.get(key));
    try {
      return storage ? storage.getItem(key) : null;
    } catch (error) {
      fail(error);
      return undefined;
    }
  }

  /** @param {unknown} error */
  function fail(error) {
    console.warn(error);
    failure = (error instanceof Error && FAILURES[error.name]) || "failed";
  }

  /**
   * Write one value; where that fails, keep it and say so in `failure`.
   *
   * @param {string} key
   * @param {string} value
   */
  function setItem(key, value) {
    unsaved.set(key, value);
    retry();
  }

  /** Try again to write whatever is not written yet. */
  function retry() {
    if (!storage) return;
    failure = null;
    for (const [key, value] of unsaved) {
      if (hasUnsavedCopy(key)) continue;
      try {
        storage.setItem(key, value);
        // Some browsers swallow what they do not keep: believe only what can be read back.
        if (storage.getItem(key) !== value) throw new Error("the storage did not keep the value");
        unsaved.delete(key);
      } catch (error) {
        fail(error); // A smaller value may still fit: go on with the others.
      }
    }
  }

  /**
   * Whether a key's unreadable value is not set aside yet: until then nothing may overwrite it.
   *
   * @param {string} key
   */
  const hasUnsavedCopy = (key) => [...unsaved.keys()].some((other) => other.startsWith(unreadableKeyOf(key, 1)));

  /**
   * What is stored for a question now.  Where that cannot be read, what this page believes: a storage that fails
   * must not look like one that was emptied.
   *
   * @param {string} question
   */
  function load(question) {
    const key = keyOf(visit, question);
    const text = getItem(key);
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
      const copy = getItem(unreadableKeyOf(key, number));
      if (copy === text || copy === undefined) return;
      if (copy === null) {
        setItem(unreadableKeyOf(key, number), text);
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
    const stored = getItem(keyOf(visit, question)) === null ? read(question) : load(question);
    remember(question, stored, true);
    const answer = {
      ...stored,
      ...patch,
      changedAt: now().toISOString(),
      revision: "answer" in patch || !stored.revision ? revision : stored.revision,
    };
    remember(question, answer, false);
    setItem(keyOf(visit, question), JSON.stringify(answer));
  }

  /**
   * Take in what another tab did.
   *
   * Only what the other tab changed is taken, and only where nothing newer is stored.  If its write came so
   * close to ours that it undid ours (each tab reads from a copy that may be a moment old), ours is written again.
   *
   * @param {{ key: string | null, oldValue: string | null, newValue: string | null }} event A StorageEvent.
   */
  function receive({ key, oldValue, newValue }) {
    if (key === null) {
      refresh();
      return;
    }
    if (key === visitKeyOf(visit)) {
      visitRecord = readVisitRecord();
      for (const listener of visitListeners) listener(visitRecord);
      return;
    }
    const question = questionOf(visit, key);
    if (!question) return;
    const [before, after] = [parseAnswer(oldValue), parseAnswer(newValue)];
    if (!before || !after) {
      remember(question, load(question), true);
      return;
    }
    unsaved.delete(key);
    const current = load(question);
    const changed = fieldsOf(difference(before, after)).filter((field) => current[field] === after[field]);
    const mine = read(question);
    const merged = { ...current, ...pick(mine, FIELDS), ...pick(after, changed) };
    remember(question, merged, true);
    if (!isEmptyPatch(difference(current, merged))) {
      setItem(key, JSON.stringify({ ...merged, changedAt: now().toISOString() }));
    }
  }

  /** Read everything again: after a return from the back/forward cache, or when everything was cleared elsewhere. */
  function refresh() {
    for (const question of memory.keys()) remember(question, load(question), true);
    visitRecord = readVisitRecord();
    for (const listener of visitListeners) listener(visitRecord);
  }

  /** @returns {string[]} All our keys, of every visit and every version. */
  function ourKeys() {
    const keys = new Set(unsaved.keys());
    try {
      for (let index = 0; storage && index < storage.length; index += 1) {
        const key = storage.key(index);
        if (key?.startsWith(PREFIX)) keys.add(key);
      }
    } catch (error) {
      fail(error);
    }
    return [...keys];
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
      const value = getItem(key);
      if (value === null || value === undefined) continue;
      try {
        storage?.removeItem(key);
      } catch (error) {
        fail(error);
        continue;
      }
      unsaved.delete(key);
      backup.push([key, value]);
    }
    refresh();
    return () => {
      for (const [key, value] of backup) restore(key, value);
      refresh();
    };
  }

  /**
   * @param {string} key
   * @param {string} value
   */
  function restore(key, value) {
    const since = parseAnswer(getItem(key) ?? null);
    const old = parseAnswer(value);
    const isSince = since && old && !isEmptyPatch(difference(EMPTY, since));
    setItem(key, isSince ? JSON.stringify({ ...old, ...since, ...pick(old, blankFields(since)) }) : value);
  }

  // The visit's own record; what is more than a name comes with several visits.

  /** @type {Set<(visit: Visit) => void>} */
  const visitListeners = new Set();

  function readVisitRecord() {
    const text = getItem(visitKeyOf(visit));
    if (text === undefined) return visitRecord;
    const record = text === null ? null : parseRecord(text);
    if (text !== null && !record) setAside(visitKeyOf(visit), text);
    const { name, changedAt } = record ?? {};
    return {
      ...record,
      name: typeof name === "string" ? name : "",
      changedAt: typeof changedAt === "string" ? changedAt : "",
    };
  }

  visitRecord = readVisitRecord();

  return {
    read,
    write,
    retry,
    receive,
    refresh,
    remove,
    ourKeys,

    /** The questions, of this page or another, that hold something. */
    answered: () =>
      ourKeys()
        .map((key) => questionOf(visit, key))
        .filter((question) => question !== null)
        .filter((question) => !isBlank(read(question))),

    /** @param {string} worksheet */
    keysOfWorksheet: (worksheet) => ourKeys().filter((key) => key.startsWith(keyOf(visit, `${worksheet}.`))),

    /** @param {(change: Change) => void} listener */
    subscribe(listener) {
      listeners.add(listener);
    },

    /** @param {(visit: Visit) => void} listener */
    subscribeVisit(listener) {
      visitListeners.add(listener);
    },

    visit: () => visitRecord,

    /** @param {string} name */
    nameVisit(name) {
      visitRecord = { ...readVisitRecord(), name, changedAt: now().toISOString() };
      setItem(visitKeyOf(visit), JSON.stringify(visitRecord));
      for (const listener of visitListeners) listener(visitRecord);
    },

    /** Why saving does not work at present, or null. */
    failure: () => failure,

    /** Whether something that the person entered exists only on this page. */
    hasUnsaved: () => unsaved.size > 0,

    /** How many stored values could not be read; copies of them are kept. */
    unreadableCount: () => unreadable.size,
  };
}

/** @param {Patch} patch */
const fieldsOf = (patch) => FIELDS.filter((field) => field in patch);

/** @param {Answer} answer */
const blankFields = (answer) => FIELDS.filter((field) => answer[field] === EMPTY[field]);
