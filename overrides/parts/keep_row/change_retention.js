/**
 * Keeps answers on the device or for this session alone, as the person chooses.  Before they are kept for the session
 * alone: what is to become of those that lie on the device, which may be a colleague's?
 *
 * @import { PageParts } from "../../client/page/types.js"
 * @import { Retention } from "../../client/storage/types.js"
 */
import { visitOf } from "../../client/answers/keys.js";
import { reload } from "../../client/page/load_asset.js";
import { tell } from "../../client/page/notices.js";
import { unsavedFirst } from "../../client/page/texts.js";
import { button, el, openDialog } from "../../client/page/dom.js";
import { keepForSession, keepOnDevice } from "../../client/storage/moving.js";
import * as texts from "./keep_row_texts.js";
import { listVisits } from "../../client/storage/visit_list.js";

/**
 * @param {PageParts} page
 * @param {Retention} retention
 */
export async function changeRetention(page, retention) {
  const { storage, places, notices } = page;
  const isSession = retention === "session";
  // What stands on this page alone would be left behind.
  if (storage.hasUnsaved()) {
    tell(notices, unsavedFirst);
    return;
  }
  await storage.ready();
  if (isSession && storage.keys().some((key) => visitOf(key))) {
    askWhatToTake(page);
    return;
  }
  const isMoved = await move(page, () =>
    isSession ? keepForSession(places, false) : keepOnDevice(places, new Date()),
  );
  if (!isMoved) tell(notices, texts.notMoved);
}

/**
 * Nothing can be typed meanwhile: it would stay where answers are kept no more.
 *
 * @param {PageParts} page
 * @param {() => Promise<boolean>} action
 * @returns {Promise<boolean>} Whether the answers are moved; the page loads again then.
 */
async function move({ form, storage }, action) {
  const focused = /** @type {HTMLElement | null} */ (document.activeElement);
  document.body.inert = true;
  form.save();
  const isMoved = !storage.hasUnsaved() && (await action());
  if (isMoved) {
    reload();
    return true;
  }
  document.body.inert = false;
  focused?.focus();
  return false;
}

/** @param {PageParts} page */
function askWhatToTake(page) {
  const { storage, store, places } = page;
  const visits = listVisits(storage, store.visitId).filter(({ lastChange }) => lastChange);
  const names = visits.map(({ name, answered, lastChange }) => {
    return `${name || texts.unnamed} (${texts.visitDetails("", "", answered, lastChange)})`;
  });
  const status = el("p", { role: "status", class: "dialog__status" });
  const dialog = openDialog(texts.take);
  dialog.append(
    el("p", {}, texts.takeLead(names)),
    choice(texts.leave, texts.leaveHint, () => take(false)),
    choice(texts.takeAlong, texts.takeAlongHint, () => take(true)),
    status,
    button(texts.cancel, () => dialog.close()),
  );

  /** @param {boolean} takes */
  async function take(takes) {
    if (!(await move(page, () => keepForSession(places, takes)))) status.textContent = texts.noRoom;
  }
}

/**
 * @param {string} label
 * @param {string} hint
 * @param {() => void} action
 */
const choice = (label, hint, action) => el("div", "dialog__choice", el("p", {}, hint), button(label, action));
