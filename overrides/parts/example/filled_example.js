/**
 * Loads the filled example as a visit of its own, and leads back from it.  The build writes it as a script that calls
 * `fachaustauschExample`.
 *
 * @import { AnyPage, ExamplePage } from "../../client/page/types.js"
 * @import { Keeper } from "../../client/storage/storage.js"
 */
import { readSaveFile } from "../../client/answers/save_file_reading.js";
import { loadScript, reload } from "../../client/page/load_asset.js";
import { tell } from "../../client/page/notices.js";
import * as pageTexts from "../../client/page/texts.js";
import { EXAMPLE_VISIT, FIRST_VISIT } from "../../client/answers/visits.js";
import { remove } from "../../client/storage/whole_answers.js";
import { button, el } from "../../client/page/dom.js";
import { texts } from "../../client/page/desk_texts.js";
import { settled } from "../../client/storage/settled.js";
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
export async function loadExample({ keeper, store, places, address, opens, notices }) {
  if (keeper.hasUnsaved()) {
    tell(notices, pageTexts.unsavedFirst);
    return;
  }
  try {
    if (address) await loadScript(address, () => example !== null);
    // Whoever tried it before finds what she left.
    if (keysOf(keeper, EXAMPLE_VISIT).length === 0) await add(keeper);
  } catch (error) {
    console.warn(error);
    tell(notices, texts.noExample);
    return;
  }
  if (store.visitId !== EXAMPLE_VISIT) {
    noteVisit(keeper, BEFORE, store.visitId);
    turnTo(keeper, places.session, EXAMPLE_VISIT);
  }
  location.assign(opens);
}

/** @param {Keeper} keeper */
async function add(keeper) {
  const content = await readSaveFile(new Blob([JSON.stringify(example)]));
  const now = new Date();
  // What was written long ago would have to be saved, or asked about, soon.
  const changedAt = now.toISOString();
  const answers = new Map([...content.answers].map(([key, answer]) => [key, { ...answer, changedAt }]));
  if (!addFromFile(keeper, { ...content, answers }, now, EXAMPLE_VISIT))
    throw new Error("the storage does not take the example");
}

/**
 * Say that what is shown is invented, and lead back.
 *
 * @param {AnyPage} page
 */
export function noteExample({ keeper, store, places, notices, form }) {
  /** @param {() => void} [first] */
  async function leave(first) {
    form?.save();
    if (keeper.hasUnsaved()) {
      tell(notices, pageTexts.unsavedFirst);
      return;
    }
    first?.();
    turnTo(keeper, places.session, visitBefore(keeper));
    await settled(keeper); // A page that goes before would bring back from the disk copy what was deleted.
    reload();
  }

  notices.prepend(
    el(
      "div",
      "notice screen-only",
      el("p", {}, texts.exampleShown),
      button(texts.leaveExample, () => leave()),
      button(texts.deleteExample, () => leave(() => remove(store, keysOf(keeper, EXAMPLE_VISIT))), "button--text"),
    ),
  );
}

/** @param {Keeper} keeper */
function visitBefore(keeper) {
  const before = visitIn(keeper.getItem(BEFORE) ?? "");
  return before && keysOf(keeper, before).length ? before : FIRST_VISIT;
}
