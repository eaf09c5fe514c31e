/**
 * Loads the filled example as a visit of its own.  The build writes it as a script that calls `fachaustauschExample`.
 *
 * @import { Keeper } from "../keeper.js"
 * @import { Store } from "../store.js"
 *
 * @typedef {object} ExamplePlaces
 * @property {Keeper} keeper
 * @property {Store} store
 * @property {{ session: Pick<Storage, "setItem"> | null }} places
 * @property {string} address Of the script with the example; "" where it is in the page already.
 * @property {string} opens The address of the worksheet to turn to.
 * @property {HTMLElement} notices
 */
import { readSaveFile } from "../files/opening.js";
import { loadScript } from "../loading.js";
import { tell } from "../notices.js";
import * as pageTexts from "../texts.js";
import { turnTo } from "../visits.js";
import { texts } from "./texts.js";
import { addFromFile, keysOf } from "./visit_list.js";

/** There is one at most: whoever tried it before finds what she left. */
const ID = "beispiel";

/** @type {unknown} */
let example = null;

Object.assign(window, {
  /** @param {unknown} content */
  fachaustauschExample(content) {
    example = content;
  },
});

/** @param {ExamplePlaces} page */
export async function loadExample({ keeper, store, places, address, opens, notices }) {
  if (keeper.hasUnsaved()) {
    tell(notices, pageTexts.unsavedFirst);
    return;
  }
  try {
    if (address) await loadScript(address);
    if (keysOf(keeper, ID).length === 0) await add(keeper);
  } catch (error) {
    console.warn(error);
    tell(notices, texts.noExample);
    return;
  }
  if (store.visitId !== ID) turnTo(keeper, places.session, ID);
  location.assign(opens);
}

/** @param {Keeper} keeper */
async function add(keeper) {
  const content = await readSaveFile(new Blob([JSON.stringify(example)]));
  if (!addFromFile(keeper, content, new Date(), ID)) throw new Error("the storage does not take the example");
}
