/**
 * Earlier versions of answers, in a database of their own: an earlier release of ours opens that of the answers, and
 * would not know one with another table.
 *
 * They are worth less than any answer: where there is too little room, they go first, and what fails here fails for them
 * alone.
 *
 * @import { Version, VersionKey } from "../answers/versions.js"
 * @import { Store } from "./types.js"
 *
 * @typedef {{ key: VersionKey, version: Version }} KeptVersion
 * @typedef {{ visit?: string, start?: string, question?: string }} Span Of which visit, all without one; of it, questions
 * that begin so, or a single one.
 * @typedef {ReturnType<typeof createVersions>} Versions
 */
import { promisifyRequest } from "idb-keyval";
import { isBlank, timeAfter } from "../answers/answers.js";
import { instanceIn } from "../answers/keys.js";
import { isDue, isSame, parseVersion, sizeOf, surplus, textOfVersion, VERSIONS_ROOM } from "../answers/versions.js";
import { hasDatabase, openDatabase, VERSIONS } from "./database.js";

const TABLE = "versions";

/** Once all is full, so much is taken: not each version shall have to make room anew. */
const AFTER_THINNING = 0.9;

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
        put(visit, versions).catch(async (error) => {
          if (!isFull(error) || !(await halve())) throw error;
          return put(visit, versions);
        }),
      );
    },

    /**
     * @param {string} visit
     * @param {string} question
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

/** In characters. */
const PROBE = 20_000;

/** @param {IDBObjectStore} table */
async function probe(table) {
  table.put("x".repeat(PROBE), "probe");
  table.delete("probe");
}

/**
 * @param {IDBObjectStore} table
 * @param {[visit: string, question: string]} place
 * @param {Version} version
 * @param {Date} now
 * @returns {Promise<number>} How much room it takes, in bytes; 0 where it says nothing new.
 */
async function putOne(table, [visit, question], version, now) {
  const known = await keysIn(table, { visit, question });
  const last = known.at(-1);
  if (last) {
    const latest = parseVersion(await promisifyRequest(table.get(last)));
    if (latest && isSame(latest.answer, version.answer)) return 0;
    // Another window may just have kept one.
    if (version.why === "writing" && !isDue("", last[2], now)) return 0;
  }
  const text = textOfVersion(version);
  /** @type {VersionKey} */
  const key = [visit, question, timeAfter(now, last?.[2] ?? ""), sizeOf(text)];
  table.put(text, key);
  for (const gone of surplus([...known, key], { now })) table.delete(gone);
  return key[3];
}

/**
 * @param {IDBObjectStore} table
 * @param {Date} now
 * @returns {Promise<number>} How much room is taken, in bytes.
 */
async function thinAll(table, now) {
  const all = await keysIn(table, {});
  const size = roomOf(all);
  if (size <= VERSIONS_ROOM) return size;
  const gone = surplus(all, { now, room: VERSIONS_ROOM * AFTER_THINNING });
  for (const key of gone) table.delete(key);
  return size - roomOf(gone);
}

/**
 * @param {IDBObjectStore} table
 * @param {Span} span
 * @returns {Promise<KeptVersion[]>} The latest first.
 */
async function versionsIn(table, span) {
  const [keys, texts] = await Promise.all([keysIn(table, span), promisifyRequest(table.getAll(rangeOf(span)))]);
  return keys
    .map((key, index) => ({ key, version: parseVersion(texts[index]) }))
    .filter(/** @returns {kept is KeptVersion} */ (kept) => kept.version !== null)
    .reverse();
}

/**
 * @param {IDBObjectStore} table
 * @param {Span} span
 * @returns {Promise<[VersionKey, unknown][]>} What was there.
 */
async function take(table, span) {
  const range = rangeOf(span);
  const [keys, texts] = await Promise.all([keysIn(table, span), promisifyRequest(table.getAll(range))]);
  table.delete(range);
  return keys.map((key, index) => [key, texts[index]]);
}

/** @param {unknown} error */
const isFull = (error) => error instanceof DOMException && error.name === "QuotaExceededError";

/** @param {Promise<unknown>} action @returns {Promise<boolean>} Whether it went well. */
const inTime = (action) =>
  Promise.race([action.then(() => true), new Promise((resolve) => setTimeout(resolve, PATIENCE, false))]).catch(
    (error) => {
      console.info(error); // Answers are safe all the same.
      return false;
    },
  );

/** @param {VersionKey[]} keys @returns {number} In bytes. */
const roomOf = (keys) => keys.reduce((sum, [, , , size]) => sum + size, 0);

/** @param {Span} span An array comes after every text. */
function rangeOf({ visit, start, question }) {
  if (visit === undefined) return IDBKeyRange.bound([], [[]]);
  if (question) return IDBKeyRange.bound([visit, question], [visit, question, []]);
  return start ? IDBKeyRange.bound([visit, start], [visit, `${start}\uffff`]) : IDBKeyRange.bound([visit], [visit, []]);
}

/**
 * @param {IDBObjectStore} table
 * @param {Span} span
 */
const keysIn = async (table, span) =>
  /** @type {VersionKey[]} */ (/** @type {unknown} */ (await promisifyRequest(table.getAllKeys(rangeOf(span)))));

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
