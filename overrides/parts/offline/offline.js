/**
 * The script of the page that lets a person keep the whole site for use without a network, says how it stands with that
 * copy, and lets her give it up again.
 *
 * @import { MissingFile, Notes } from "./copy_notes.js"
 */
import { ask, serviceWorkerOf } from "./copy_line.js";
import { readNotes } from "./copy_notes.js";
import { showManifest } from "./manifest.js";
import { ownCaches, WORKER } from "./offline_names.js";
import { datesText, filesTexts, siteText } from "./offline_texts.js";
import { part } from "../../client/page/starting.js";

const TEXTS = {
  none: "Noch brauchen Sie für diese Seiten ein Netz.",
  installing: "Ihr Browser legt die Seiten ab …",
  ready: "Diese Seiten öffnen sich in diesem Browser jetzt auch ohne Netz.",
  incomplete:
    "Die meisten Seiten öffnen sich in diesem Browser jetzt auch ohne Netz. Diese Dateien fehlen in der Kopie noch, und was sie brauchen, öffnet sich ohne Netz nicht oder nur zum Teil:",
  waiting:
    "Diese Seiten öffnen sich in diesem Browser auch ohne Netz. Eine neue Fassung liegt bereit. Schließen Sie alle Tabs dieser Website, und öffnen Sie sie neu, dann sehen Sie sie.",
  refused:
    "Diese Seiten öffnen sich in diesem Browser auch ohne Netz. Eine neue Fassung ließ sich nicht vollständig holen, deshalb bleibt die bisherige. Daran liegt es:",
  failed:
    "Das hat nicht geklappt, und es hat sich nichts geändert. Vielleicht ist die Verbindung abgebrochen, oder dem Browser fehlt Platz. Versuchen Sie es später noch einmal.",
  ended: "Diese Website bietet das nicht mehr an. Ihre Antworten sind noch da.",
  impossible:
    "Ihr Browser bietet das hier nicht an. Manche privaten Fenster verbieten es, und die Adresse muss mit https:// beginnen. Nehmen Sie stattdessen die einzelne Datei.",
  folder: "Sie haben diese Seiten aus einem Ordner geöffnet. Dafür brauchen Sie schon jetzt kein Netz.",
};

const WARNING =
  "Die Website selbst ist gerade nicht zu erreichen. Ohne die Kopie öffnen sich diese Seiten hier nicht mehr. Ihre Antworten bleiben im Browser, aber Sie kommen nicht mehr an sie heran. Sichern Sie sie deshalb vorher als Datei. Wollen Sie die Kopie trotzdem entfernen, dann wählen Sie den Knopf noch einmal.";

/** @typedef {keyof typeof TEXTS} State */

part("[data-part='offline']", (element) => {
  const root = new URL(element.dataset.root ?? "", location.href).href;
  const within = (/** @type {string} */ name) => /** @type {HTMLElement} */ (element.querySelector(name));
  const state = within("[data-part='state']");
  const list = within("[data-part='missing']");
  const dates = within("[data-part='dates']");
  const keep = within("[data-action='keep']");
  const again = within("[data-action='again']");
  const drop = within("[data-action='drop']");
  const workers = serviceWorkerOf(navigator);
  let wasAsked = false;
  let wasKept = false;
  let isWarned = false;
  let turn = 0;
  /** @type {WeakSet<EventTarget>} */
  const followed = new WeakSet();

  /**
   * @param {State} name
   * @param {Notes} [notes]
   * @param {MissingFile[]} [missing] What stands in the way.
   */
  function show(name, notes, missing = []) {
    const isKept = ["ready", "incomplete", "waiting", "refused"].includes(name);
    const focused = [keep, again, drop].find((button) => button === document.activeElement);
    state.textContent = TEXTS[name];
    list.replaceChildren(...filesTexts(missing).map(listItem));
    dates.textContent = isKept && notes ? describe(notes) : "";
    keep.hidden = name !== "none" && name !== "failed";
    again.hidden = name !== "incomplete" && name !== "refused";
    drop.hidden = !isKept;
    if (focused?.hidden) state.focus();
  }

  /**
   * @param {ServiceWorkerContainer} container
   * @param {ServiceWorkerRegistration | undefined} registration
   */
  async function render(container, registration) {
    turn += 1;
    const mine = turn;
    const notes = await readNotes(root);
    // One that has been ended lives on in open windows, but is not found any more.
    const isKept = Boolean(registration?.active && (await find(container)));
    if (mine !== turn) return; // Something has changed meanwhile, and is being shown.
    const { kept, refused } = notes;
    if (isKept) {
      wasKept = true;
      if (registration?.waiting) show("waiting", notes);
      else if (kept?.missing.length) show("incomplete", notes, kept.missing);
      else if (refused) show("refused", notes, refused.missing);
      else show("ready", notes);
    } else if (registration?.installing || registration?.waiting) show("installing");
    else if (wasKept) show("ended");
    else if (wasAsked || refused) await deleteCopies().then(() => show("failed", notes, refused?.missing));
    else show("none");
  }

  /**
   * Once, however often it is called.
   *
   * @param {ServiceWorker | ServiceWorkerRegistration | null | undefined} target
   * @param {string} type
   * @param {(event: Event) => void} listener
   */
  function listen(target, type, listener) {
    if (!target || followed.has(target)) return;
    followed.add(target);
    target.addEventListener(type, listener);
  }

  /**
   * @param {ServiceWorkerContainer} container
   * @param {ServiceWorkerRegistration | undefined} registration
   */
  async function follow(container, registration) {
    for (const worker of [registration?.installing, registration?.waiting, registration?.active]) {
      listen(worker, "statechange", ({ target }) => {
        // One that only clears up is gone again at once.
        if (/** @type {ServiceWorker} */ (target).state.startsWith("activat")) wasKept = true;
        void follow(container, registration).catch(console.warn);
      });
    }
    listen(registration, "updatefound", () => void follow(container, registration).catch(console.warn));
    await render(container, registration);
  }

  /** Remove what was kept, or what a failed attempt has left. */
  async function deleteCopies() {
    await Promise.all((await ownCaches(root)).map((name) => caches.delete(name)));
  }

  /** @param {ServiceWorkerContainer} container */
  async function find(container) {
    const found = await container.getRegistration(root);
    return found?.scope === root ? found : undefined; // Another site of this host may answer for ours.
  }

  /** @param {(container: ServiceWorkerContainer) => Promise<unknown>} act */
  const on = (act) => async () => {
    try {
      await act(/** @type {ServiceWorkerContainer} */ (workers));
    } catch (error) {
      console.warn(error);
      // The browser takes no worker that is a page, or comes from elsewhere.
      const isOther = /** @type {Error} */ (error).name === "SecurityError";
      show("failed", undefined, isOther ? [{ url: WORKER, reason: "otherPage" }] : []);
    }
  };

  keep.addEventListener(
    "click",
    on(async (container) => {
      turn += 1;
      wasAsked = true;
      show("installing");
      await follow(container, await container.register(root + WORKER));
    }),
  );
  again.addEventListener(
    "click",
    on(async (container) => {
      state.textContent = TEXTS.installing;
      const registration = await find(container);
      if (!registration?.active) return follow(container, registration);
      await registration.update().catch(console.info);
      await ask(registration.active, "complete");
      await ask(registration.active, "check");
      return render(container, registration);
    }),
  );
  drop.addEventListener(
    "click",
    on(async (container) => {
      const { checked } = await readNotes(root);
      if (checked?.problem && !isWarned) {
        isWarned = true;
        state.textContent = WARNING;
        list.replaceChildren();
        return;
      }
      await (await find(container))?.unregister();
      await deleteCopies();
      turn += 1;
      wasAsked = wasKept = false;
      show("none");
    }),
  );

  showManifest(root);
  if (location.protocol === "file:") show("folder");
  else if (!workers) show("impossible");
  else {
    void on(async (container) => {
      const registration = await find(container);
      await follow(container, registration);
      if (!registration?.active) return;
      await ask(registration.active, "check");
      await render(container, registration);
    })();
  }
});

/** @param {string} text */
function listItem(text) {
  return Object.assign(document.createElement("li"), { textContent: text });
}

/** @param {Notes} notes */
function describe(notes) {
  const problem = notes.checked?.problem;
  return [datesText(notes), problem && siteText(problem)].filter(Boolean).join(". ");
}
