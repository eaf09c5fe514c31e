/**
 * How the person at this browser is called where somebody is responsible: perhaps an office, where her files say a name.
 * It stands in no file.
 *
 * @import { TextStorage } from "./types.js"
 */
import { parseRecord } from "../answers/answers.js";
import { LIST_NAME } from "../answers/keys.js";

/**
 * @param {Pick<TextStorage, "getItem">} storage
 * @returns {string} "" where she never said.
 */
export function readListName(storage) {
  const { name } = parseRecord(storage.getItem(LIST_NAME) ?? "") ?? {};
  return typeof name === "string" ? name : "";
}

/**
 * @param {Pick<TextStorage, "setItem">} storage
 * @param {string} name
 */
export const noteListName = (storage, name) => storage.setItem(LIST_NAME, JSON.stringify({ name }));
