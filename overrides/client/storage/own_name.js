/**
 * How the person who uses this browser calls herself where somebody is responsible.
 *
 * @import { TextStorage } from "./types.js"
 */
import { parseRecord } from "../answers/answers.js";
import { PREFIX } from "../answers/keys.js";

/** Goes with "Alles löschen", as every key of ours. */
const KEY = `${PREFIX}name`;

/** @param {TextStorage} storage @returns {string} "" where she never said. */
export function readOwnName(storage) {
  const { name } = parseRecord(storage.getItem(KEY) ?? "") ?? {};
  return typeof name === "string" ? name : "";
}

/**
 * @param {TextStorage} storage
 * @param {string} name
 */
export const keepOwnName = (storage, name) => storage.setItem(KEY, JSON.stringify({ name }));
