/**
 * On every page: starts the theme's script once the page has loaded, opens the menu and the search (whose script and
 * index are loaded only then), and switches the colours.
 */
import { startColours } from "../../parts/colours/colours.js";
import { createDeskLoader } from "../page/desk.js";
import { startDrawer } from "../../parts/menu/menu.js";
import { startDrop } from "../../parts/dropping/dropping.js";
import { loadScript } from "../page/load_asset.js";
import { notLoaded } from "../page/texts.js";
import { noticesBelowTitle } from "../page/notices.js";

// What a person needs first is hers to read and to type; the theme's script would take the line from it.
addEventListener("load", () => {
  // Where somebody on the way has changed the page, its policy refuses the inline script that names these.
  if (!("__md_get" in window)) {
    Object.assign(window, { __md_scope: new URL(document.baseURI), __md_get: () => null, __md_set() {} });
  }
  for (const { src } of /** @type {NodeListOf<HTMLScriptElement>} */ (
    document.querySelectorAll("script[data-part='theme']")
  )) {
    const script = document.createElement("script");
    script.src = src;
    script.async = false;
    document.body.append(script);
  }
});

const part = (/** @type {string} */ name) => document.querySelector(`[data-part='${name}']`);
const action = (/** @type {string} */ name) => document.querySelector(`[data-action='${name}']`);

const button = /** @type {HTMLButtonElement} */ (action("search"));
const dialog = /** @type {HTMLDialogElement} */ (part("search"));

button.addEventListener("click", async () => {
  const { script = "", index = "" } = button.dataset;
  dialog.showModal();
  try {
    await Promise.all([
      loadScript(script, () => "fachaustauschSearch" in window),
      loadScript(index, () => dialog.dataset.state === "ready"),
    ]);
  } catch (error) {
    console.warn(error);
    const status = /** @type {HTMLElement} */ (dialog.querySelector("[data-part='status']"));
    status.textContent = "Die Suche lässt sich gerade nicht laden. Bitte versuchen Sie es später noch einmal.";
  }
});
dialog.querySelector("[data-action='close']")?.addEventListener("click", () => dialog.close());

startDrawer(
  /** @type {HTMLElement} */ (action("menu")),
  /** @type {HTMLDialogElement} */ (part("drawer")),
  /** @type {HTMLElement} */ (part("menu")),
);
startColours(/** @type {HTMLElement} */ (action("colours")));

const { dataset } = /** @type {HTMLScriptElement} */ (document.currentScript);
// What shows answers opens files itself.
if (dataset.desk) {
  startDrop((dropped) => {
    const notices = noticesBelowTitle();
    void createDeskLoader(
      notices,
      dataset,
      notLoaded,
      null,
    )((desk) => desk.openDroppedHere(notices, dataset.catalogue ?? "", dropped));
  });
}

// Only where the site is kept for use without a network: for all others it would be one request more.
try {
  if (navigator.serviceWorker?.controller) void loadScript(dataset.kept ?? "", () => true).catch(console.info);
} catch (error) {
  console.info(error); // A sandboxed frame may not even ask.
}
