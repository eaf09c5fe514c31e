/**
 * What only some worksheets have: rows, stops, choices, quotations, questions for one side.
 *
 * @import { PageParts } from "./custody.js"
 * @import { Store } from "./store.js"
 */
import { offerFormerChoices } from "./former_choices.js";
import { nameInstances, startInstances } from "./instances.js";
import { guard } from "./opening.js";
import { startQuotes } from "./quotes.js";
import { startComparing, startSides } from "./sides.js";

/**
 * What has to be there before the form starts.
 *
 * @param {HTMLElement} sheet
 * @param {Store} store
 */
export function prepareMore(sheet, store) {
  nameInstances(sheet, store);
  guard(() => offerFormerChoices(sheet, store));
}

/** @param {PageParts} page */
export function startMore(page) {
  guard(() => startInstances(page));
  guard(() => startQuotes(page.sheet, page.store));
  guard(() => startSides(page));
  guard(() => startComparing(page));
}
