/**
 * Keeps earlier versions of a sheet's answers while a person writes, and shows the button that leads to them.
 *
 * A key costs a look into two lists.  What is to be kept waits for a pause.
 *
 * @import { Answer } from "../../client/answers/answers.js"
 * @import { Version } from "../../client/answers/versions.js"
 * @import { PageParts } from "../../client/page/types.js"
 * @import { Change } from "../../client/storage/types.js"
 */
import { EMPTY, isBlank } from "../../client/answers/answers.js";
import { visitOf } from "../../client/answers/keys.js";
import { isDue } from "../../client/answers/versions.js";
import { pageVersions, VERSIONS_CHANGED } from "../../client/storage/versions.js";
import { createVersionButtons } from "./buttons.js";
import { noVersions } from "./keeping_texts.js";

/** What is to be kept waits so long, in milliseconds: much may come at once. */
const PAUSE = 1000;

/** @param {PageParts} page */
export async function keepVersions(page) {
  const { sheet, store, storage } = page;
  sheet.dataset.versions = "kept";
  const versions = pageVersions();
  const buttons = createVersionButtons(page);
  /** @type {Map<string, Answer>} As this page knew each answer last. */
  const known = new Map(store.answered().map((question) => [question, store.read(question)]));
  /** @type {Map<string, string>} When a version was kept of each, or somebody began to write. */
  const since = new Map();
  /** @type {Set<string>} Those that another window changed last. */
  const fromThere = new Set();
  /** @type {Map<string, Version>} What waits for a pause. */
  const waiting = new Map();
  /** @type {number | undefined} */
  let timer;

  /** @param {Change} change */
  function note({ question, answer, foreign }) {
    const before = known.get(question) ?? EMPTY;
    const now = new Date();
    known.set(question, answer);
    if (foreign) timer ??= setTimeout(flush, PAUSE); // Whoever did it may have kept or deleted versions.
    // What is deleted goes as a whole: whoever deletes it keeps of it what is to be kept.
    if (answer.changedAt === "") waiting.delete(question);
    if (answer.changedAt === "" || isBlank(before)) {
      since.set(question, now.toISOString());
      return;
    }
    const isNews = foreign && !fromThere.has(question);
    if (foreign) fromThere.add(question);
    else fromThere.delete(question);
    if (!isNews && !isDue(before.changedAt, since.get(question) ?? "", now)) return;
    if (!waiting.has(question)) waiting.set(question, { answer: before, why: foreign ? "window" : "writing" });
    since.set(question, now.toISOString());
    timer ??= setTimeout(flush, PAUSE);
  }

  async function flush() {
    clearTimeout(timer);
    timer = undefined;
    const batch = new Map(waiting);
    waiting.clear();
    const isKept = await versions.keep(store.visitId, batch);
    if (!isKept) tellNone(sheet);
    await refresh();
  }

  async function refresh() {
    const keys = await versions.keys({ visit: store.visitId });
    for (const [, question, keptAt] of keys) {
      if ((since.get(question) ?? "") < keptAt) since.set(question, keptAt);
    }
    buttons.show(new Set(keys.map(([, question]) => question)));
  }

  store.subscribe(note);
  addEventListener("pagehide", () => void flush());
  addEventListener(VERSIONS_CHANGED, () => void refresh().catch(console.info));
  storage.subscribe(() => {
    if (storage.durability() === "failed") void makeRoom();
  });

  /** Answers come first. */
  async function makeRoom() {
    if (await versions.makeRoom()) storage.retry();
  }

  try {
    await refresh();
    await forgetOrphans(page);
  } catch (error) {
    console.info(error);
    tellNone(sheet);
  }
}

/**
 * A page of an earlier release, or the browser, has deleted visits and knows nothing of their versions.
 *
 * @param {PageParts} page
 */
async function forgetOrphans({ storage, store }) {
  const versions = pageVersions();
  const visits = new Set((await versions.keys({})).map(([visit]) => visit));
  visits.delete(store.visitId);
  for (const key of visits.size ? storage.keys() : []) visits.delete(visitOf(key) ?? "");
  if (!visits.size) return;
  // Beside many others, one that the storage has lost was not looked for yet.
  await storage.ready();
  for (const key of storage.keys()) visits.delete(visitOf(key) ?? "");
  if (!storage.failure() && storage.durability() === "idle")
    await versions.remove([...visits].map((visit) => ({ visit })));
}

/** @param {HTMLElement} sheet */
function tellNone(sheet) {
  if (sheet.dataset.versions === "none") return;
  sheet.dataset.versions = "none";
  const told = document.createElement("span");
  told.textContent = ` ${noVersions}`;
  sheet.querySelector("[data-part='until']")?.after(told);
}
