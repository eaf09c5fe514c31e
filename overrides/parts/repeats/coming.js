/**
 * Says that many rows or stops are still coming.  With the script that a sheet with answers loads in any case: a larger
 * one, in the midst of it, would keep the page from answering.
 *
 * @import { PageParts } from "../../client/page/types.js"
 */
import { el } from "../../client/page/dom.js";
import { whileLasting } from "../../client/page/lasting.js";
import { coming as text } from "./coming_texts.js";

/** Over the page's lower end: in the page it would move what the person is about to press, twice.  No sheet needs its
 * styles before. */
const LOOK = { position: "fixed", inset: "auto 1rem 1rem auto", margin: "0", zIndex: "3", pointerEvents: "none" };

/**
 * @param {PageParts} page
 * @param {Promise<void>} coming
 * @param {() => number} share How many have come, from 0 to 1.
 */
export function tellComing({ notices }, coming, share) {
  const place = el("div", "notice");
  Object.assign(place.style, LOOK);
  notices.append(place);
  void whileLasting(place, text, coming, share, 0).finally(() => place.remove());
}
