/** What becomes of a save file on its way, without a letter being lost. */

/** @param {string} text */
const utf16 = (text) => Buffer.from(text, "utf16le");

/** @param {string} text As far as windows-1252 has its characters. */
export function ansi(text) {
  const characters = [...new TextDecoder("windows-1252").decode(Uint8Array.from({ length: 256 }, (_, byte) => byte))];
  return Uint8Array.from([...text].map((character) => characters.indexOf(character)));
}

/** @param {string} text */
const escaped = (text) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** @param {string} text */
const lines = (text) => text.trimEnd().split("\n");

/** @type {Record<string, string>} What an old file, which is no ASCII, does not come through, and why it is refused. */
export const NOT_FOR_OLD = { "in the source of a mail, a paragraph a line": "reformatted" };

/** @type {Record<string, (text: string) => Uint8Array<ArrayBuffer> | string>} */
export const DISGUISES = {
  "as it is": (text) => text,
  "with a byte order mark": (text) => `\ufeff${text}`,
  "with lines that end as in Windows": (text) => text.replaceAll("\n", "\r\n"),
  "in one line": (text) => text.replace(/\n */g, " "),
  "as UTF-16": (text) => utf16(`\ufeff${text}`),
  "as UTF-16 with lines that end as in Windows": (text) => utf16(`\ufeff${text.replaceAll("\n", "\r\n")}`),
  "as UTF-16, the larger byte first": (text) => utf16(`\ufeff${text}`).swap16(),
  "as UTF-16 without a mark": (text) => utf16(text),
  "as UTF-16 without a mark, the larger byte first": (text) => utf16(text).swap16(),
  "between the lines of a mail": (text) =>
    `Liebe Kollegin,\r\n\r\nanbei unser Stand {Entwurf}: [1]\r\n${text}\r\n-- \r\nSchulamt "Bad Münster" \\ {}\r\n`,
  "after a warning of the mail server": (text) => `[EXTERN] Vorsicht bei Anhängen.\n\n${text}`,
  "quoted in a mail": (text) =>
    `Am 12.03. schrieb Frau Groß:\n> \n${lines(text.replace(/^/gm, "> ")).join("\n")}\n> -- \n`,
  "quoted twice in a mail": (text) =>
    `>> Hallo,\n${lines(text)
      .map((line) => `>> ${line}`)
      .join("\n")}\n> Danke!\n`,
  "quoted twice, with blanks": (text) =>
    lines(text)
      .map((line) => `> > ${line}`)
      .join("\r\n"),
  "in the source of a mail": (text) =>
    `<html><body><p>Hallo &amp; guten Tag,</p><pre class="x">${escaped(text)}</pre><p>{Gruß}</p></body></html>`,
  "in the source of a mail, a paragraph a line": (text) =>
    `<html><body>${lines(text)
      .map((line) => `<p class=MsoNormal>${escaped(line).replaceAll("  ", "&nbsp; ")}</p>`)
      .join("\r\n")}</body></html>`,
  "with blank lines and hard blanks around it": (text) => `\n\u00a0\n\u200b${text}\u00a0\n\0`,
};
