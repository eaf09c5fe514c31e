/**
 * Reads the bytes of a save file as text, whatever an editor has made of them.  Pure.
 */
import { START } from "./unwrapping.js";

/** What programs in Western Europe call ANSI. */
const ANSI = "windows-1252";

/** What no text holds: an image that happens to be readable byte by byte is none. */
// eslint-disable-next-line no-control-regex
const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f]/;

/**
 * Where UTF-8 was damaged, other characters of it are still whole.  In ANSI nearly nothing looks like one: only Ä, Ö, Ü
 * and ß before a quotation mark or the like do, and then like those that are left out here.
 */
const LEFT_OF_UTF_8 = /[^\0-\x7f\ufffd\u0100-\u013f\u0580-\u05bf\u0700-\u073f\u07c0-\u07ff]/;

/** How UTF-8 looks that was read as ANSI: "Ã¤" for "ä", "â€ž" for "„". */
const READ_AS_ANSI = /[\u00c2\u00c3\u00e2\u00f0]/;

/**
 * @param {Uint8Array} bytes
 * @returns {string | null} null where they are no text.  Another encoding than UTF-8 is only believed where a save file
 * shows in it.
 */
export function decode(bytes) {
  const utf16 = findUtf16(bytes);
  const text = decodeAs(utf16 || "utf-8", bytes);
  if (utf16) return text && START.test(text) ? text : null;
  if (text !== null) return readAgain(text) ?? text;
  const ansi = /** @type {string} */ (decodeAs(ANSI, bytes));
  const isAnsi = START.test(ansi) && !CONTROL.test(ansi) && !LEFT_OF_UTF_8.test(new TextDecoder().decode(bytes));
  return isAnsi ? ansi : null;
}

/**
 * By its mark, or by the noughts beside the first letter.
 *
 * @param {Uint8Array} bytes
 */
function findUtf16([first, second]) {
  if ((first === 0xff && second === 0xfe) || (first > 0 && second === 0)) return "utf-16le";
  return (first === 0xfe && second === 0xff) || (first === 0 && second > 0) ? "utf-16be" : "";
}

/**
 * @param {string} encoding
 * @param {Uint8Array} bytes
 * @returns {string | null} null where they are none of it.
 */
function decodeAs(encoding, bytes) {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    console.info(error);
    return null;
  }
}

/**
 * Undo what an editor does that reads UTF-8 as ANSI and keeps the result.
 *
 * @param {string} text
 * @returns {string | null} null where that has not happened to all of it.
 */
function readAgain(text) {
  if (!READ_AS_ANSI.test(text)) return null;
  const characters = [...new TextDecoder(ANSI).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte))];
  const byteOf = new Map(characters.map((character, byte) => [character, byte]));
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index += 1) {
    const byte = byteOf.get(text[index]);
    if (byte === undefined) return null;
    bytes[index] = byte;
  }
  return decodeAs("utf-8", bytes);
}
