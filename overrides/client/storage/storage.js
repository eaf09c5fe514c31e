/**
 * Keeps texts under keys: in the browser's storage for every tab, in a disk copy, and in memory what neither took.
 * The only module that touches the storage.  It is passed in: a page gives localStorage or sessionStorage, a test a
 * fake, a page without storage null.
 *
 * @import { Area, Comparison, DiskCopy, TextStorage } from "./types.js"
 */
import { changedAtOf, timeAfter } from "../answers/answers.js";
import { unreadableKeyOf } from "../answers/keys.js";
import { createCheckedArea } from "./checked_area.js";
import { compareWithDisk, isCopied } from "./comparing.js";

/** So long an action waits for the disk copy, in milliseconds: some browsers' databases never answer. */
const PATIENCE = 10_000;

/**
 * @param {Area | null} area
 * @param {{ diskCopy?: DiskCopy | null, now?: () => Date }} [options]
 * @returns {TextStorage}
 */
export function createStorage(area, { diskCopy = null, now = () => new Date() } = {}) {
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
  /** Whether storage and disk copy have been compared: before that, nobody knows what is on disk. */
  let isCompared = false;
  let isUsed = false;
  /** @type {ReturnType<typeof compare> | undefined} */
  let comparison;
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
    if (area && isCompared && isCopied(key)) diskCopy?.put(key, value, options);
  }

  /**
   * @param {string} key
   * @returns {boolean} Whether it is gone.
   */
  function removeItem(key) {
    const value = getItem(key);
    if (!checked.remove(key)) return false;
    unsaved.delete(key);
    recovered.delete(key);
    if (area && isCopied(key)) diskCopy?.remove(key, timeAfter(now(), changedAtOf(value ?? "")));
    return true;
  }

  /** @returns {string[]} All our keys, of every visit and every version. */
  const keys = () => [...new Set([...unsaved.keys(), ...recovered.keys(), ...checked.keys()])];

  /** @returns {Promise<Comparison>} */
  async function compare() {
    if (!diskCopy || !area) return { restored: [], older: new Map() };
    const result = await compareWithDisk(diskCopy, { getItem, removeItem, keys, recovered, now });
    isCompared = true;
    for (const listener of listeners) listener();
    return result;
  }

  /**
   * Compare storage and disk copy, key by key: the later change wins.
   *
   * @returns {Promise<Comparison>}
   */
  const reconcile = () => (comparison ??= compare());

  return {
    getItem,
    setItem,
    removeItem,
    keys,
    retry,
    flush,
    reconcile,
    async ready() {
      await Promise.race([reconcile(), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
      flush();
    },
    end(heir = () => {}) {
      forward = heir;
      recovered.clear();
      for (const [key, value] of unsaved) heir(key, value);
      unsaved.clear();
    },
    _area: area,
    _unsaved: unsaved,
    _hasUnsavedCopy: hasUnsavedCopy,
    _writeThrough: checked.writeThrough,
    _copyToDisk: copyToDisk,
    _fail: checked.fail,
    yieldTo(key) {
      unsaved.delete(key);
      recovered.delete(key);
    },
    isRecovered: (key) => recovered.has(key),
    isUsed: () => isUsed,
    failure: checked.failure,
    hasUnsaved: () => unsaved.size > 0,
    durability() {
      if (!diskCopy || !area) return "none";
      return isCompared ? diskCopy.state() : "writing";
    },
    subscribe(listener) {
      listeners.add(listener);
      diskCopy?.subscribe(listener);
    },
  };
}

/**
 * @param {string | null} stored
 * @param {string | undefined} recovered
 */
const laterOf = (stored, recovered) =>
  recovered !== undefined && (stored === null || changedAtOf(recovered) > changedAtOf(stored)) ? recovered : stored;
