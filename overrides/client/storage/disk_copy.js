/**
 * The copy of the storage that survives a killed browser and a power cut.
 *
 * A browser writes localStorage to disk some time after `setItem` has returned: Chromium seconds, under steady typing
 * up to a minute (a delay of 5 s and 60 commits an hour, in its storage_area_impl.cc).  A transaction of IndexedDB with
 * `durability: "strict"` has completed when its data is on disk (W3C Indexed Database API 3.0, section 4.9).
 *
 * @import { DiskCopy, DiskState, Saved } from "./types.js"
 */
import { promisifyRequest } from "idb-keyval";
import { changedAtOf } from "../answers/answers.js";
import { hasDatabase, openDatabase } from "./database.js";

const DATABASE = "fachaustausch";
const TABLE = "values";

/**
 * Where the browser has no IndexedDB, or does not let the page have it, everything fails: the state says so.
 *
 * @param {{ indexedDB: IDBFactory }} host The window.
 * @returns {DiskCopy}
 */
export function createDiskCopy(host) {
  /** @type {Map<string, { saved: Saved | null, replaces?: boolean }>} What is to be written next, by key; null: nothing. */
  const waiting = new Map();
  /** @type {Set<() => void>} */
  const listeners = new Set();
  /** @type {DiskState} */
  let state = "idle";
  let isRunning = false;

  /** @type {Promise<IDBDatabase> | null} */
  let database = null;

  function open() {
    database ??= openDatabase(host, DATABASE, TABLE, () => {
      database = null;
    });
    return database;
  }

  /** @param {DiskState} next */
  function become(next) {
    state = next;
    for (const listener of listeners) listener();
  }

  /** @param {unknown} error */
  function fail(error) {
    console.warn(error);
    database = null;
    become("failed");
  }

  async function run() {
    if (isRunning) return;
    isRunning = true;
    become("writing");
    while (waiting.size > 0) {
      await null; // What is kept in one go, such as all of a file, is written in one transaction.
      const batch = new Map(waiting);
      try {
        await write(batch);
        for (const [key, entry] of batch) if (waiting.get(key) === entry) waiting.delete(key);
      } catch (error) {
        // What could not be written waits for the next attempt: the next change, or the next visit to the page.
        isRunning = false;
        fail(error);
        return;
      }
    }
    isRunning = false;
    become("idle");
  }

  /** @param {Map<string, { saved: Saved | null, replaces?: boolean }>} batch Written whole or not at all. */
  async function write(batch) {
    const transaction = (await open()).transaction(TABLE, "readwrite", { durability: "strict" });
    const table = transaction.objectStore(TABLE);
    const writes = [...batch].map(async ([key, { saved, replaces }]) => {
      const there = replaces ? undefined : /** @type {Saved | undefined} */ (await promisifyRequest(table.get(key)));
      if (there && isNewer(there, saved)) return;
      if (saved) table.put(saved, key);
      else table.delete(key);
    });
    // At once: a page that is left now takes along what is not on its way.
    const committed = Promise.all(writes).then(() => transaction.commit?.());
    await Promise.all([committed, promisifyRequest(transaction)]);
  }

  /**
   * @param {string} key
   * @param {Saved | null} saved
   * @param {boolean} [replaces]
   */
  function put(key, saved, replaces) {
    waiting.set(key, { saved, replaces: replaces || waiting.get(key)?.replaces });
    void run();
  }

  return {
    /**
     * What is kept, by key.  Creates nothing where nothing was kept yet.
     *
     * @param {string[]} starts Of the keys.
     * @returns {Promise<Map<string, Saved>>}
     */
    async all(starts) {
      try {
        if (!(await hasDatabase(host, DATABASE))) return new Map();
        const table = (await open()).transaction(TABLE).objectStore(TABLE);
        const found = starts.map(async (start) => {
          const range = IDBKeyRange.bound(start, `${start}\uffff`);
          const [keys, values] = await Promise.all([
            promisifyRequest(table.getAllKeys(range)),
            promisifyRequest(table.getAll(range)),
          ]);
          return keys.map((key, index) => /** @type {const} */ ([String(key), values[index]]));
        });
        return new Map((await Promise.all(found)).flat());
      } catch (error) {
        fail(error);
        return new Map();
      }
    },

    /**
     * Keep a value, unless another window has kept a later one.
     *
     * @param {string} key
     * @param {string} value
     * @param {{ replaces?: boolean }} [options] Whether an earlier value is meant to replace a later one.
     */
    put: (key, value, options) => put(key, { value }, options?.replaces),

    /**
     * @param {string} key
     * @param {string} deletedAt ISO 8601 in UTC, not before the value's last change.
     */
    remove: (key, deletedAt) => put(key, { deletedAt }, true),

    /**
     * Forget that there was a value, unless another window has kept one.
     *
     * @param {string} key
     */
    forget: (key) => put(key, null),

    /** Try again to write what could not be written. */
    retry: () => void run(),

    state: () => state,

    /** @param {() => void} listener Called when the state changes. */
    subscribe(listener) {
      listeners.add(listener);
    },
  };
}

/**
 * Whether what is there was changed after what is to be written.  A deletion is never later than a value that a person
 * enters or brings back.
 *
 * @param {Saved} there
 * @param {Saved | null} next
 */
const isNewer = (there, next) =>
  "value" in there && (!next || ("value" in next && changedAtOf(there.value) > changedAtOf(next.value)));
