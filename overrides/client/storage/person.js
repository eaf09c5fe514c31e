/**
 * What the person at this browser calls herself in her save files.  She is asked once; no answer is one, too.
 *
 * @import { TextStorage } from "./types.js"
 */
import { changedAtOf, parseRecord, timeAfter } from "../answers/answers.js";
import { PERSON } from "../answers/keys.js";

/**
 * @param {Pick<TextStorage, "getItem">} storage
 * @returns {string | null} "" where she wants to give none; null where nobody has asked her yet.
 */
export function readPerson(storage) {
  const name = parseRecord(storage.getItem(PERSON) ?? "")?.name;
  return typeof name === "string" ? name : null;
}

/**
 * @param {Pick<TextStorage, "getItem" | "setItem">} storage
 * @param {string} name A name or an office, or "".
 * @param {Date} now
 */
export function notePerson(storage, name, now) {
  const changedAt = timeAfter(now, changedAtOf(storage.getItem(PERSON) ?? ""));
  storage.setItem(PERSON, JSON.stringify({ name, changedAt }));
}
