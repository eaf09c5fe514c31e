/**
 * What only some worksheets have: rows, stops, choices, questions for one side.
 *
 * @import { PageParts } from "../../client/page/types.js"
 * @import { Store } from "../../client/storage/types.js"
 * @import { Watch } from "../../client/page/watch.js"
 *
 * @typedef {object} More
 * @property {(sheet: HTMLElement, store: Store, watch: Watch) => void} prepare Does what has to be there before the form starts.
 * @property {(page: PageParts) => void} start
 */
import { offerFormerChoices } from "../../parts/question/former_choices.js";
import { nameInstances, startInstances } from "../../parts/repeats/repeats.js";
import { guard } from "../../client/page/starting.js";
import { startSides } from "../../parts/sides/sides.js";

/** @type {More} For a sheet with rows or stops. */
export const repeating = {
  prepare(sheet, store, watch) {
    nameInstances(sheet, store, watch);
    sided.prepare(sheet, store, watch);
  },
  start: startInstances,
};

/** @type {More} For one where nothing repeats. */
export const sided = {
  prepare(sheet, store) {
    guard(() => offerFormerChoices(sheet, store));
  },
  start: startSides,
};

/** @type {More} For any. */
export const everything = {
  prepare: repeating.prepare,
  start(page) {
    guard(() => startInstances(page));
    guard(() => startSides(page));
  },
};
