/**
 * Starts what keeps earlier versions of answers, as soon as there may be one to keep or to show; and what leads to another
 * visit, where there is one.
 *
 * @import { PageParts } from "../../client/page/types.js"
 */
import { WRITING } from "../../client/answers/versions.js";
import { visitKeyOf } from "../../client/answers/keys.js";
import { hasDatabase, VERSIONS } from "../../client/storage/database.js";

/**
 * @param {PageParts} page
 * @param {string | undefined} months A number: after so long without a change the page asks whether the answers are still wanted.
 */
export async function watchForVersions(page, months) {
  const { storage, store, withVersions } = page;
  // Once started, it starts no more.
  const load = () => void withVersions(({ start }) => start(page, months), true);
  /** @type {number | undefined} */
  let timer;

  /** @param {string} question */
  const isOld = (question) => Date.now() - Date.parse(store.read(question).changedAt) > WRITING;
  // Of another visit, or a setting: to tell them apart is not worth its bytes here.
  const areOthers = storage.keys().some((key) => !key.startsWith(visitKeyOf(store.visitId)));
  if (areOthers || store.answered().some(isOld)) load();
  if (page.retention === "session") return;
  store.subscribe(({ foreign }) => {
    if (foreign) load();
    // Whoever begins with nothing has no version for so long.
    else timer ??= setTimeout(load, WRITING);
  });
  if (await hasDatabase(window, VERSIONS).catch(console.info)) load();
}
