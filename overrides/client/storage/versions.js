/**
 * Earlier versions of answers, in a database of their own: an earlier release of ours opens that of the answers, and
 * would not know one with another table.
 *
 * They are worth less than any answer: where there is too little room, they go first, and what fails here fails for them
 * alone.
 *
 * @import { Version, VersionKey } from "../answers/versions.js"
 * @import { SavedVersion } from "../answers/saved_versions.js"
 * @import { Store } from "./types.js"
 * @import { KeptVersion, Span } from "./versions_table.js"
 *
 * @typedef {{ keys: VersionKey[], left: number }} Adoption Those that were taken in; for so many there was no room.
 * @typedef {ReturnType<typeof createVersions>} Versions
 */
import { promisifyRequest } from "idb-keyval";
import { isBlank } from "../answers/answers.js";
import { instanceIn } from "../answers/keys.js";
import { countVersions, fitIn } from "../answers/saved_versions.js";
import { roomOf, surplus, VERSIONS_ROOM } from "../answers/versions.js";
import { hasDatabase, openDatabase, VERSIONS } from "./database.js";
import { keysIn, probe, putAll, putOne, take, thinAll, versionsIn } from "./versions_table.js";

const TABLE = "versions";

/** Some browsers' databases never answer; after this time, in milliseconds, nobody waits for them any more. */
const PATIENCE = 10_000;

/**
 * @param {{ indexedDB: IDBFactory }} host The window.
 * @param {() => Date} [now]
 */
function createVersions(host, now = () => new Date()) {
  /** @type {Promise<IDBDatabase> | null} */
  let database = null;
  /** @type {number | undefined} How much room they take, in bytes, as far as this page knows. */
  let room;

  /**
   * @template Result
   * @param {IDBTransactionMode} mode
   * @param {(table: IDBObjectStore) => Promise<Result>} act
   * @returns {Promise<Result>} Once it is on the disk.
   */
  async function within(mode, act) {
    database ??= openDatabase(host, VERSIONS, TABLE, () => {
      database = null;
    });
    try {
      const transaction = (await database).transaction(TABLE, mode, { durability: "strict" });
      const done = promisifyRequest(transaction);
      const [result] = await Promise.all([act(transaction.objectStore(TABLE)), done]);
      return result;
    } catch (error) {
      database = null;
      throw error;
    }
  }

  /**
   * @param {Span} span
   * @returns {Promise<VersionKey[]>} The oldest of a question first.  Creates nothing where nothing was kept yet.
   */
  async function keys(span) {
    if (!(await hasDatabase(host, VERSIONS))) return [];
    return within("readonly", (table) => keysIn(table, span));
  }

  /**
   * @param {string} visit
   * @param {Map<string, Version>} versions By question.
   */
  const put = (visit, versions) =>
    within("readwrite", async (table) => {
      let more = 0;
      for (const [question, version] of versions) more += await putOne(table, [visit, question], version, now());
      room = room === undefined || room + more > VERSIONS_ROOM ? await thinAll(table, now()) : room + more;
    });

  /** Let half of them go: somebody needs the room more. */
  async function halve() {
    const gone = await within("readwrite", async (table) => {
      const all = await keysIn(table, {});
      const half = surplus(all, { now: now(), room: roomOf(all) / 2 });
      for (const key of half) table.delete(key);
      return half.length;
    });
    room = undefined;
    return gone > 0;
  }

  return {
    keys,

    /**
     * Keep versions, but for those that say what the latest says.
     *
     * @param {string} visit
     * @param {Map<string, Version>} versions By question.
     * @returns {Promise<boolean>} Whether the browser has taken them.
     */
    keep(visit, versions) {
      if (!versions.size) return Promise.resolve(true);
      return inTime(
        put(visit, versions)
          .catch(async (error) => {
            if (!isFull(error) || !(await halve())) throw error;
            await put(visit, versions);
          })
          .then(() => true),
        false,
      );
    },

    /**
     * Take in versions from elsewhere, as far as they find room.
     *
     * @param {string} visit
     * @param {Map<string, SavedVersion[]>} byQuestion
     * @returns {Promise<Adoption>}
     */
    adopt: (visit, byQuestion) =>
      inTime(
        within("readwrite", async (table) => {
          const { fitting, left } = fitIn(await keysIn(table, {}), visit, byQuestion, now());
          await putAll(table, fitting);
          room = undefined;
          return { keys: fitting.map(([key]) => key), left };
        }),
        { keys: [], left: countVersions(byQuestion) },
      ),

    /** @param {VersionKey[]} gone Some that were taken in. */
    discard: (gone) =>
      within("readwrite", async (table) => {
        for (const key of gone) table.delete(key);
        room = undefined;
      }),

    /**
     * @param {string} visit
     * @param {string} [question] All without one.
     * @returns {Promise<KeptVersion[]>} The latest first.
     */
    async of(visit, question) {
      if (!(await hasDatabase(host, VERSIONS))) return [];
      return within("readonly", (table) => versionsIn(table, { visit, question }));
    },

    /**
     * @param {Span[]} spans
     * @returns {Promise<() => Promise<void>>} Brings them back.  Rejected where they are not deleted.
     */
    async remove(spans) {
      if (!(await hasDatabase(host, VERSIONS))) return async () => {};
      const taken = await within("readwrite", async (table) =>
        (await Promise.all(spans.map((span) => take(table, span)))).flat(),
      );
      room = undefined;
      return () =>
        within("readwrite", async (table) => {
          for (const [key, text] of taken) table.put(text, key);
        });
    },

    /**
     * Where the browser has too little room for answers, versions make some.
     *
     * @returns {Promise<boolean>} Whether they did.
     */
    async makeRoom() {
      if (!(await keys({})).length) return false;
      // It is tried with what a long answer takes.
      const isShort = await within("readwrite", probe).then(() => false, isFull);
      if (!isShort) return false;
      return halve();
    },
  };
}

/** @param {unknown} error */
const isFull = (error) => error instanceof DOMException && error.name === "QuotaExceededError";

/**
 * @template T
 * @param {Promise<T>} action
 * @param {T} otherwise What comes where it fails, or takes too long.
 * @returns {Promise<T>}
 */
const inTime = (action, otherwise) =>
  Promise.race([
    action,
    new Promise((/** @type {(value: T) => void} */ resolve) => setTimeout(resolve, PATIENCE, otherwise)),
  ]).catch((error) => {
    console.info(error); // Answers are safe all the same.
    return otherwise;
  });

/** @type {Versions | undefined} */
let versions;

/** @returns {Versions} This page's. */
export const pageVersions = () => (versions ??= createVersions(window));

/**
 * Whether versions are kept of what a page stores: for this session alone, nothing may remain.
 *
 * @param {Pick<Store["_storage"], "durability">} storage
 */
export const keepsVersions = (storage) => storage.durability() !== "none";

/**
 * Keep what is there before something takes its place.
 *
 * @param {Store} store
 * @param {Iterable<string>} questions
 * @param {Version["why"]} why
 * @returns {Promise<boolean>}
 */
export function keepBefore(store, questions, why) {
  if (!keepsVersions(store._storage)) return Promise.resolve(true);
  const versions = [...questions].map(
    (question) => /** @type {const} */ ([question, { answer: store.read(question), why }]),
  );
  return pageVersions().keep(store.visitId, new Map(versions.filter(([, { answer }]) => !isBlank(answer))));
}

/** The page hears of it where versions came or went in another way than by its own writing. */
export const VERSIONS_CHANGED = "fachaustausch:versions";

/**
 * Take in versions from a file.
 *
 * @param {Store["_storage"]} storage
 * @param {string} visit
 * @param {Map<string, SavedVersion[]>} byQuestion
 * @returns {Promise<{ count: number, left: number, takeBack: () => Promise<void> }>} How many came, and for how many there
 * was no room.
 */
export async function adoptVersions(storage, visit, byQuestion) {
  const { keys, left } =
    byQuestion.size && keepsVersions(storage)
      ? await pageVersions().adopt(visit, byQuestion)
      : { keys: [], left: countVersions(byQuestion) };
  const tell = () => dispatchEvent(new Event(VERSIONS_CHANGED));
  tell();
  return {
    count: keys.length,
    left,
    async takeBack() {
      if (keys.length) await pageVersions().discard(keys);
      tell();
    },
  };
}

/**
 * @param {Store} store
 * @param {string} start What the keys of a question's rows, or of a sheet's stops, begin with.
 * @param {Iterable<string>} questions Those that have versions.
 * @returns {string[]} Those among them that belong to a row or stop of which nothing is left.
 */
export function deletedIn(store, start, questions) {
  const instances = new Set(
    store
      .answered()
      .filter((key) => key.startsWith(start))
      .map(instanceIn),
  );
  const isGone = (/** @type {string} */ key) => instanceIn(key) !== "" && !instances.has(instanceIn(key));
  return [...new Set(questions)].filter((key) => key.startsWith(start) && isGone(key));
}

/**
 * Delete versions with the answers.
 *
 * @param {Store} store Of the page; where it keeps answers for this session alone, those on the device stay.
 * @param {Span[]} spans
 * @returns {Promise<() => Promise<void>>} Brings them back.  Rejected where they are not deleted.
 */
export const forgetVersions = async ({ _storage: storage }, spans) =>
  spans.length && keepsVersions(storage) ? pageVersions().remove(spans) : async () => {};
