/**
 * What may be answered several times: rows of a question, and a sheet that is filled in for each stop of a day.  The page
 * holds the first; the others are made like it, each with an instance in its keys.
 *
 * @import { PageParts } from "../../client/page/types.js"
 * @import { Store } from "../../client/storage/types.js"
 * @import { Watch } from "../../client/page/watch.js"
 */
import { isBlank } from "../../client/answers/answers.js";
import { MOST_ROWS } from "../../client/answers/limits.js";
import { inPieces, soon } from "../../client/answers/pieces.js";
import { APART, readFields, rename } from "./making.js";
import { createNavigation, createTab } from "./navigation.js";
import { createParts } from "./instances.js";
import { instancesOf, newInstance } from "../../client/page/questions.js";
import { instanceIn, keyOf, questionIn } from "../../client/answers/keys.js";
import { firstLineOf, nameOfInstance } from "../../client/answers/names.js";

/** A person waits so long for rows without a word, in milliseconds. */
const UNNOTICED = 1000;

/**
 * Name the answers of what may be answered several times: each such part of the page begins with one.
 *
 * @param {ParentNode} root
 * @param {Store} store
 * @param {Watch} watch
 */
export function nameInstances(root, store, watch) {
  for (const first of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-repeats]"))) {
    const [oldest] = instancesOf(store, first.dataset.repeats ?? "");
    // Who typed before this script started saw an empty one, and meant a new one.
    first.dataset.instance = oldest && watch.before(readFields(first)) === undefined ? oldest : newInstance();
  }
}

/** @param {PageParts} page */
export function startInstances(page) {
  for (const first of /** @type {NodeListOf<HTMLElement>} */ (page.sheet.querySelectorAll("[data-repeats]"))) {
    startGroup(page, first);
  }
}

/**
 * @param {PageParts} page
 * @param {HTMLElement} first
 */
function startGroup(page, first) {
  const { sheet, store, form, withDesk } = page;
  const { repeats: start = "", each = "", namedBy } = first.dataset;
  const add = /** @type {HTMLButtonElement} */ (sheet.querySelector(`[data-adds="${start}"]`));
  const { parts, partOf, isEmpty, bring, drop } = createParts(page, first, remove);
  // Rows stand below one another; of stops, one is shown at a time.
  const navigations = namedBy ? [createNavigation(each), createNavigation(each)] : [];
  let shown = first;
  // Says what was taken away where it was.
  const told = document.createElement("div");
  /** Holds the ids that links from elsewhere name. */
  let plain = first;

  /** @param {HTMLElement} part */
  const nameOf = (part) => (namedBy ? firstLineOf(store.read(`${namedBy}/${part.dataset.instance}`)) : "");

  /** @param {HTMLElement} part */
  function show(part) {
    shown = part;
    render();
  }

  /** Show what the address names: in the part that it names, else in the first. */
  function follow() {
    const [id, instance] = location.hash.slice(1).split(APART);
    const part = partOf(instance) ?? parts[0];
    const place = [...part.querySelectorAll("[id]")].find((element) => element.id.split(APART)[0] === id);
    if (!place) return;
    show(part);
    place.scrollIntoView();
    /** @type {HTMLElement} */ (place).focus(); // Where it is a field; nothing else takes it.
  }

  function render() {
    if (plain !== parts[0]) {
      rename(plain, plain.dataset.instance);
      plain = parts[0];
      rename(plain);
    }
    for (const [index, part] of parts.entries()) {
      call(part, nameOfInstance(each, index + 1, nameOf(part)));
      /** @type {HTMLElement} */ (part.querySelector("[data-action='remove']")).hidden =
        parts.length === 1 && isEmpty(part);
      if (namedBy) part.classList.toggle("repeat--away", part !== shown);
    }
    for (const navigation of navigations) {
      navigation.hidden = parts.length < 2;
      navigation.replaceChildren(
        ...parts.map((part, index) =>
          createTab(each, index + 1, nameOf(part), part === shown, () => {
            show(part);
            part.focus();
            part.scrollIntoView();
          }),
        ),
      );
    }
  }

  /** @param {HTMLElement} part @param {string} title */
  function call(part, title) {
    if (part.ariaLabel === title) return;
    part.ariaLabel = title;
    for (const place of part.querySelectorAll("[data-part='instance']")) place.textContent = title;
  }

  /** @param {HTMLElement} part */
  function leave(part) {
    const index = parts.indexOf(part);
    if (!drop(part)) return;
    if (shown === part) shown = parts[Math.max(0, index - 1)];
    renderSoon();
  }

  /** @param {HTMLElement} part */
  function remove(part) {
    form.save();
    if (isEmpty(part)) {
      leave(part);
      add.focus();
      return;
    }
    const title = part.ariaLabel ?? each;
    const keys = store.questions().filter((key) => isIn(part, key));
    void withDesk((desk) => {
      desk.removeWithUndo(
        told,
        store,
        keys.map((key) => keyOf(store.visitId, key)),
        title,
        () => {
          const again = bring(/** @type {string} */ (part.dataset.instance));
          show(again);
          /** @type {HTMLElement} */ (again.querySelector("textarea")).focus();
        },
      );
      // The browser may not have let go of it.
      if (isEmpty(part)) leave(part);
    });
  }

  /** @param {HTMLElement} part @param {string} key */
  const isIn = (part, key) => key.startsWith(start) && instanceIn(key) === part.dataset.instance;

  first.before(...navigations.slice(0, 1));
  add.before(told, ...navigations.slice(1));
  const instances = instancesOf(store, start);
  const [, linked = ""] = location.hash.split(APART);
  // Those that the person may see first; the others come in pieces.
  for (const instance of [...instances.slice(-1), linked]) if (instances.includes(instance)) bring(instance);
  // The one that is worked on is the latest, unless a link or the person is at another one.
  const isAtFirst = first.contains(document.activeElement);
  show(isAtFirst ? first : parts[parts.length - 1]);
  if (!isAtFirst) follow();
  tellIfLong(page, inPieces(instances, bring).then(render), () => parts.length / instances.length);
  addEventListener("beforeprint", () => {
    for (const instance of instancesOf(store, start)) bring(instance);
    render();
    // The form may have been told of the printing before.
    form.fillPaper();
  });
  add.hidden = false;
  add.addEventListener("click", () => {
    form.save();
    if (parts.length >= MOST_ROWS) {
      void withDesk((desk) => desk.tellFull(told));
      return;
    }
    // Rows are in sight; of stops, empty ones would gather unseen.
    const part = (namedBy && parts.findLast(isEmpty)) || bring(newInstance());
    show(part);
    /** @type {HTMLElement} */ (part.querySelector("textarea")).focus();
    if (namedBy) part.scrollIntoView();
  });
  const renderSoon = soon(render);
  store.subscribe(({ question, answer, foreign }) => {
    const instance = instanceIn(question);
    if (!question.startsWith(start) || !instance) return;
    const count = parts.length;
    const part = partOf(instance);
    if (!isBlank(answer)) bring(instance);
    else if (foreign && part && isEmpty(part) && !part.contains(document.activeElement)) leave(part);
    if (isBlank(answer) || questionIn(question) === namedBy || count === 1 || parts.length > count) renderSoon();
  });
  addEventListener("hashchange", follow);
}

/**
 * Say how many have come, where that takes longer than a person waits without a word.
 *
 * @param {PageParts} page
 * @param {Promise<void>} coming
 * @param {() => number} share How many have come, from 0 to 1.
 */
function tellIfLong(page, coming, share) {
  setTimeout(() => {
    if (share() < 1) void page.withVersions(({ tellComing }) => tellComing(page, coming, share), true);
  }, UNNOTICED);
}
