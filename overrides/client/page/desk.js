/**
 * Loads `desk.js`, which holds what is needed seldom, with its styles, when it is called for.
 *
 * @import { Store } from "../storage/types.js"
 * @import { Returning, WithDesk } from "./types.js"
 */
import { loadScript, loadStyle } from "./load_asset.js";
import { tell } from "./notices.js";

/** After so long, in milliseconds, it is said that it has not come; it is used all the same when it comes. */
const LATE = 8000;

/**
 * @param {HTMLElement} notices Where it is said that it could not be loaded.
 * @param {DOMStringMap} addresses Of script and styles; none where they are in the page already.
 * @param {string} text What is said then.
 * @param {Pick<Store, "ready"> | null} store What the desk does needs all that is kept of the visit.
 * @param {HTMLElement | null} [rescue] The button that gets answers out of the page without anything from elsewhere:
 * whoever loads the page again could lose some otherwise.
 * @param {string} [name] How the window calls what the script brings.
 * @returns {WithDesk}
 */
export function createDeskLoader(
  notices,
  { desk = "", deskStyle = "" },
  text,
  store,
  rescue,
  name = "fachaustauschDesk",
) {
  const has = () => name in window;

  function fail() {
    tell(notices, text);
    const notice = /** @type {HTMLElement} */ (notices.lastElementChild);
    if (rescue) {
      const button = document.createElement("button");
      Object.assign(button, { type: "button", className: "button", textContent: rescue.textContent });
      button.addEventListener("click", () => rescue.click());
      notice.append(" ", button);
    }
    // What was pressed may be far from here.
    notice.scrollIntoView({ block: "center" });
  }

  return async (use, isQuiet) => {
    const late = isQuiet ? 0 : setTimeout(fail, LATE);
    try {
      // Without its styles it is plain, and works.
      if (desk) await Promise.all([loadScript(desk, has), deskStyle && loadStyle(deskStyle).catch(console.warn)]);
    } catch (error) {
      console.warn(error);
      if (!isQuiet) fail();
      return;
    } finally {
      clearTimeout(late);
    }
    await store?.ready();
    use(/** @type {any} */ (window)[name]);
  };
}

/**
 * Loads `versions.js` in the same way; nobody waits for it.
 *
 * @param {HTMLElement} notices
 * @param {DOMStringMap} addresses
 * @param {Pick<Store, "ready">} store
 * @returns {(use: (returning: Returning) => void, isQuiet: true) => Promise<void>}
 */
export const createVersionsLoader = (notices, { versions: desk }, store) =>
  /** @type {any} */ (createDeskLoader(notices, { desk }, "", store, null, "fachaustauschKeep"));
