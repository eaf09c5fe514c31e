/**
 * Whether a device holds other visits beside the one that a page is about.
 *
 * @import { Store, TextStorage } from "./types.js"
 */
import { visitOf } from "../answers/keys.js";

/** @param {{ storage: TextStorage, store: Store }} page @returns {boolean} The archive and the example count, too. */
export const isBesideOthers = ({ storage, store: { visitId } }) =>
  storage.keys().some((key) => (visitOf(key) ?? visitId) !== visitId);
