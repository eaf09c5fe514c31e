/**
 * Opens a database of ours: IndexedDB, with one table.
 */
import { promisifyRequest } from "idb-keyval";

/** Of earlier versions of answers. */
export const VERSIONS = "fachaustausch-versions";

/**
 * @param {{ indexedDB: IDBFactory }} host The window.
 * @param {string} name
 * @returns {Promise<boolean>} Whether there is one; to look creates none.
 */
export const hasDatabase = async (host, name) =>
  (await host.indexedDB.databases()).some((database) => database.name === name);

/**
 * @param {{ indexedDB: IDBFactory }} host The window.
 * @param {string} name
 * @param {string} table Its only one.
 * @param {() => void} forget Called when it has to be opened again before it is used again.
 */
export async function openDatabase(host, name, table, forget) {
  const request = host.indexedDB.open(name, 1);
  request.addEventListener("upgradeneeded", () => request.result.createObjectStore(table));
  const opened = await promisifyRequest(request);
  opened.addEventListener("close", forget);
  // Another window deletes or renews the database: let go of it.
  opened.addEventListener("versionchange", () => {
    forget();
    opened.close();
  });
  return opened;
}
