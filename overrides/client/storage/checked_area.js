/**
 * A browser's own storage, of which nothing is believed: what it refuses, swallows or does not let go of is a failure,
 * and never an exception for whoever asks.
 *
 * @import { Area, Failure } from "./types.js"
 */
import { PREFIX } from "../answers/keys.js";

/** With fewer keys, nobody notices what it takes to look at all of them. */
const MANY = 2000;

/** @type {Record<string, Failure | undefined>} By the name of what the browser throws. */
const FAILURES = { SecurityError: "blocked", QuotaExceededError: "full", NS_ERROR_DOM_QUOTA_REACHED: "full" };

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

/** @param {Area | null} area */
export function createCheckedArea(area) {
  /** @type {Failure | null} */
  let failure = area ? null : "blocked";

  /** @param {unknown} error */
  function fail(error) {
    console.warn(error);
    failure = (error instanceof Error && FAILURES[error.name]) || "failed";
  }

  /**
   * @template Result
   * @param {() => Result} act
   * @returns {Result | undefined} undefined where it failed.
   */
  function attempt(act) {
    try {
      return act();
    } catch (error) {
      fail(error);
      return undefined;
    }
  }

  /**
   * @param {string} key
   * @param {string | null} value null takes it away.
   */
  function writeThrough(key, value) {
    if (value === null) area?.removeItem(key);
    else area?.setItem(key, value);
    // Some browsers swallow what they do not keep, or keep what they shall not: believe only what can be read back.
    if ((area?.getItem(key) ?? null) !== value) throw new Error("the storage disobeys");
    return true;
  }

  return {
    fail,
    failure: () => failure,
    writeThrough,

    /** What failed may work now. */
    hope() {
      failure = null;
    },

    /**
     * @param {string} key
     * @returns {string | null | undefined} null where nothing is stored, undefined where it cannot be read.
     */
    read: (key) => attempt(() => (area ? area.getItem(key) : null)),

    /** @param {string} key @param {string | null} value null takes it away. */
    write: (key, value) => attempt(() => writeThrough(key, value)),

    /** Whether it takes long to look at all keys. */
    holdsMany: () => attempt(() => area && area.length > MANY),

    /** @returns {string[]} Ours, as far as they can be read. */
    keys() {
      /** @type {string[]} */
      const found = [];
      attempt(() => {
        for (let index = 0, { length } = area ?? []; index < length; index += 1) {
          const key = area?.key(index);
          if (key?.startsWith(PREFIX)) found.push(key);
        }
      });
      return found;
    },
  };
}
