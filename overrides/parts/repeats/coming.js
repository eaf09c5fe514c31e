/**
 * Says that many rows or stops are still coming.  With the script that a sheet with answers loads in any case: a larger
 * one, in the midst of it, would keep the page from answering.
 *
 * @import { PageParts } from "../../client/page/types.js"
 */
import { whileLasting } from "../../client/page/lasting.js";
import { coming as text } from "./coming_texts.js";

/**
 * @param {PageParts} page
 * @param {Promise<void>} coming
 * @param {() => number} share How many have come, from 0 to 1.
 */
export const tellComing = ({ notices }, coming, share) => void whileLasting(notices, text, coming, share, 0);
