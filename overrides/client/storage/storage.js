/**
 * Keeps texts under keys: in the browser's storage for every tab, in a disk copy, and in memory what neither took.
 * The only module that touches the storage.  It is passed in: a page gives localStorage or sessionStorage, a test a
 * fake, a page without storage null.
 *
 * @import { Area, Comparison, DiskCopy, Failure, TextStorage } from "./types.js"
 */
import { changedAtOf, timeAfter } from "../answers/answers.js";
import { PREFIX, unreadableKeyOf, visitOf } from "../answers/keys.js";

/** @type {Record<string, Failure | undefined>} By the name of what the browser throws. */
const FAILURES = { SecurityError: "blocked", QuotaExceededError: "full", NS_ERROR_DOM_QUOTA_REACHED: "full" };

/** So long an action waits for the disk copy, in milliseconds: some browsers' databases never answer. */
const PATIENCE = 10_000;

/** So long a deletion is remembered, in milliseconds; by then localStorage has it on disk. */
const DELETED_FOR = 3_600_000;

/**
 * Take hold of a browser's storage, which it may refuse with an exception (in a frame, by policy).
 *
 * @param {() => Storage | null | undefined} get
 * @returns {Area | null}
 */
export function openArea(get) {
  try {
    const area = get() ?? null;
    area?.getItem(""); // Some are given and then cannot be read.
    return area;
  } catch (error) {
    console.warn(error);
    return null;
  }
}

/**
 * @param {Area | null} area
 * @param {{ diskCopy?: DiskCopy | null, now?: () => Date }} [options]
 * @returns {TextStorage}
 */
export function createStorage(area, { diskCopy = null, now = () => new Date() } = {}) {
  /** @type {Map<string, string>} What could not be written yet, by key. */
  const unsaved = new Map();
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
  /** @type {Failure | null} */
  let failure = area ? null : "blocked";

  /** @param {unknown} error */
  function fail(error) {
    console.warn(error);
    failure = (error instanceof Error && FAILURES[error.name]) || "failed";
  }

  /**
   * @param {string} key
   * @returns {string | null | undefined} null where nothing is stored, undefined where the storage cannot be read.
   */
  function getItem(key) {
    if (unsaved.has(key)) return /** @type {string} */ (unsaved.get(key));
    try {
      return laterOf(area ? area.getItem(key) : null, recovered.get(key));
    } catch (error) {
      fail(error);
      return undefined;
    }
  }

  /**
   * @param {string} key
   * @param {string} value
   */
  function writeThrough(key, value) {
    area?.setItem(key, value);
    // Some browsers swallow what they do not keep: believe only what can be read back.
    if (area?.getItem(key) !== value) throw new Error("the storage did not keep the value");
  }

  /** Try again to write whatever is not written yet. */
  function retry() {
    if (diskCopy?.state() === "failed") diskCopy.retry();
    if (!area) return;
    failure = null;
    for (const [key, value] of unsaved) {
      if (hasUnsavedCopy(key)) continue;
      try {
        writeThrough(key, value);
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
    try {
      area?.removeItem(key);
      if (area && area.getItem(key) !== null) throw new Error("the storage did not let go of the value");
    } catch (error) {
      fail(error);
      return false;
    }
    unsaved.delete(key);
    recovered.delete(key);
    if (area && isCopied(key)) diskCopy?.remove(key, timeAfter(now(), changedAtOf(value ?? "")));
    return true;
  }

  /** @returns {string[]} All our keys, of every visit and every version. */
  function keys() {
    const found = new Set([...unsaved.keys(), ...recovered.keys()]);
    try {
      for (let index = 0; area && index < area.length; index += 1) {
        const key = area.key(index);
        if (key?.startsWith(PREFIX)) found.add(key);
      }
    } catch (error) {
      fail(error);
    }
    return [...found];
  }

  /** @returns {Promise<Comparison>} */
  async function compare() {
    /** @type {Comparison} */
    const result = { restored: [], older: new Map() };
    if (!diskCopy || !area) return result;
    const copies = await diskCopy.all();
    for (const [key, saved] of copies) {
      const value = getItem(key);
      // Most are the same, and need not be read for their times.
      if (value === undefined || ("value" in saved && value === saved.value)) continue;
      if ("deletedAt" in saved) settleDeletion(key, value, saved, result.restored);
      else if (value === null || changedAtOf(saved.value) > changedAtOf(value)) {
        recovered.set(key, saved.value);
        result.restored.push(key);
      } else {
        result.older.set(key, saved.value);
        diskCopy.put(key, value);
      }
    }
    for (const key of keys()) {
      const value = getItem(key);
      if (value && isCopied(key) && !copies.has(key)) diskCopy.put(key, value);
    }
    isCompared = true;
    for (const listener of listeners) listener();
    return result;
  }

  /**
   * @param {string} key
   * @param {string | null} value
   * @param {{ deletedAt: string }} saved
   * @param {string[]} restored
   */
  function settleDeletion(key, value, { deletedAt }, restored) {
    if (value !== null && changedAtOf(value) > deletedAt) diskCopy?.put(key, value);
    else if (value !== null) {
      removeItem(key);
      restored.push(key);
    } else if (now().getTime() - Date.parse(deletedAt) > DELETED_FOR) void diskCopy?.forget(key);
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
    _writeThrough: writeThrough,
    _copyToDisk: copyToDisk,
    _fail: fail,
    yieldTo(key) {
      unsaved.delete(key);
      recovered.delete(key);
    },
    isRecovered: (key) => recovered.has(key),
    isUsed: () => isUsed,
    failure: () => failure,
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
 * What a crash must not take: all that belongs to a visit, and which one was open.
 *
 * @param {string} key
 */
const isCopied = (key) => visitOf(key) !== null || key.startsWith(`${PREFIX}visit`);

/**
 * @param {string | null} stored
 * @param {string | undefined} recovered
 */
const laterOf = (stored, recovered) =>
  recovered !== undefined && (stored === null || changedAtOf(recovered) > changedAtOf(stored)) ? recovered : stored;
