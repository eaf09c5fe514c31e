/**
 * Keeps texts under keys: in the browser's storage for every tab, in a disk copy, and in memory what neither took.
 * The only module that touches the storage.  It is passed in: a page gives localStorage or sessionStorage, a test a
 * fake, a page without storage null.
 *
 * @import { Area, Comparison, DiskCopy, TextStorage } from "./types.js"
 */
import { changedAtOf, timeAfter } from "../answers/answers.js";
import { CURRENT, unreadableKeyOf, visitKeyOf } from "../answers/keys.js";
import { createCheckedArea } from "./checked_area.js";
import { compareWithDisk, isCopied } from "./comparing.js";

/** So long an action waits for the disk copy, in milliseconds: some browsers' databases never answer. */
const PATIENCE = 10_000;

/**
 * @param {Area | null} area
 * @param {{ diskCopy?: DiskCopy | null, now?: () => Date }} [options]
 * @returns {TextStorage}
 */
export function createStorage(area, { diskCopy: copy = null, now = () => new Date() } = {}) {
  const diskCopy = area && copy;
  /** @type {Map<string, string>} What could not be written yet, by key. */
  const unsaved = new Map();
  const checked = createCheckedArea(area);
  /**
   * What the disk copy knows later than the storage, by key.  It is not written at once: a storage that looks
   * behind may only be a moment late, and another window may be writing to it.
   *
   * @type {Map<string, string>}
   */
  const recovered = new Map();
  /** @type {Map<string, Promise<Comparison>>} By how the keys begin that they are about. */
  const comparisons = new Map();
  /** @type {Set<string>} How the keys begin that have been compared: before that, nobody knows what is on disk. */
  const compared = new Set();
  let isUsed = false;
  /** @type {((key: string, value: string) => void) | undefined} What is done with values once this place has ended. */
  let forward;
  /** @type {Set<() => void>} */
  const listeners = new Set();
  /**
   * @param {string} key
   * @returns {string | null | undefined} null where nothing is stored, undefined where the storage cannot be read.
   */
  function getItem(key) {
    if (unsaved.has(key)) return /** @type {string} */ (unsaved.get(key));
    const stored = checked.read(key);
    return stored === undefined ? undefined : laterOf(stored, recovered.get(key));
  }

  /** Try again to write whatever is not written yet. */
  function retry() {
    if (diskCopy?.state() === "failed") diskCopy.retry();
    if (!area) return;
    checked.hope();
    for (const [key, value] of unsaved) {
      if (hasUnsavedCopy(key)) continue;
      // A smaller value may still fit: go on with the others.
      if (checked.write(key, value)) unsaved.delete(key);
    }
  }

  /**
   * Whether a key's unreadable value is not set aside yet: until then nothing may overwrite it.
   *
   * @param {string} key
   */
  const hasUnsavedCopy = (key) => [...unsaved.keys()].some((other) => other.startsWith(unreadableKeyOf(key, 1)));

  /**
   * Write one value; where that fails, keep it and say so in `failure`.
   *
   * @param {string} key
   * @param {string} value
   */
  function setItem(key, value) {
    if (forward) {
      forward(key, value);
      return;
    }
    isUsed = true;
    recovered.delete(key);
    writeRecovered();
    unsaved.set(key, value);
    retry();
    copyToDisk(key, value);
  }

  /** Write through what the disk copy has brought back. */
  function flush() {
    if (recovered.size === 0) return;
    writeRecovered();
    retry();
  }

  /** By the time a person changes something, the storage is behind no more, unless it has lost something. */
  function writeRecovered() {
    for (const key of recovered.keys()) {
      const value = getItem(key);
      if (value && value === recovered.get(key)) unsaved.set(key, value);
      recovered.delete(key);
    }
  }

  /**
   * Until both have been compared, the copy may hold what is not to be overwritten unseen.
   *
   * @param {string} key
   * @param {string} value
   * @param {{ replaces?: boolean }} [options]
   */
  function copyToDisk(key, value, options) {
    if (isCompared(key)) diskCopy?.put(key, value, options);
    else if (compared.size && isCopied(key)) void reconcile(); // It is another visit's.
  }

  /** @param {string} key */
  const isCompared = (key) => [...compared].some((start) => key.startsWith(start));

  /**
   * @param {string} key
   * @returns {boolean} Whether it is gone.
   */
  function removeItem(key) {
    const value = getItem(key);
    if (!checked.write(key, null)) return false;
    yieldTo(key);
    if (isCopied(key)) diskCopy?.remove(key, timeAfter(now(), changedAtOf(value ?? "")));
    return true;
  }

  /** @param {string} key */
  function yieldTo(key) {
    unsaved.delete(key);
    recovered.delete(key);
  }

  /** @returns {string[]} All our keys, of every visit and every version. */
  const keys = () => [...new Set([...unsaved.keys(), ...recovered.keys(), ...checked.keys()])];

  /**
   * @param {string} start
   * @returns {Promise<Comparison>}
   */
  async function compare(start) {
    if (!diskCopy) return { restored: [], older: new Map() };
    await Promise.all(comparisons.values());
    const result = await compareWithDisk(diskCopy, storage, start);
    compared.add(start).add(CURRENT);
    for (const listener of listeners) listener();
    return result;
  }

  /**
   * Compare storage and disk copy, key by key: the later change wins.
   *
   * @param {string} [visit] Is enough, where it takes long to look at all.
   * @returns {Promise<Comparison>}
   */
  function reconcile(visit = "") {
    const all = visitKeyOf("");
    const start = comparisons.has(all) || !checked.holdsMany() ? all : visitKeyOf(visit);
    const comparison = comparisons.get(start) ?? compare(start);
    comparisons.set(start, comparison);
    return comparison;
  }

  /** @type {TextStorage} */
  const storage = {
    getItem,
    setItem,
    removeItem,
    keys,
    retry,
    flush,
    reconcile,
    async ready(visit) {
      await Promise.race([reconcile(visit), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
      flush();
    },
    end(heir = () => {}) {
      forward = heir;
      recovered.clear();
      for (const [key, value] of unsaved) heir(key, value);
      unsaved.clear();
    },
    _area: area,
    _now: now,
    _unsaved: unsaved,
    _recovered: recovered,
    _isCompared: isCompared,
    _hasUnsavedCopy: hasUnsavedCopy,
    _checked: checked,
    _copyToDisk: copyToDisk,
    yieldTo,
    isUsed: () => isUsed,
    failure: checked.failure,
    hasUnsaved: () => unsaved.size > 0,
    durability() {
      if (!diskCopy) return "none";
      // Each comparison that is done has put in one beginning, and all of them CURRENT.
      return compared.size > comparisons.size ? diskCopy.state() : "writing";
    },
    subscribe(listener) {
      listeners.add(listener);
      diskCopy?.subscribe(listener);
    },
  };
  return storage;
}

/**
 * @param {string | null} stored
 * @param {string | undefined} recovered
 */
const laterOf = (stored, recovered) =>
  recovered && (stored === null || changedAtOf(recovered) > changedAtOf(stored)) ? recovered : stored;
