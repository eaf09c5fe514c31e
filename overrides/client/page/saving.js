/**
 * "Als Datei sichern".  A download is no backup before somebody has seen the file: where the browser lets the page write
 * it (File System Access API), the page knows; elsewhere it asks, and only a yes counts.
 *
 * @import { Store, TextStorage } from "../storage/types.js"
 *
 * @typedef {{ store: Store, form: { save: () => void }, notices: HTMLElement }} SavingPage
 * @typedef {{ name: string, text: string }} NamedText
 * @typedef {Record<string, object[]>} VersionsInFile Earlier versions, as the file has them, where somebody asked for them.
 */
import { ofSide, withVersions } from "../answers/save_file_of_side.js";
import { LARGEST } from "../answers/save_file_reading.js";
import { download, saveFileOf } from "./save_file.js";
import { note, tell, tellDone } from "./notices.js";
import { copyField } from "./copy_field.js";
import { askName, takeName } from "./own_name.js";
import { button } from "./dom.js";
import * as texts from "./desk_texts.js";

/** So long a person may take to close a dialog that has not taken the focus from the page, in milliseconds. */
const UNSEEN = 3000;

/**
 * Where this page has saved to: the same file takes the next copy, too.
 *
 * @type {FileSystemFileHandle | null}
 */
let saved = null;

/**
 * Save all answers of the visit to a file, and let it say whose they are.
 *
 * @param {SavingPage & { storage: TextStorage }} page
 * @param {VersionsInFile} [versions]
 * @returns {Promise<boolean>} As `saveFile`.
 */
export function saveNamedFile(page, versions) {
  const { storage, notices } = page;
  takeName(page, storage);
  const saving = saveFile(page, notices, versions);
  askName(page, storage, notices, () => void saveFile(page, notices, versions));
  return saving;
}

/**
 * Save all answers of the visit to a file.
 *
 * @param {SavingPage} page
 * @param {HTMLElement} [place] Where it is said and asked.
 * @param {VersionsInFile} [versions]
 * @returns {Promise<boolean>} Whether the file is there.
 */
export async function saveFile(page, place = page.notices, versions) {
  const { store } = page;
  const file = fileOf(page, place, versions);
  const backedUpAt = new Date().toISOString();
  const opener = /** @type {HTMLElement} */ (document.activeElement);
  const handle = (versions ? null : saved) ?? (await choose(file.name));
  if (handle === "cancelled") {
    tell(place, texts.saveCancelled);
    return false;
  }
  const isSaved = handle ? await writeTo(handle, file, place) : await downloadAndAsk(file, place, opener);
  if (isSaved) store.changeVisit({ backedUpAt });
  // One with earlier versions stays apart: each time, the person says anew that they are to be in it.
  if (versions) return isSaved;
  saved = isSaved ? handle : null;
  if (isSaved && handle) offerAnother(page, place);
  return isSaved;
}

/**
 * @param {SavingPage} page
 * @param {HTMLElement} place
 * @param {VersionsInFile} [versions] Are left out, and that is said, where nobody could open the file with them.
 * @returns {NamedText}
 */
function fileOf({ store, form }, place, versions) {
  const file = ofSide(saveFileOf(store, form, "", versions), store.visit());
  if (!versions) return file;
  if (file.text.length <= LARGEST) return withVersions(file);
  note(place, texts.tooLargeWithVersions);
  return ofSide(saveFileOf(store, form), store.visit());
}

/**
 * @param {string} name
 * @returns {Promise<FileSystemFileHandle | "cancelled" | null>} null where the browser does not let the page choose.
 */
async function choose(name) {
  const { showSaveFilePicker } = /** @type {any} */ (window);
  if (!showSaveFilePicker) return null;
  const begin = performance.now();
  let isSeen = false;
  const note = () => {
    isSeen = true;
  };
  addEventListener("blur", note);
  try {
    return await showSaveFilePicker({
      suggestedName: name,
      types: [{ description: texts.fileType, accept: { "application/json": [".json"] } }],
    });
  } catch (error) {
    const isAbort = error instanceof DOMException && error.name === "AbortError";
    // Where the browser has shown no dialog (by policy, or without a screen), nobody can have meant to cancel.
    if (isAbort && (isSeen || performance.now() - begin > UNSEEN)) return "cancelled";
    console.info(error); // The frame of another site, or a policy.
    return null;
  } finally {
    removeEventListener("blur", note);
  }
}

/**
 * @param {FileSystemFileHandle} handle
 * @param {NamedText} file
 * @param {HTMLElement} place
 * @returns {Promise<boolean>}
 */
async function writeTo(handle, { text }, place) {
  try {
    const stream = await handle.createWritable();
    await stream.write(text);
    await stream.close();
    // A drive may be full or gone without a word: believe only what can be read back.
    if ((await (await handle.getFile()).text()) !== text) throw new Error("the file holds something else");
  } catch (error) {
    console.warn(error);
    tell(place, texts.notWritten(handle.name));
    showText(place, text);
    return false;
  }
  tellDone(place, texts.written(handle.name));
  return true;
}

/**
 * @param {SavingPage} page
 * @param {HTMLElement} place
 */
function offerAnother(page, place) {
  const again = button(
    texts.saveElsewhere,
    () => {
      saved = null;
      void saveFile(page, place);
    },
    "button--text",
  );
  place.lastElementChild?.append(" ", again);
}

/**
 * @param {NamedText} file
 * @param {HTMLElement} place
 * @param {HTMLElement} opener Gets the focus back.
 * @returns {Promise<boolean>} Whether the person has seen it; settled once she says so.
 */
function downloadAndAsk(file, place, opener) {
  download(file);
  tell(place, texts.arrived);
  const notice = /** @type {HTMLElement} */ (place.lastElementChild);
  return new Promise((resolve) => {
    const done = () => {
      tellDone(place, texts.arrivedDone);
      opener.focus();
      resolve(true);
    };
    const notThere = () => {
      tell(place, texts.arrivedAsText);
      showText(place, file.text);
      resolve(false);
    };
    const buttons = [button(texts.arrivedYes, done), button(texts.arrivedNo, notThere)];
    const share = shareButton(file, done);
    for (const each of share ? [...buttons, share] : buttons) notice.append(" ", each);
    notice.scrollIntoView({ block: "nearest" });
  });
}

/**
 * On a phone, a file goes on to mail or a drive.  As text: no browser shares ".json".
 *
 * @param {NamedText} file
 * @param {() => void} done
 */
function shareButton({ name, text }, done) {
  if (!matchMedia("(pointer: coarse)").matches || !navigator.canShare) return null;
  const files = [new File([text], `${name}.txt`, { type: "text/plain" })];
  if (!navigator.canShare({ files })) return null;
  return button(texts.share, () => void navigator.share({ files }).then(done, console.info));
}

/**
 * @param {HTMLElement} place
 * @param {string} text
 */
function showText(place, text) {
  const { box, field } = copyField(texts.frameText, () => text, "textarea");
  place.lastElementChild?.append(box);
  field.focus();
}
