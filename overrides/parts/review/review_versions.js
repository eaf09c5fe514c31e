/**
 * Earlier versions in files: what is said of them, and how they come along.  Into a visit of its own they all come, and
 * beside answers of the same person, where they take no place of those that are there.  Where colleagues' answers are put
 * together, what a colleague has struck out stays with her.
 *
 * @import { OpeningPage } from "../../client/page/types.js"
 * @import { Found } from "./review_found.js"
 * @import { Addition } from "./review_parts.js"
 * @import { SavedVersion } from "../../client/answers/saved_versions.js"
 *
 * @typedef {{ page: OpeningPage, found: Found, additions: Addition[] }} Bringing
 */
import { countVersions } from "../../client/answers/saved_versions.js";
import { el } from "../../client/page/dom.js";
import { adoptVersions, keepsVersions } from "../../client/storage/versions.js";
import * as texts from "./review_texts.js";

/**
 * @param {Bringing} review
 * @returns {Map<string, SavedVersion[]>} By question, those that come into a visit that is there; not of what the person
 * does not take.
 */
function broughtBy({ page, found, additions }) {
  const { single, isOwn } = found;
  if (!single || !isOwn || !keepsVersions(page.storage)) return new Map();
  const refused = new Set(additions.filter(({ isTaken }) => !isTaken()).map(({ question }) => question));
  return new Map([...single.versions.byQuestion].filter(([question]) => !refused.has(question)));
}

/** @param {Bringing} review */
export const bringsVersions = (review) => broughtBy(review).size > 0;

/**
 * @param {Bringing} review
 * @returns {ReturnType<typeof adoptVersions> | null} null where there are none to bring.
 */
export function bringVersions(review) {
  const { storage, store } = review.page;
  const brought = broughtBy(review);
  return brought.size ? adoptVersions(storage, store.visitId, brought) : null;
}

/**
 * @param {Pick<Bringing, "page" | "found">} review
 * @returns {{ element: HTMLElement, show: (isNew: boolean) => void } | null} null where no file has any.
 */
export function createVersionsNote({ page, found }) {
  const saved = found.readable.flatMap(({ content }) => (content ? [content.versions] : []));
  const count = saved.reduce((sum, each) => sum + countVersions(each.byQuestion), 0);
  const unread = saved.reduce((sum, each) => sum + each.unread, 0);
  if (!count && !unread) return null;
  const element = el("p", "review__versions");
  return {
    element,
    /** @param {boolean} isNew Whether the file becomes a visit of its own. */
    show(isNew) {
      const into = isNew || found.isOwn ? "come" : found.single ? "onlyNew" : "stay";
      const way = keepsVersions(page.storage) ? into : "session";
      element.textContent = texts.versionsIn(count, way, unread);
    },
  };
}
