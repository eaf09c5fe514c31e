/** Save files as people have them: through an editor, through a mail, under another name. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { EMPTY } from "../../../overrides/client/answers/answers.js";
import { readSaveFile, SaveFileError } from "../../../overrides/client/answers/save_file_reading.js";
import { createSaveFile } from "../../../overrides/client/answers/save_file_writing.js";
import { readVisit } from "../../../overrides/client/answers/visits.js";
import { anyAnswers } from "./some_answers.mjs";
import { ansi, DISGUISES, NOT_FOR_OLD } from "./disguises.mjs";

const Q = "vorbereitung.ziel";
const OLD = readFileSync(new URL("version-1.json", import.meta.url), "utf-8");

/** @param {Map<string, any>} answers */
const save = (answers) =>
  createSaveFile({
    id: "first",
    visit: { ...readVisit(null), name: "Bad Münster", author: "Frau Groß" },
    answers,
    questionSet: "leitfaden-fachaustausch",
    now: new Date("2027-03-12T09:30:00.000Z"),
  });

/** @param {string} answer */
const saveText = (answer) => save(new Map([[Q, { ...EMPTY, answer }]]));

/** What earlier versions wrote. @param {string} answer */
const saveOld = (answer) => JSON.stringify(JSON.parse(saveText(answer)), null, 2);

/** @param {BlobPart} content */
const open = async (content) => readSaveFile(new Blob([content]));

/** @param {BlobPart} content @param {string} fault */
const assertRefused = (content, fault) =>
  assert.rejects(open(content), (error) => {
    assert.ok(error instanceof SaveFileError, String(error));
    assert.equal(error.fault, fault);
    return true;
  });

for (const [name, disguise] of Object.entries(DISGUISES)) {
  test(`any answers come back exactly ${name}`, async () => {
    await fc.assert(
      fc.asyncProperty(anyAnswers, async (answers) => {
        assert.deepEqual((await open(disguise(save(answers)))).answers, answers);
      }),
      { numRuns: 40 },
    );
  });

  test(`a file of an earlier version opens exactly ${name}, or is refused`, async () => {
    if (name in NOT_FOR_OLD) await assertRefused(disguise(OLD), NOT_FOR_OLD[name]);
    else assert.deepEqual(await open(disguise(OLD)), await open(OLD));
  });
}

test("a file of an earlier version opens exactly from ANSI", async () => {
  for (const text of ["Übergänge „sehen“ – und verstehen …", "MENÜ“", "Spaß“ – Größe", "€ 5", "naïve Château"]) {
    assert.equal((await open(ansi(saveOld(text)))).answers.get(Q)?.answer, text);
  }
});

test("an ANSI file that is a damaged one of UTF-8 is refused: its letters would be others", async () => {
  const bytes = Buffer.from(saveOld("Übergänge „sehen“"), "utf-8");
  bytes[bytes.indexOf(0xc3)] = 0x40;
  await assertRefused(bytes, "notText");
});

test("a file of an earlier version that was read as ANSI and kept like that gets its letters back", async () => {
  const text = "Übergänge „sehen“ – 🧭 مرحبا";
  const twice = new TextDecoder("windows-1252").decode(Buffer.from(saveOld(text)));
  assert.equal((await open(twice)).answers.get(Q)?.answer, text);
  const once = "Ein Ã steht für sich, und Âhnliches auch";
  assert.equal((await open(saveOld(once))).answers.get(Q)?.answer, once);
});

test("lines that a mail broke at a blank, which it left there, come together again", async () => {
  const text = "Wir möchten sehen, wie der Übergang gelingt, und was ihn erschwert. ".repeat(9);
  const broken = (/** @type {string} */ line) => line.replace(/(.{60,70}?) /g, "$1 \r\n");
  const json = save(new Map([[Q, { ...EMPTY, answer: text }]]));
  const wrapped = json.split("\n").map(broken).join("\r\n");
  assert.notEqual(wrapped.split("\r\n").length, json.split("\n").length);
  assert.equal((await open(`Hallo,\r\n\r\n${wrapped}\r\n-- \r\nSchulamt`)).answers.get(Q)?.answer, text);
  const quoted = `> ${wrapped.replaceAll("\r\n", "\r\n> ")}`;
  assert.equal((await open(`Am 12.03. schrieb Frau Groß:\r\n${quoted}`)).answers.get(Q)?.answer, text);
});

test("lines that were broken where nobody knows what stood there are refused, and the reason is told", async () => {
  const json = saveText("Wir möchten sehen, wie es gelingt");
  await assertRefused(json.replace("sehen, wie", "sehen,\nwie"), "wrapped");
  await assertRefused(json.replace("sehen, wie", "sehen, \n wie"), "wrapped");
  await assertRefused(json.replace("\\u00f6", "\\\nu00f6"), "wrapped");
});

test("what a program for letters did to quotation marks is undone where it is certain what they were", async () => {
  const text = 'Sie sagt: "So geht\'s", und zeigt es. „Gut“ – sehr gut …';
  const nice = saveText(text)
    .replace(/(\\?)"([^"]*?)(\\?)"/g, "$1„$2$3“")
    .replaceAll("'", "’");
  assert.match(nice, /„fileType“: „fachaustausch-answers“/);
  assert.equal((await open(nice)).answers.get(Q)?.answer, text);
  const old = saveOld("Mit „Zitat“ und ä").replace(/"([^"]*)"/g, "“$1”");
  await assert.rejects(open(old), SaveFileError);
  await assertRefused(saveOld("Größe").replaceAll('"', "“"), "reformatted");
});

test("hard blanks that a mail put in are blanks again, and those of the person stay", async () => {
  const text = "Eins  zwei\u00a0drei ä";
  const json = saveText(text);
  for (const changed of [
    json.replaceAll("  ", " \u00a0"),
    json.replace(/^ +/gm, (blanks) => "\u00a0".repeat(blanks.length)),
  ]) {
    assert.equal((await open(changed)).answers.get(Q)?.answer, text);
  }
  assert.equal((await open(saveOld("Eins\u00a0zwei"))).answers.get(Q)?.answer, "Eins\u00a0zwei");
  assert.equal((await open(saveOld("\\u00e4 und\u00a0b"))).answers.get(Q)?.answer, "\\u00e4 und\u00a0b");
});

test("a file that stands in a mail twice opens once, and two different ones are refused", async () => {
  const json = saveText("Lernen");
  const quoted = json.replace(/^/gm, "> ");
  assert.equal((await open(`${json}\n\nAm 12.03. schrieben Sie:\n${quoted}`)).answers.get(Q)?.answer, "Lernen");
  await assertRefused(`${json}\n\nund\n${saveText("Anderes")}`, "several");
  await assertRefused(`${json}\n\nund\n${json.slice(0, 200)}`, "several");
});

test("what an answer says of a save file is no save file", async () => {
  const text = '{"fileType": "fachaustausch-answers"}\n> {"fileType":';
  assert.equal((await open(saveText(text))).answers.get(Q)?.answer, text);
  assert.equal((await open(saveOld(text))).answers.get(Q)?.answer, text);
});

test("a save file within other data is none of ours", async () => {
  const json = saveText("Lernen");
  for (const text of [`[${json}]`, `{"a":${json}}`, `["a",${json}]`, `[[${json}]]`])
    await assertRefused(text, "notOurs");
});

test("a mail with a save file in it keeps to the rules for save files", async () => {
  const json = saveText("Lernen");
  await assertRefused(`Hallo\n${json.replace('"visit"', '"__proto__": {}, "visit"')}`, "forbidden");
  await assertRefused(`Hallo\n${json.replace('"visit"', '"savedAt": "", "visit"')}`, "duplicate");
  await assertRefused(
    `Hallo\n${json.replace('"answers": {', `"x": ${"[".repeat(13)}${"]".repeat(13)}, "answers": {`)}`,
    "tooDeep",
  );
  await assertRefused(`Hallo\n${json.slice(0, -10)}`, "notJson");
  await assertRefused(`Hallo\n{"fileType": "fachaustausch-answers", "formatVersion": 2}`, "newer");
});

test("texts that are made to take long are read at once", async () => {
  const start = performance.now();
  for (const text of [
    "{ ".repeat(1e6),
    "<".repeat(2e6),
    "&#1".repeat(6e5),
    `${"> ".repeat(1e6)}{"fileType"`,
    '{"fileType"'.repeat(2e5),
    "\u00a0".repeat(1e6),
  ]) {
    await assert.rejects(open(`<p>${text}`), SaveFileError);
    await assert.rejects(open(text), SaveFileError);
    await assert.rejects(open(saveText("a").replace('"visit"', `${JSON.stringify(text)}, "visit"`)), SaveFileError);
  }
  assert.ok(performance.now() - start < 10_000);
});
