/**
 * Where answers are kept is the person's choice: on this device, or for this session in this window alone.
 *
 * @import { StorageLike } from "./keeper.js"
 *
 * @typedef {"device" | "session"} Keeping
 *
 * @typedef {object} Places What a page may keep things in.
 * @property {StorageLike | null} device
 * @property {StorageLike | null} session
 * @property {import("./durable.js").Durable} durable
 */
import { createKeeper } from "./keeper.js";

/** Stands in the window's storage while answers are kept for the session. */
export const KEPT = "fachaustausch:keep";

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
 */
export const openKeeper = (keeping, { device, session, durable }) =>
  keeping === "session" ? createKeeper(session) : createKeeper(device, { durable });
