/**
 * The quiet line at the end of a page that comes from the copy for use without a network: a new version waits or cannot
 * be had, the site has moved or is gone.  Else whoever never closes all tabs, or whose site is gone, would keep an old
 * copy for ever, and not know it.
 *
 * @import { Notes } from "./copy_notes.js"
 */
import { readNotes } from "./copy_notes.js";
import { PAGE } from "./offline_names.js";
import { datesText, siteText } from "./offline_texts.js";

const WAITING =
  "Eine neue Fassung dieser Seiten liegt bereit. Sie erscheint, wenn Sie alle Tabs dieser Website schließen und sie neu öffnen.";
const REFUSED = "Eine neue Fassung dieser Seiten gibt es, aber sie ließ sich nicht vollständig holen.";

/**
 * Once on a page, whoever calls it.
 *
 * @param {string} root The address of the site's root.
 */
export async function startCopyLine(root) {
  const container = serviceWorkerOf(navigator);
  // The page about the copy says more.
  if (!container?.controller || document.querySelector("[data-part='copy'], [data-part='offline']")) return;
  const line = Object.assign(document.createElement("p"), { className: "copy-line screen-only", role: "status" });
  line.dataset.part = "copy";
  (document.querySelector("article") ?? document.querySelector("main"))?.append(line);
  const registration = await container.getRegistration(root);
  if (registration?.scope !== root) return; // Another site of this host.

  async function show() {
    const notes = await readNotes(root);
    const text = registration?.waiting ? WAITING : troubleOf(notes);
    if (!text) return line.replaceChildren();
    if (line.firstChild?.textContent === text) return;
    const link = Object.assign(document.createElement("a"), { href: root + PAGE, textContent: "Zu dieser Kopie" });
    line.replaceChildren(text, " ", link);
  }

  await show();
  registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", show));
  await ask(container.controller, "check");
  await show();
}

/**
 * @param {Notes} notes
 * @returns {string} "" where all is well.
 */
function troubleOf(notes) {
  const { checked, refused } = notes;
  const trouble = checked?.problem ? siteText(checked.problem) : refused && REFUSED;
  return trouble ? `${trouble} Sie sehen Ihre ${datesText(notes)}.` : "";
}

/**
 * @param {ServiceWorker} worker
 * @param {"check" | "complete"} task What it shall do.
 * @returns {Promise<void>} When it has done it, well or not.
 */
export function ask(worker, task) {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => resolve();
    worker.postMessage(task, [port2]);
  });
}

/**
 * @param {Navigator} navigator
 * @returns {ServiceWorkerContainer | undefined} None over plain http, in some private windows, and in a sandbox.
 */
export function serviceWorkerOf(navigator) {
  try {
    return navigator.serviceWorker;
  } catch (error) {
    console.info(error);
    return undefined;
  }
}
