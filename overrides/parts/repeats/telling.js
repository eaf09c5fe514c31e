/**
 * Says that there are as many rows or stops as fit, and that many are still coming.
 *
 * @import { PageParts } from "../../client/page/types.js"
 */
import { MOST_ROWS } from "../../client/answers/limits.js";
import { whileLasting } from "../../client/page/lasting.js";
import { tell } from "../../client/page/notices.js";
import * as texts from "./telling_texts.js";

/** @param {HTMLElement} place */
export const tellFull = (place) => tell(place, texts.noMoreRows(MOST_ROWS));

/**
 * @param {PageParts} page
 * @param {Promise<void>} coming
 * @param {() => number} share How many have come, from 0 to 1.
 */
export const tellComing = ({ notices }, coming, share) => void whileLasting(notices, texts.coming, coming, share);
