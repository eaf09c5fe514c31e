/**
 * Moves answers between the device and the window's own storage.
 *
 * @import { Places } from "./types.js"
 */
import { PERSON, visitKeyOf, visitOf } from "../answers/keys.js";
import { KEPT, storageFor } from "./retention.js";
import { currentVisit, turnTo } from "./current_visit.js";
import { setAll } from "./all_or_nothing.js";
import { settled } from "./settled.js";
import { pageVersions } from "./versions.js";
import { keysOf, newVisitId } from "./visit_list.js";

/**
 * Keep for this session from now on.  The page is to be loaded again then.
 *
 * @param {Places} places
 * @param {boolean} takes Whether what lies on the device goes along and leaves the device.
 * @returns {Promise<boolean>} Whether the window's storage took it; where not, nothing has changed.
 */
export async function keepForSession(places, takes) {
  const [device, session] = [storageFor("device", places), storageFor("session", places)];
  await device.ready();
  const moved = takes ? device.keys().filter(isPersonal) : [];
  const current = currentVisit(device, places.session);
  const values = new Map(moved.map((key) => [key, device.getItem(key) ?? ""]));
  if (!setAll(session, values.set(KEPT, "session"))) return false;
  for (const key of moved) device.removeItem(key);
  // Nothing of what leaves the device may remain on it.
  if (takes) await pageVersions().remove([{}]).catch(console.warn);
  if (takes && moved.some((key) => visitOf(key))) turnTo(session, places.session, current);
  device.end();
  await settled(device);
  return true;
}

/** @param {string} key Whether a person has entered what lies there. */
const isPersonal = (key) => visitOf(key) !== null || key === PERSON;

/**
 * Keep on this device from now on.  A visit that the device knows with other answers comes along as one of its own.
 * The page is to be loaded again then.
 *
 * @param {Places} places
 * @param {Date} now
 * @returns {Promise<boolean>} Whether the device took it; where not, nothing has changed.
 */
export async function keepOnDevice(places, now) {
  const [device, session] = [storageFor("device", places), storageFor("session", places)];
  await device.ready();
  const moved = session.keys().filter((key) => visitOf(key));
  const visits = new Set(moved.map((key) => visitOf(key) ?? ""));
  const ids = new Map([...visits].map((id) => [id, keysOf(device, id).length ? newVisitId(now) : id]));
  const values = moved.map((key) => {
    const visit = visitOf(key) ?? "";
    const target = visitKeyOf(ids.get(visit) ?? visit) + key.slice(visitKeyOf(visit).length);
    return /** @type {const} */ ([target, session.getItem(key) ?? ""]);
  });
  const person = session.getItem(PERSON);
  if (!setAll(device, new Map(person ? [...values, [PERSON, person]] : values))) return false;
  const current = currentVisit(session, places.session);
  for (const key of session.keys()) session.removeItem(key);
  if (moved.length) turnTo(device, places.session, ids.get(current) ?? current);
  session.end();
  await settled(device);
  return true;
}
