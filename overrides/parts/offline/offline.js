/**
 * The script of the page that lets a person keep the whole site for use without a network, says how it stands with that
 * copy, and lets her give it up again.
 *
 * @import { View } from "./offline_view.js"
 *
 * @typedef {object} Copy What the page knows of the copy.
 * @property {string} root The site's address.
 * @property {ServiceWorkerContainer} container
 * @property {View} view
 * @property {boolean} wasAsked Whether the person wanted one.
 * @property {boolean} wasKept Whether there was one.
 * @property {boolean} isWarned Whether the person knows what she loses with it.
 * @property {number} turn Grows with each change, so that nothing older is shown after it.
 * @property {WeakSet<EventTarget>} followed Who tells of changes already.
 */
import { ask, serviceWorkerOf } from "./copy_line.js";
import { readNotes } from "./copy_notes.js";
import { showManifest } from "./manifest.js";
import { ownCaches, WORKER } from "./offline_names.js";
import { show, showWork, viewOf, warn } from "./offline_view.js";
import { part } from "../../client/page/starting.js";

part("[data-part='offline']", (element) => {
  const root = new URL(element.dataset.root ?? "", location.href).href;
  const view = viewOf(element);
  const container = serviceWorkerOf(navigator);
  showManifest(root);
  if (location.protocol === "file:") show(view, "folder");
  else if (!container) show(view, "impossible");
  else {
    const untouched = { wasAsked: false, wasKept: false, isWarned: false, turn: 0 };
    start({ root, container, view, ...untouched, followed: new WeakSet() });
  }
});

/** @param {Copy} copy */
function start(copy) {
  const { view } = copy;
  /** @param {(copy: Copy) => Promise<unknown>} act */
  const carefully = (act) => () => void act(copy).catch((error) => showFailure(copy, error));
  view.keep.addEventListener("click", carefully(keep));
  view.again.addEventListener("click", carefully(tryAgain));
  view.drop.addEventListener("click", carefully(drop));
  carefully(look)();
}

/**
 * @param {Copy} copy
 * @param {unknown} error
 */
function showFailure({ view }, error) {
  console.warn(error);
  // The browser takes no worker that is a page, or comes from elsewhere.
  const isOther = /** @type {Error} */ (error).name === "SecurityError";
  show(view, "failed", undefined, isOther ? [{ url: WORKER, reason: "otherPage" }] : []);
}

/** @param {Copy} copy */
async function look(copy) {
  const registration = await find(copy);
  await follow(copy, registration);
  if (!registration?.active) return;
  await ask(registration.active, "check");
  await render(copy, registration);
}

/** @param {Copy} copy */
async function keep(copy) {
  copy.turn += 1;
  copy.wasAsked = true;
  show(copy.view, "installing");
  await follow(copy, await copy.container.register(copy.root + WORKER));
}

/** @param {Copy} copy */
async function tryAgain(copy) {
  showWork(copy.view);
  const registration = await find(copy);
  if (!registration?.active) return follow(copy, registration);
  await registration.update().catch(console.info);
  await ask(registration.active, "complete");
  await ask(registration.active, "check");
  return render(copy, registration);
}

/** @param {Copy} copy */
async function drop(copy) {
  const { checked } = await readNotes(copy.root);
  if (checked?.problem && !copy.isWarned) {
    copy.isWarned = true;
    warn(copy.view);
    return;
  }
  await (await find(copy))?.unregister();
  await deleteCopies(copy);
  copy.turn += 1;
  copy.wasAsked = copy.wasKept = false;
  show(copy.view, "none");
}

/**
 * @param {Copy} copy
 * @param {ServiceWorkerRegistration | undefined} registration
 */
async function follow(copy, registration) {
  const again = () => void follow(copy, registration).catch(console.warn);
  for (const worker of [registration?.installing, registration?.waiting, registration?.active]) {
    listen(copy, worker, "statechange", ({ target }) => {
      // One that only clears up is gone again at once.
      if (/** @type {ServiceWorker} */ (target).state.startsWith("activat")) copy.wasKept = true;
      again();
    });
  }
  listen(copy, registration, "updatefound", again);
  await render(copy, registration);
}

/**
 * Once, however often it is called.
 *
 * @param {Copy} copy
 * @param {ServiceWorker | ServiceWorkerRegistration | null | undefined} target
 * @param {string} type
 * @param {(event: Event) => void} listener
 */
function listen({ followed }, target, type, listener) {
  if (!target || followed.has(target)) return;
  followed.add(target);
  target.addEventListener(type, listener);
}

/**
 * @param {Copy} copy
 * @param {ServiceWorkerRegistration | undefined} registration
 */
async function render(copy, registration) {
  const { root, view } = copy;
  copy.turn += 1;
  const mine = copy.turn;
  const notes = await readNotes(root);
  // One that has been ended lives on in open windows, but is not found any more.
  const isKept = Boolean(registration?.active && (await find(copy)));
  if (mine !== copy.turn) return; // Something has changed meanwhile, and is being shown.
  const { kept, refused } = notes;
  if (isKept) {
    copy.wasKept = true;
    if (registration?.waiting) show(view, "waiting", notes);
    else if (kept?.missing.length) show(view, "incomplete", notes, kept.missing);
    else if (refused) show(view, "refused", notes, refused.missing);
    else show(view, "ready", notes);
  } else if (registration?.installing || registration?.waiting) show(view, "installing");
  else if (copy.wasKept) show(view, "ended");
  else if (copy.wasAsked || refused) {
    await deleteCopies(copy);
    show(view, "failed", notes, refused?.missing);
  } else show(view, "none");
}

/**
 * Remove what was kept, or what a failed attempt has left.
 *
 * @param {Copy} copy
 */
async function deleteCopies({ root }) {
  await Promise.all((await ownCaches(root)).map((name) => caches.delete(name)));
}

/** @param {Copy} copy */
async function find({ root, container }) {
  const found = await container.getRegistration(root);
  return found?.scope === root ? found : undefined; // Another site of this host may answer for ours.
}
