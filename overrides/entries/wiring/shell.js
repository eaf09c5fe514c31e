/**
 * Wires what stands around every page with menu and search.
 */
import { startColours } from "../../parts/colours/colours.js";
import { startDrop } from "../../parts/dropping/dropping.js";
import { startDrawer } from "../../parts/menu/menu.js";
import { startSearchButton } from "../../parts/search/search_button.js";
import { startTopic } from "../../parts/topic/topic.js";
import { createDeskLoader } from "../../client/page/desk.js";
import { loadScript } from "../../client/page/load_asset.js";
import { noticesBelowTitle } from "../../client/page/notices.js";
import { notLoaded } from "../../client/page/texts.js";

const part = (/** @type {string} */ name) =>
  /** @type {HTMLElement} */ (document.querySelector(`[data-part='${name}']`));
const action = (/** @type {string} */ name) =>
  /** @type {HTMLElement} */ (document.querySelector(`[data-action='${name}']`));

/** @param {DOMStringMap} settings What the page says beside its script. */
export function startShell(settings) {
  startSearchButton(action("search"), /** @type {HTMLDialogElement} */ (part("search")));
  startDrawer(action("menu"), /** @type {HTMLDialogElement} */ (part("drawer")), part("menu"));
  startColours(action("colours"));
  startTopic(part("topic"));
  document.documentElement.classList.remove("no-js");
  // What shows answers opens files itself.
  if (settings.desk) startDropHere(settings);
  startKept(settings.kept ?? "");
}

/** @param {DOMStringMap} settings */
function startDropHere(settings) {
  startDrop((dropped) => {
    const notices = noticesBelowTitle();
    const withDesk = createDeskLoader(notices, settings, notLoaded, null);
    void withDesk((desk) => desk.openDroppedHere(notices, settings.catalogue ?? "", dropped));
  });
}

/**
 * Only where the site is kept for use without a network: for all others it would be one request more.
 *
 * @param {string} script Its address.
 */
function startKept(script) {
  try {
    if (navigator.serviceWorker?.controller) void loadScript(script, () => true).catch(console.info);
  } catch (error) {
    console.info(error); // A sandboxed frame may not even ask.
  }
}
