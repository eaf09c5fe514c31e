/**
 * Whether anything is kept here, before anything else is known.
 *
 * @import { Area } from "./types.js"
 */
import { visitOf } from "../answers/keys.js";
import { openArea } from "./checked_area.js";
import { readRetention } from "./retention.js";

/** @param {{ localStorage: Storage, sessionStorage: Storage }} host The window. */
export function holdsVisits(host) {
  const session = openArea(() => host.sessionStorage);
  return hasVisit(readRetention(session) === "session" ? session : openArea(() => host.localStorage));
}

/** @param {Area | null} area */
function hasVisit(area) {
  for (let index = 0; index < (area?.length ?? 0); index += 1) {
    if (visitOf(area?.key(index) ?? "") !== null) return true;
  }
  return false;
}
