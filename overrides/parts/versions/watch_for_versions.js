/**
 * Starts what keeps earlier versions of answers, as soon as there may be one to keep or to show.
 *
 * @import { PageParts } from "../../client/page/types.js"
 */
import { WRITING } from "../../client/answers/versions.js";
import { hasDatabase, VERSIONS } from "../../client/storage/database.js";

/**
 * @param {PageParts} page
 * @param {number} months After so long without a change the page asks whether the answers are still wanted.
 */
export async function watchForVersions(page, months) {
  const { store, withVersions } = page;
  // Once started, it starts no more.
  const load = () => void withVersions(({ start }) => start(page, months), true);
  /** @type {number | undefined} */
  let timer;

  /** @param {string} question */
  const isOld = (question) => Date.now() - Date.parse(store.read(question).changedAt) > WRITING;
  if (store.answered().some(isOld)) load();
  if (page.retention === "session") return;
  store.subscribe(({ foreign }) => {
    if (foreign) load();
    // Whoever begins with nothing has no version for so long.
    else timer ??= setTimeout(load, WRITING);
  });
  if (await hasDatabase(window, VERSIONS).catch(console.info)) load();
}
