/**
 * The answers of one visit, as this page believes them: in step with the other tabs, field by field.
 *
 * What the person entered is always in memory first, so the page keeps working when the storage does not.
 *
 * @import { Answer, Patch } from "../answers/answers.js"
 * @import { Change, Store, TextStorage } from "./types.js"
 */
import {
  changedAtOf,
  compact,
  difference,
  EMPTY,
  FIELDS,
  isBlank,
  isEmptyPatch,
  mergeFields,
  parseAnswer,
  publicPart,
  stamp,
  timeAfter,
} from "../answers/answers.js";
import { FIRST_VISIT, readVisit } from "../answers/visits.js";
import { keyOf, questionOf, visitKeyOf } from "../answers/keys.js";
import { createAside } from "./aside.js";
import { createUncompared } from "./uncompared.js";
import { createVisitRecord } from "./visit_record.js";

/**
 * @param {TextStorage} storage
 * @param {object} [options]
 * @param {() => Date} [options.now]
 * @param {string} [options.visit]
 * @param {() => boolean} [options.isAlone] Whether no other tab needs to know when each field was changed.
 * @returns {Store}
 */
export function createStore(storage, { now = () => new Date(), visit = FIRST_VISIT, isAlone = () => false } = {}) {
  /** @type {Map<string, Answer>} What this page believes, by question. */
  const memory = new Map();
  /** @type {Set<(change: Change) => void>} */
  const listeners = new Set();
  /** @type {Set<(question: string, older: Answer) => void>} */
  const recallListeners = new Set();
  const aside = createAside(storage);
  const uncompared = createUncompared();
  const record = createVisitRecord(storage, { visit, now, setAside: aside.put, noteUncompared: uncompared.note });

  /**
   * What is stored for a question now.  Where that cannot be read, what this page believes: a storage that fails
   * must not look like one that was emptied.
   *
   * @param {string} question
   */
  function load(question) {
    const key = keyOf(visit, question);
    const text = storage.getItem(key);
    if (text === undefined) return memory.get(question) ?? EMPTY;
    const answer = parseAnswer(text);
    if (answer) return answer;
    aside.put(key, /** @type {string} */ (text));
    return EMPTY;
  }

  /**
   * @param {string} question
   * @param {Answer} answer
   * @param {boolean} foreign
   * @param {boolean} [isNews] Whether listeners hear of it though this page has read it meanwhile, and told nobody.
   */
  function remember(question, answer, foreign, isNews = false) {
    const patch = difference(memory.get(question) ?? EMPTY, answer);
    memory.set(question, answer);
    if (isEmptyPatch(patch) && !isNews) return;
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
    uncompared.note(keyOf(visit, question), stored, patch);
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
  const keep = (question, answer) => storage.setItem(keyOf(visit, question), textOf(answer));

  /** @param {Answer} answer */
  const textOf = (answer) => JSON.stringify(isAlone() ? publicPart(answer) : compact(answer));

  /**
   * Take in what another tab did: of each field, the later change.  If its write came so close to ours that it undid
   * ours (each tab reads from a copy that may be a moment old), ours is written again.
   *
   * @param {{ key: string | null, newValue: string | null }} event A StorageEvent.
   */
  function receive({ key, newValue }) {
    if (key === null) return refresh();
    if (key === visitKeyOf(visit)) return record.refresh();
    const question = questionOf(visit, key);
    if (!question) return;
    const after = newValue === null ? null : parseAnswer(newValue);
    const mine = memory.get(question) ?? EMPTY;
    if (after) storage.yieldTo(key);
    const current = load(question);
    // Without a value it was deleted, on purpose; one that cannot be read has been set aside by now.
    const merged = after ? mergeFields(mergeFields(mine, after), current) : current;
    remember(question, merged, true, true);
    if (after && !isEmptyPatch(difference(current, merged))) keep(question, merged);
  }

  /** Read everything again: after a return from the back/forward cache, or when everything was cleared elsewhere. */
  function refresh() {
    for (const question of memory.keys()) remember(question, load(question), true);
    record.refresh();
  }

  /**
   * Bring storage and disk copy together.  What the person entered meanwhile is later, and wins, field by field.
   *
   * @returns {Promise<string[]>} The keys whose value the disk copy has brought.
   */
  async function reconcile() {
    const { restored, older } = await storage.reconcile(visit);
    const changes = uncompared.end();
    for (const key of restored) {
      const question = questionOf(visit, key);
      if (question) remember(question, load(question), true);
    }
    if (restored.includes(visitKeyOf(visit))) record.refresh();
    for (const [key, text] of older) {
      const [question, answer] = [questionOf(visit, key), parseAnswer(text)];
      const { base = "", patch } = changes?.get(key) ?? {};
      if (patch && changedAtOf(text) > base) {
        if (question && answer) catchUp(question, answer, patch);
        else if (key === visitKeyOf(visit)) record.change({ ...readVisit(text), ...patch });
      }
      if (question && answer) for (const listener of recallListeners) listener(question, answer);
    }
    return restored;
  }

  /**
   * @param {string} question
   * @param {Answer} answer What should have been here when the person entered something.
   * @param {Patch} patch What she entered.
   */
  function catchUp(question, answer, patch) {
    const { changedAt, revision } = load(question);
    const whole = stamp({ ...answer, ...patch }, fieldsOf(patch), timeAfter(now(), changedAt));
    if ("answer" in patch) whole.revision = revision;
    remember(question, whole, true);
    keep(question, whole);
  }

  return {
    read,
    write,
    receive,
    refresh,
    reconcile,
    _beside: () => createStore(storage, { visit, now }),
    ready: () => storage.ready(visit),
    visitId: visit,
    questions: () =>
      storage
        .keys()
        .map((key) => questionOf(visit, key))
        .filter((question) => question !== null),
    answered() {
      return [...new Set([...this.questions(), ...memory.keys()])].filter((question) => !isBlank(read(question)));
    },
    subscribe(listener) {
      listeners.add(listener);
    },
    subscribeRecall(listener) {
      recallListeners.add(listener);
    },
    subscribeVisit: record.subscribe,
    visit: record.current,
    changeVisit: record.change,
    _storage: storage,
    _now: now,
    _load: load,
    _keep: keep,
    _remember: remember,
    _showVisit: record.show,
    _textOf: textOf,
    unreadableCount: aside.count,
  };
}

/** @param {Patch} patch */
const fieldsOf = (patch) => FIELDS.filter((field) => field in patch);

/**
 * @param {Store} store
 * @returns {Map<string, Answer>} All that it knows, by question.
 */
export const answersOf = (store) => new Map(store.questions().map((question) => [question, store.read(question)]));
