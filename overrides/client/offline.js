/**
 * The script of the page that lets a person keep the whole site for use without a network, and give it up again.
 */
import { showManifest } from "./manifest.js";
import { CACHE_PREFIX, WORKER } from "./offline_names.js";
import { part } from "./opening.js";

const TEXTS = {
  none: "Noch brauchen Sie für diese Seiten ein Netz.",
  installing: "Ihr Browser legt die Seiten ab …",
  ready: "Diese Seiten öffnen sich in diesem Browser jetzt auch ohne Netz.",
  waiting:
    "Diese Seiten öffnen sich in diesem Browser auch ohne Netz. Eine neue Fassung liegt bereit. Schließen Sie alle Tabs dieser Website, und öffnen Sie sie neu, dann sehen Sie sie.",
  failed:
    "Das hat nicht geklappt, und es hat sich nichts geändert. Vielleicht ist die Verbindung abgebrochen, oder dem Browser fehlt Platz. Versuchen Sie es später noch einmal.",
  impossible:
    "Ihr Browser bietet das hier nicht an. Manche privaten Fenster verbieten es, und die Adresse muss mit https:// beginnen. Nehmen Sie stattdessen die einzelne Datei.",
  folder: "Sie haben diese Seiten aus einem Ordner geöffnet. Dafür brauchen Sie schon jetzt kein Netz.",
};

part("[data-part='offline']", (element) => {
  const root = new URL(element.dataset.root ?? "", location.href).href;
  const state = /** @type {HTMLElement} */ (element.querySelector("[data-part='state']"));
  const keep = /** @type {HTMLButtonElement} */ (element.querySelector("[data-action='keep']"));
  const drop = /** @type {HTMLButtonElement} */ (element.querySelector("[data-action='drop']"));
  const workers = containerOf(navigator);

  /** @param {keyof typeof TEXTS} name */
  function show(name) {
    const hadFocus = document.activeElement === keep || document.activeElement === drop;
    state.textContent = TEXTS[name];
    keep.hidden = name !== "none" && name !== "failed";
    drop.hidden = name !== "ready" && name !== "waiting";
    if (hadFocus) state.focus(); // The button that had it may be gone.
  }

  /** @param {ServiceWorkerRegistration | undefined} registration */
  function follow(registration) {
    if (!registration) return show("none");
    const { installing, waiting, active } = registration;
    for (const worker of [installing, waiting]) {
      worker?.addEventListener("statechange", () => follow(registration), { once: true });
    }
    registration.addEventListener("updatefound", () => follow(registration), { once: true });
    if (active) show(waiting ? "waiting" : "ready");
    else if (installing || waiting) show("installing");
    else void deleteCopies().then(() => show("failed"));
  }

  /** Remove what was kept, or what a failed attempt has left. */
  async function deleteCopies() {
    const names = await caches.keys();
    const own = names.filter((name) => name.startsWith(`${CACHE_PREFIX}-`) && name.endsWith(`-${root}`));
    await Promise.all(own.map((name) => caches.delete(name)));
  }

  /** @param {ServiceWorkerContainer} container */
  async function find(container) {
    const found = await container.getRegistration(root);
    return found?.scope === root ? found : undefined; // Another site of this host may answer for ours.
  }

  /** @param {(container: ServiceWorkerContainer) => Promise<void>} act */
  const on = (act) => async () => {
    try {
      await act(/** @type {ServiceWorkerContainer} */ (workers));
    } catch (error) {
      console.warn(error);
      show("failed");
    }
  };

  keep.addEventListener(
    "click",
    on(async (container) => {
      show("installing");
      follow(await container.register(root + WORKER));
    }),
  );
  drop.addEventListener(
    "click",
    on(async (container) => {
      await (await find(container))?.unregister();
      await deleteCopies();
      show("none");
    }),
  );

  showManifest(root);
  if (location.protocol === "file:") show("folder");
  else if (!workers) show("impossible");
  else void on(async (container) => follow(await find(container)))();
});

/**
 * @param {Navigator} navigator
 * @returns {ServiceWorkerContainer | undefined} None over plain http, in some private windows, and in a sandbox.
 */
function containerOf(navigator) {
  try {
    return navigator.serviceWorker;
  } catch (error) {
    console.info(error);
    return undefined;
  }
}
