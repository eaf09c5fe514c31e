/**
 * Says that there are as many rows or stops as fit.
 */
import { MOST_ROWS } from "../../client/answers/limits.js";
import { tell } from "../../client/page/notices.js";
import { noMoreRows } from "./full_texts.js";

/** @param {HTMLElement} place */
export const tellFull = (place) => tell(place, noMoreRows(MOST_ROWS));
