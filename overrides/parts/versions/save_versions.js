/**
 * Saves a visit with the earlier versions of its answers, once a person has read what that means.
 *
 * @import { PageParts } from "../../client/page/types.js"
 * @import { SavedVersion } from "../../client/answers/saved_versions.js"
 */
import { countVersions, writtenVersions } from "../../client/answers/saved_versions.js";
import { button, el, openDialog } from "../../client/page/dom.js";
import { saveNamedFile } from "../../client/page/saving.js";
import { pageVersions } from "../../client/storage/versions.js";
import * as texts from "./versions_texts.js";

/** @param {PageParts} page */
export async function saveWithVersions(page) {
  const byQuestion = await readAll(page.store.visitId);
  const dialog = openDialog(texts.saveTitle);
  const count = byQuestion ? countVersions(byQuestion) : 0;
  const told = count ? texts.whatIsSaved(count) : [byQuestion ? texts.noneToSave : texts.notReadToSave];
  const versions = count && byQuestion ? writtenVersions(byQuestion) : undefined;
  const save = button(
    count ? texts.saveWith : texts.saveWithout,
    () => {
      dialog.close();
      void saveNamedFile(page, versions);
    },
    "button--main",
  );
  dialog.append(
    ...told.map((text) => el("p", {}, text)),
    el(
      "div",
      "dialog__actions",
      save,
      button(texts.cancel, () => dialog.close()),
    ),
  );
}

/**
 * @param {string} visit
 * @returns {Promise<Map<string, SavedVersion[]> | null>} By question, the oldest first; null where they cannot be read.
 */
async function readAll(visit) {
  try {
    /** @type {Map<string, SavedVersion[]>} */
    const byQuestion = new Map();
    for (const { key, version } of (await pageVersions().of(visit)).reverse()) {
      const [, question, keptAt] = key;
      byQuestion.set(question, [...(byQuestion.get(question) ?? []), { ...version, keptAt }]);
    }
    return byQuestion;
  } catch (error) {
    console.warn(error);
    return null;
  }
}
