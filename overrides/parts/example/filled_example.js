/**
 * Loads the filled example as a visit of its own, and leads back from it.  The build writes it as a script that calls
 * `fachaustauschExample`.
 *
 * @import { AnyPage, ExamplePage } from "../../client/page/types.js"
 * @import { TextStorage } from "../../client/storage/types.js"
 */
import { readSaveFile } from "../../client/answers/save_file_reading.js";
import { loadScript, reload } from "../../client/page/load_asset.js";
import { tell } from "../../client/page/notices.js";
import * as pageTexts from "../../client/page/texts.js";
import { EXAMPLE_VISIT, FIRST_VISIT } from "../../client/answers/visits.js";
import { remove } from "../../client/storage/whole_answers.js";
import { button, el } from "../../client/page/dom.js";
import * as texts from "./example_texts.js";
import { settled } from "../../client/storage/settled.js";
import { forgetVersions } from "../../client/storage/versions.js";
import { addFromFile, keysOf } from "../../client/storage/visit_list.js";
import { noteVisit, turnTo, visitIn } from "../../client/storage/current_visit.js";

/** Says which visit was current before. */
const BEFORE = "fachaustausch:visit-before";

/** @type {unknown} */
let example = null;

Object.assign(window, {
  /** @param {unknown} content */
  fachaustauschExample(content) {
    example = content;
  },
});

/** @param {ExamplePage} page */
export async function loadExample({ storage, store, places, address, opens, notices }) {
  if (storage.hasUnsaved()) {
    tell(notices, pageTexts.unsavedFirst);
    return;
  }
  try {
    if (address) await loadScript(address, () => example !== null);
    await storage.ready();
    // Whoever tried it before finds what she left.
    if (keysOf(storage, EXAMPLE_VISIT).length === 0) await add(storage);
  } catch (error) {
    console.warn(error);
    tell(notices, texts.noExample);
    return;
  }
  if (store.visitId !== EXAMPLE_VISIT) {
    noteVisit(storage, BEFORE, store.visitId);
    turnTo(storage, places.session, EXAMPLE_VISIT);
  }
  location.assign(opens);
}

/** @param {TextStorage} storage */
async function add(storage) {
  const content = await readSaveFile(new Blob([JSON.stringify(example)]));
  const now = new Date();
  // What was written long ago would have to be saved, or asked about, soon.
  const changedAt = now.toISOString();
  const answers = new Map([...content.answers].map(([key, answer]) => [key, { ...answer, changedAt }]));
  if (!addFromFile(storage, { ...content, answers }, now, EXAMPLE_VISIT))
    throw new Error("the storage does not take the example");
}

/**
 * Say that what is shown is invented, and lead back.
 *
 * @param {AnyPage} page
 */
export function noteExample({ storage, store, places, notices, form }) {
  /** @param {() => unknown} [first] */
  async function leave(first) {
    form?.save();
    if (storage.hasUnsaved()) {
      tell(notices, pageTexts.unsavedFirst);
      return;
    }
    await storage.ready();
    await first?.();
    turnTo(storage, places.session, visitBefore(storage));
    await settled(storage); // A page that goes before would bring back from the disk copy what was deleted.
    reload();
  }

  async function deleteIt() {
    remove(store, keysOf(storage, EXAMPLE_VISIT));
    await forgetVersions(store, [{ visit: EXAMPLE_VISIT }]).catch(console.warn);
  }

  notices.prepend(
    el(
      "div",
      "notice screen-only",
      el("p", {}, texts.exampleShown),
      button(texts.leaveExample, () => leave()),
      button(texts.deleteExample, () => leave(deleteIt), "button--text"),
    ),
  );
}

/** @param {TextStorage} storage */
function visitBefore(storage) {
  const before = visitIn(storage.getItem(BEFORE) ?? "");
  return before && keysOf(storage, before).length ? before : FIRST_VISIT;
}
