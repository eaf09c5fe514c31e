/**
 * Where answers are kept is the person's choice: on this device, or for this session in this window alone.
 *
 * @import { Area, Places, Retention, TextStorage } from "./types.js"
 */
import { createDiskCopy } from "./disk_copy.js";
import { openArea } from "./checked_area.js";
import { createStorage } from "./storage.js";

/** Stands in the window's storage while answers are kept for the session. */
export const KEPT = "fachaustausch:keep";

/** @param {Window} host @returns {Places} */
export const openPlaces = (host) => ({
  device: openArea(() => host.localStorage),
  session: openArea(() => host.sessionStorage),
  diskCopy: createDiskCopy(host),
  storages: {},
});

/** @param {Area | null} session @returns {Retention} */
export function readRetention(session) {
  try {
    return session?.getItem(KEPT) === "session" ? "session" : "device";
  } catch (error) {
    console.warn(error);
    return "device";
  }
}

/**
 * @param {Retention} retention
 * @param {Places} places
 * @returns {TextStorage} The same one whenever it is asked for.
 */
export const storageFor = (retention, { device, session, diskCopy, storages }) =>
  (storages[retention] ??= retention === "session" ? createStorage(session) : createStorage(device, { diskCopy }));
