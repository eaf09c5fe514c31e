/**
 * What a sheet needs once it has been filled in for a while: loads once there may be an earlier version of an answer to
 * keep or to show, a name to propose, another visit to turn to, or many rows that are still coming.
 *
 * @import { Returning } from "../client/page/types.js"
 */
import { keepsVersions } from "../client/storage/versions.js";
import { askAfterLong } from "../parts/keep_row/long_unchanged.js";
import { proposeNames } from "../parts/question/naming.js";
import { tellComing } from "../parts/repeats/coming.js";
import { offerVisits } from "../parts/switching/switching.js";
import { keepVersions } from "../parts/versions/keeping.js";

let isStarted = false;

/** @type {Returning} */
const returning = {
  start(page, months) {
    if (isStarted) return;
    isStarted = true;
    if (keepsVersions(page.storage)) void keepVersions(page);
    askAfterLong(page, Number(months));
    offerVisits(/** @type {HTMLElement} */ (page.sheet.querySelector(".visit-line")), page, page.withDesk);
  },
  proposeNames,
  tellComing,
  offerVisits,
};

Object.assign(window, { fachaustauschKeep: returning });
