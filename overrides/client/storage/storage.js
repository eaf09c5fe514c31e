/**
 * Keeps texts under keys: in the browser's storage for every tab, in a durable copy, and in memory what neither took.
 * The only module that touches the storage.  It is passed in: a page gives localStorage or sessionStorage, a test a
 * fake, a page without storage null.
 *
 * @import { Durable, DurableState } from "./disk_copy.js"
 *
 * @typedef {Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">} StorageLike
 * @typedef {"blocked" | "full" | "failed"} Failure
 * @typedef {Pick<Durable, "all" | "put" | "remove" | "forget" | "retry" | "state" | "subscribe">} DurableLike
 *
 * @typedef {ReturnType<typeof createKeeper>} Keeper
 */
import { changedAtOf, timeAfter } from "../answers/answers.js";
import { PREFIX, unreadableKeyOf, visitOf } from "../answers/keys.js";

/** @type {Record<string, Failure | undefined>} By the name of what the browser throws. */
const FAILURES = { SecurityError: "blocked", QuotaExceededError: "full", NS_ERROR_DOM_QUOTA_REACHED: "full" };

/** So long an action waits for the durable copy, in milliseconds: some browsers' databases never answer. */
const PATIENCE = 10_000;

/** So long a deletion is remembered, in milliseconds; by then localStorage has it on disk. */
const DELETED_FOR = 3_600_000;

/**
 * Take hold of a storage, which a browser may refuse with an exception (in a frame, by policy).
 *
 * @param {() => Storage | null | undefined} get
 * @returns {StorageLike | null}
 */
export function openStorage(get) {
  try {
    const storage = get() ?? null;
    storage?.getItem(""); // Some are given and then cannot be read.
    return storage;
  } catch (error) {
    console.warn(error);
    return null;
  }
}

/**
 * @param {StorageLike | null} storage
 * @param {{ durable?: DurableLike | null, now?: () => Date }} [options]
 */
export function createKeeper(storage, { durable = null, now = () => new Date() } = {}) {
  /** @type {Map<string, string>} What could not be written yet, by key. */
  const unsaved = new Map();
  /**
   * What the durable copy knows later than the storage, by key.  It is not written at once: a storage that looks
   * behind may only be a moment late, and another window may be writing to it.
   *
   * @type {Map<string, string>}
   */
  const recovered = new Map();
  /** Whether storage and durable copy have been compared: before that, nobody knows what is on disk. */
  let isCompared = false;
  let isUsed = false;
  /** @type {ReturnType<typeof compare> | undefined} */
  let comparison;
  /** @type {((key: string, value: string) => void) | undefined} What is done with values once this place has ended. */
  let forward;
  /** @type {Set<() => void>} */
  const listeners = new Set();
  /** @type {Failure | null} */
  let failure = storage ? null : "blocked";

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
      return laterOf(storage ? storage.getItem(key) : null, recovered.get(key));
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
    storage?.setItem(key, value);
    // Some browsers swallow what they do not keep: believe only what can be read back.
    if (storage?.getItem(key) !== value) throw new Error("the storage did not keep the value");
  }

  /** Try again to write whatever is not written yet. */
  function retry() {
    if (durable?.state() === "failed") durable.retry();
    if (!storage) return;
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
    keepDurably(key, value);
  }

  /** Write through what the durable copy has brought back. */
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
  function keepDurably(key, value, options) {
    if (storage && isCompared && isDurable(key)) durable?.put(key, value, options);
  }

  /**
   * @param {string} key
   * @returns {boolean} Whether it is gone.
   */
  function removeItem(key) {
    const value = getItem(key);
    try {
      storage?.removeItem(key);
      if (storage && storage.getItem(key) !== null) throw new Error("the storage did not let go of the value");
    } catch (error) {
      fail(error);
      return false;
    }
    unsaved.delete(key);
    recovered.delete(key);
    if (storage && isDurable(key)) durable?.remove(key, timeAfter(now(), changedAtOf(value ?? "")));
    return true;
  }

  /** @returns {string[]} All our keys, of every visit and every version. */
  function keys() {
    const found = new Set([...unsaved.keys(), ...recovered.keys()]);
    try {
      for (let index = 0; storage && index < storage.length; index += 1) {
        const key = storage.key(index);
        if (key?.startsWith(PREFIX)) found.add(key);
      }
    } catch (error) {
      fail(error);
    }
    return [...found];
  }

  /** @returns {Promise<{ restored: string[], older: Map<string, string> }>} */
  async function compare() {
    /** @type {{ restored: string[], older: Map<string, string> }} */
    const result = { restored: [], older: new Map() };
    if (!durable || !storage) return result;
    const copies = await durable.all();
    for (const [key, saved] of copies) {
      const value = getItem(key);
      if (value === undefined) continue;
      if ("deletedAt" in saved) settleDeletion(key, value, saved, result.restored);
      else if (value === null || changedAtOf(saved.value) > changedAtOf(value)) {
        recovered.set(key, saved.value);
        result.restored.push(key);
      } else if (value !== saved.value) {
        result.older.set(key, saved.value);
        durable.put(key, value);
      }
    }
    for (const key of keys()) {
      const value = getItem(key);
      if (value && isDurable(key) && !copies.has(key)) durable.put(key, value);
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
    if (value !== null && changedAtOf(value) > deletedAt) durable?.put(key, value);
    else if (value !== null) {
      removeItem(key);
      restored.push(key);
    } else if (now().getTime() - Date.parse(deletedAt) > DELETED_FOR) void durable?.forget(key);
  }

  /**
   * Compare storage and durable copy, key by key: the later change wins.
   *
   * @returns {Promise<{ restored: string[], older: Map<string, string> }>} The keys whose value the copy brought (or
   * took), and the earlier values that only the copy had.
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

    /**
     * Whoever moves, lists, saves or deletes waits for this: then storage and durable copy say the same.
     *
     * @returns {Promise<void>}
     */
    async ready() {
      await Promise.race([reconcile(), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
      flush();
    },

    /**
     * This place is not to be written to any more.
     *
     * @param {(key: string, value: string) => void} [heir] Takes what comes after all.
     */
    end(heir = () => {}) {
      forward = heir;
      recovered.clear();
      for (const [key, value] of unsaved) heir(key, value);
      unsaved.clear();
    },

    /** For `all_or_nothing.js`. */
    inner: { storage, unsaved, recovered, hasUnsavedCopy, writeThrough, keepDurably, fail },

    /** @param {string} key What another tab wrote takes the place of what this page could not write. */
    yieldTo(key) {
      unsaved.delete(key);
      recovered.delete(key);
    },

    /** @param {string} key Whether the storage is behind the durable copy, as after a crash. */
    isRecovered: (key) => recovered.has(key),

    /** Whether this page has written anything. */
    isUsed: () => isUsed,

    /** Why saving does not work at present, or null. */
    failure: () => failure,

    /** Whether something that the person entered exists only on this page. */
    hasUnsaved: () => unsaved.size > 0,

    /** @returns {DurableState | "none"} How the durable copy is; none where there is to be none. */
    durability() {
      if (!durable || !storage) return "none";
      return isCompared ? durable.state() : "writing";
    },

    /** @param {() => void} listener Called when `durability` changes. */
    subscribe(listener) {
      listeners.add(listener);
      durable?.subscribe(listener);
    },
  };
}

/**
 * What a crash must not take: all that belongs to a visit, and which one was open.
 *
 * @param {string} key
 */
const isDurable = (key) => visitOf(key) !== null || key.startsWith(`${PREFIX}visit`);

/**
 * @param {string | null} stored
 * @param {string | undefined} recovered
 */
const laterOf = (stored, recovered) =>
  recovered !== undefined && (stored === null || changedAtOf(recovered) > changedAtOf(stored)) ? recovered : stored;
