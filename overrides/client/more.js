/**
 * What only some worksheets have: rows, stops, quotations, questions for one side.
 *
 * @import { PageParts } from "./custody.js"
 */
import { startInstances } from "./instances.js";
import { guard } from "./opening.js";
import { startQuotes } from "./quotes.js";
import { startComparing, startSides } from "./sides.js";

export { nameInstances } from "./instances.js";

/** @param {PageParts} page */
export function startMore(page) {
  guard(() => startInstances(page));
  guard(() => startQuotes(page.sheet, page.store));
  guard(() => startSides(page));
  guard(() => startComparing(page));
}
