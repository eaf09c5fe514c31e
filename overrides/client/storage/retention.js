/**
 * Where answers are kept is the person's choice: on this device, or for this session in this window alone.
 *
 * @import { Keeper, StorageLike } from "./storage.js"
 *
 * @typedef {"device" | "session"} Keeping
 *
 * @typedef {object} Places What a page may keep things in.
 * @property {StorageLike | null} device
 * @property {StorageLike | null} session
 * @property {import("./disk_copy.js").Durable} durable
 * @property {Partial<Record<Keeping, Keeper>>} keepers One for each place: a second one would not know what the first
 * could not write yet, and what the durable copy has brought back.
 */
import { createDurable } from "./disk_copy.js";
import { createKeeper, openStorage } from "./storage.js";

/** Stands in the window's storage while answers are kept for the session. */
export const KEPT = "fachaustausch:keep";

/** @param {Window} host @returns {Places} */
export const openPlaces = (host) => ({
  device: openStorage(() => host.localStorage),
  session: openStorage(() => host.sessionStorage),
  durable: createDurable(host),
  keepers: {},
});

/** @param {StorageLike | null} session @returns {Keeping} */
export function readKeeping(session) {
  try {
    return session?.getItem(KEPT) === "session" ? "session" : "device";
  } catch (error) {
    console.warn(error);
    return "device";
  }
}

/**
 * @param {Keeping} keeping
 * @param {Places} places
 * @returns {Keeper} The same one whenever it is asked for.
 */
export const openKeeper = (keeping, { device, session, durable, keepers }) =>
  (keepers[keeping] ??= keeping === "session" ? createKeeper(session) : createKeeper(device, { durable }));
