/**
 * On every page: starts the theme's script once the page has loaded, opens the menu and the search (whose script and
 * index are loaded only then), and lets the theme remember the colours once a person chooses them.
 */
import { createDeskLoader } from "./desk_loader.js";
import { startDrop } from "./drop.js";
import { loadScript } from "./loading.js";
import { showManifest } from "./manifest.js";
import { tellOfNewVersion } from "./new_version.js";
import { notLoaded } from "./texts.js";
import { noticesBelowTitle } from "./notices.js";

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

const button = /** @type {HTMLButtonElement | null} */ (document.querySelector("[data-action='search']"));
const dialog = /** @type {HTMLDialogElement | null} */ (document.querySelector("[data-part='search']"));

async function open() {
  if (!button || !dialog || dialog.open) return;
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
}

if (button && dialog) {
  button.addEventListener("click", open);
  dialog.querySelector("[data-action='close']")?.addEventListener("click", () => dialog.close());
}

// The theme opens its menu by a checkbox behind a label, which no keyboard reaches.
const menu = /** @type {HTMLButtonElement | null} */ (document.querySelector("[data-action='menu']"));
const drawer = /** @type {HTMLInputElement | null} */ (document.querySelector("#__drawer"));
if (menu && drawer) {
  /** @param {boolean} open */
  const toggle = (open) => {
    drawer.checked = open;
    drawer.dispatchEvent(new Event("change"));
  };
  drawer.addEventListener("change", () => menu.setAttribute("aria-expanded", String(drawer.checked)));
  menu.addEventListener("click", () => toggle(!drawer.checked));
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !drawer.checked) return;
    toggle(false);
    menu.focus();
  });
}

// The theme stores the colours whenever it shows them; a click by a person comes before its own listener.
for (const type of ["click", "keydown"]) {
  document.querySelector("[data-md-component='palette']")?.addEventListener(
    type,
    (event) => {
      if (event.isTrusted) Object.assign(window, { fachaustauschColoursChosen: true });
    },
    true,
  );
}

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
  if (navigator.serviceWorker?.controller) {
    const root = rootOf(/** @type {HTMLScriptElement} */ (document.currentScript));
    showManifest(root);
    void tellOfNewVersion(navigator.serviceWorker, root).catch(console.info);
  }
} catch (error) {
  console.info(error); // A sandboxed frame may not even ask.
}

/** @param {HTMLScriptElement} script Lies in a folder of the root. */
function rootOf({ src }) {
  return new URL("..", src).href;
}
