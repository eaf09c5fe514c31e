/**
 * Starts what keeps earlier versions of answers, as soon as there may be one to keep or to show.
 *
 * @import { PageParts } from "../../client/page/types.js"
 */
import { WRITING } from "../../client/answers/versions.js";
import { hasDatabase, VERSIONS } from "../../client/storage/database.js";

/** @param {PageParts} page */
export async function watchForVersions(page) {
  const { store, retention, withVersions } = page;
  if (retention === "session") return;
  /** @type {number | undefined} */
  let timer;

  const load = () => {
    timer = undefined; // Where it is not to be had, another change tries again.
    void withVersions((start) => start(page), true);
  };

  store.subscribe(({ foreign }) => {
    // Whoever begins with nothing has no version for so long.
    timer ??= setTimeout(load, foreign ? 0 : WRITING);
  });
  const recently = new Date(Date.now() - WRITING).toISOString();
  const isAnyDue = store.answered().some((question) => store.read(question).changedAt < recently);
  if (isAnyDue || (await hasDatabase(window, VERSIONS).catch(console.info))) load();
}
