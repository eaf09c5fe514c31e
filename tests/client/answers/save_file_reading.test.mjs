import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { EMPTY } from "../../../overrides/client/answers/answers.js";
import { MOST_ANSWERS, MOST_ROWS } from "../../../overrides/client/answers/limits.js";
import {
  LARGEST,
  parseSaveFile,
  readSaveFile,
  SaveFileError,
} from "../../../overrides/client/answers/save_file_reading.js";
import { createSaveFile } from "../../../overrides/client/answers/save_file_writing.js";

const Q = "vorbereitung.ziel";
const TIME = "2026-11-20T10:00:00.000Z";

const ANSWER = { answer: "Lernen", status: "open", responsible: "", due: "", changedAt: TIME, revision: 1 };

const CONTENT = {
  fileType: "fachaustausch-answers",
  formatVersion: 1,
  questionSet: "leitfaden-fachaustausch",
  savedAt: TIME,
  visit: { id: "b1", name: "Musterfeld" },
  answers: { [Q]: ANSWER },
};

/** @param {object} [changes] */
const fileWith = (changes) => JSON.stringify({ ...CONTENT, ...changes });

/** @param {object} changes In the one answer. */
const fileWithAnswer = (changes) => fileWith({ answers: { [Q]: { ...ANSWER, ...changes } } });

/** @param {object} changes */
const fileWithVisit = (changes) => fileWith({ visit: { ...CONTENT.visit, ...changes } });

/** @param {string} text @param {string} [question] */
const answerIn = (text, question = Q) => parseSaveFile(text).answers.get(question);

/**
 * That a file is refused for its fault, and leaves nothing behind.
 *
 * @param {() => unknown} open
 * @param {string} fault
 * @param {string} [place]
 */
function assertRefused(open, fault, place) {
  assert.throws(open, (error) => isRefusal(error, fault, place));
  assertUnpolluted();
}

/**
 * @param {unknown} error
 * @param {string} fault
 * @param {string} [place]
 */
function isRefusal(error, fault, place) {
  assert.ok(error instanceof SaveFileError, String(error));
  assert.equal(error.fault, fault);
  if (place !== undefined) assert.equal(error.place, place);
  return true;
}

function assertUnpolluted() {
  assert.deepEqual(Object.keys(Object.prototype), []);
  assert.equal(/** @type {any} */ ({}).polluted, undefined);
}

/** @param {BlobPart[]} parts @param {string} fault */
const assertBlobRefused = (parts, fault) =>
  assert.rejects(readSaveFile(new Blob(parts)), (error) => isRefusal(error, fault));

test("the example that the faults below are made from opens", () => {
  const { visit, answers, questionSet, savedAt } = parseSaveFile(fileWith());
  assert.deepEqual(answers, new Map([[Q, { ...EMPTY, ...ANSWER }]]));
  assert.deepEqual([visit.id, visit.name, questionSet, savedAt], ["b1", "Musterfeld", CONTENT.questionSet, TIME]);
});

// What people have saved opens for ever: this file is what version 1 wrote, and it is never renewed.
test("a file that version 1 wrote opens, and saved again it says the same", async () => {
  const bytes = readFileSync(new URL("version-1.json", import.meta.url));
  const { visit, answers, savedAt, questionSet } = await readSaveFile(new Blob([bytes]));
  assert.equal(questionSet, "leitfaden-fachaustausch");
  assert.equal(visit.author, "Jobcenter Bad Übersee");
  assert.deepEqual(
    [...answers.keys()],
    [
      "ausgangslage.anlass",
      "vorbereitung.dokumentation",
      "vorbereitung.ideen",
      "vorbereitung.kontakt",
      "vorbereitung.teilnehmende",
      "vorbereitung.ziel",
    ],
  );
  assert.deepEqual(answers.get(Q), {
    answer:
      "Wir möchten sehen, wie „Übergang Schule – Beruf“ gelingt.\n\n" +
      '  1. Sprachkurse\n  2. Praktika & Ausbildung\n\tmit \\ und "Anführung"',
    status: "open",
    responsible: "Herr Groß",
    due: "2027-04-01",
    changedAt: "2027-02-18T14:05:09.123Z",
    revision: 1,
    notApplicable: false,
    choice: "",
  });
  assert.equal(answers.get("vorbereitung.kontakt")?.notApplicable, true);
  assert.deepEqual(
    answers.get("vorbereitung.ideen")?.sources?.map(({ name, answer }) => [name, answer]),
    [
      ["Jobcenter Bad Übersee", "Ein gemeinsames Sprachcafé"],
      ["Schulamt", "Patenschaften an der Berufsschule"],
    ],
  );
  assert.deepEqual(
    JSON.parse(createSaveFile({ id: visit.id, visit, answers, questionSet, now: new Date(savedAt) })),
    JSON.parse(bytes.toString("utf-8")),
  );
});

test("a file that is too large is refused before it is read", async () => {
  const blob = { size: LARGEST + 1, arrayBuffer: () => assert.fail("it was read") };
  await assert.rejects(readSaveFile(/** @type {any} */ (blob)), (error) => isRefusal(error, "tooLarge"));
});

test("a file of the largest size is read", async () => {
  const text = fileWith();
  const blob = new Blob([text.padEnd(LARGEST, " ")]);
  assert.equal(blob.size, LARGEST);
  assert.equal((await readSaveFile(blob)).answers.size, 1);
});

test("what is no text is refused", async () => {
  const text = fileWithAnswer({ answer: "Übergänge" });
  await assertBlobRefused([text.slice(0, -5), new Uint8Array([0xed, 0xa0, 0x80])], "notText"); // half a character
  await assertBlobRefused([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x1a])], "notText");
  await assertBlobRefused([text, new Uint8Array([0, 0xe4])], "notText");
  await assertBlobRefused([Buffer.from("Ein Brief an Jürgen", "latin1")], "notText");
  await assertBlobRefused([new Uint8Array([0xff, 0xfe]), Buffer.from("Ein Brief", "utf16le")], "notText");
  await assertBlobRefused([new Uint8Array([0xff, 0xfe]), Buffer.from(text, "utf16le").subarray(0, -1)], "notText");
});

test("a file of another kind is named", async () => {
  await assertBlobRefused([], "empty");
  await assertBlobRefused([new Uint8Array([0x50, 0x4b, 3, 4, 0x14, 0xf7])], "packed");
  await assertBlobRefused([new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1])], "mail");
  const mail = "Received: from a\r\n by b\r\nMIME-Version: 1.0\r\nSubject: Unser Stand\r\n\r\neyJmaWxlVHlwZSI6\r\n";
  await assertBlobRefused([mail], "mail");
});

test("a file that was cut anywhere is refused as a whole", () => {
  const text = fileWith();
  for (let length = 0; length < text.length; length += 1) {
    assertRefused(() => parseSaveFile(text.slice(0, length)), "notJson");
  }
});

for (const [name, text] of Object.entries({
  nothing: "",
  "white space": " \n",
  "a text document": "Liebe Kolleginnen",
  "a web page": "<!doctype html><title>Anmelden</title>",
  "a comma too many": fileWith().replace(/\}$/, ",}"),
  "two files in one": fileWith() + fileWith(),
  "a line end inside a text": fileWithAnswer({ answer: "a" }).replace('"a"', '"a\n"'),
  NaN: fileWithAnswer({ revision: 77 }).replace("77", "NaN"),
})) {
  test(`${name} is no JSON`, () => assertRefused(() => parseSaveFile(text), "notJson"));
}

for (const [name, text] of Object.entries({
  "an array": "[]",
  "an array of save files": `[${fileWith()}]`,
  "a number": "1",
  "a text": '"fachaustausch-answers"',
  null: "null",
  true: "true",
  "an empty object": "{}",
  "another type": fileWith({ fileType: "fachaustausch-Answers" }),
  "a type in an array": fileWith({ fileType: ["fachaustausch-answers"] }),
  "no type": fileWith({ fileType: undefined }),
  "another program's file": '{"version": 3, "answers": {}}',
})) {
  test(`${name} is none of ours`, () => assertRefused(() => parseSaveFile(text), "notOurs"));
}

for (const [name, text] of Object.entries({
  arrays: "[".repeat(200_000),
  "arrays that end": "[".repeat(200_000) + "]".repeat(200_000),
  objects: '{"a":'.repeat(200_000) + "1" + "}".repeat(200_000),
  "arrays in an answer": fileWithAnswer({ more: "X" }).replace('"X"', "[".repeat(200_000) + "]".repeat(200_000)),
})) {
  test(`${name} as deep as a well are refused before they are parsed`, () =>
    assertRefused(() => parseSaveFile(text), "tooDeep"));
}

test("brackets in a text are no depth, and colons in it no members", () => {
  const answer = `${'[{":"'.repeat(200_000)}\\`;
  assert.equal(answerIn(fileWithAnswer({ answer }))?.answer, answer);
});

test("a newer format is told from a broken one", () => {
  assertRefused(() => parseSaveFile(fileWith({ formatVersion: 2 })), "newer");
  assertRefused(() => parseSaveFile(fileWith({ formatVersion: 99, visit: 7, answers: [] })), "newer");
});

for (const formatVersion of [0, -1, 1.5, "1", null, true, [1], undefined]) {
  test(`a format version ${JSON.stringify(formatVersion)} is wrong`, () =>
    assertRefused(() => parseSaveFile(fileWith({ formatVersion })), "wrong", "formatVersion"));
}

test("a format version beyond all numbers is wrong", () => {
  const text = fileWith().replace('"formatVersion":1', '"formatVersion":1e999');
  assertRefused(() => parseSaveFile(text), "wrong", "formatVersion");
});

for (const [place, from, to] of [
  ["at the top", '{"fileType"', '{"answers":{},"fileType"'],
  ["at the top, spelled in another way", '{"fileType"', '{"ans\\u0077ers":{},"fileType"'],
  ["among the answers", `"${Q}":`, `"${Q}":{},"${Q}":`],
  ["among the answers, spelled in another way", `"${Q}":`, `"vorbereitung\\u002eziel":{},"${Q}":`],
  ["in an answer", '"answer":"Lernen"', '"answer":"Lernen","answer":"Anderes"'],
  ["in an answer, spelled in another way", '"answer":"Lernen"', '"answer":"Lernen","\\u0061nswer":"Anderes"'],
  ["in the visit", '"name":', '"name":"Nachbarstadt","name":'],
  ["that holds more than the one before", `"${Q}":`, `"${Q}":{"a":{"b":1}},"${Q}":`],
  ["with a white space before the colon", '"answer":"Lernen"', '"answer" : "Lernen" , "answer" : "Anderes"'],
]) {
  test(`a member that is there twice ${place} is refused`, () => {
    const text = fileWith().replace(from, () => to);
    assert.doesNotThrow(() => JSON.parse(text));
    assertRefused(() => parseSaveFile(text), "duplicate");
  });
}

for (const name of ["__proto__", "constructor", "prototype"]) {
  for (const [place, text] of Object.entries({
    "at the top": fileWith().replace("{", `{"${name}":{"polluted":1},`),
    "in the visit": fileWith().replace('"visit":{', `"visit":{"${name}":{"polluted":1},`),
    "among the answers": fileWith().replace('"answers":{', `"answers":{"${name}":{"polluted":1},`),
    "in an answer": fileWith().replace(`"${Q}":{`, `"${Q}":{"${name}":{"polluted":1},`),
    "in a field that we do not know": fileWith().replace(`"${Q}":{`, `"${Q}":{"x":[[{"${name}":{"polluted":1}}]],`),
    "spelled in another way": fileWith().replace("{", `{"\\u00${name.charCodeAt(0).toString(16)}${name.slice(1)}":1,`),
  })) {
    test(`the name ${name} ${place} is refused`, () => assertRefused(() => parseSaveFile(text), "forbidden", name));
  }

  test(`${name} as a text is a text`, () => {
    assert.equal(answerIn(fileWithAnswer({ answer: name, responsible: name }))?.answer, name);
    assertUnpolluted();
  });
}

for (const [name, changes] of Object.entries({
  "an unknown status": { status: "waiting" },
  "an empty status": { status: "" },
  "a status that every object has": { status: "toString" },
  "a status in an array": { status: ["open"] },
  "a text that is a number": { answer: 7 },
  "a text that is null": { answer: null },
  "a text that is an object": { answer: { toString: "a" } },
  "a name that is an array": { responsible: ["a"] },
  "a day in words": { due: "morgen" },
  "a German day": { due: "12.03.2027" },
  "a short day": { due: "2027-3-1" },
  "a day with a time": { due: TIME },
  "a day with a line end": { due: "2027-03-12\n" },
  "a day in other digits": { due: "٢٠٢٧-٠٣-١٢" },
  "a month that no year has": { due: "2027-13-01" },
  "a day that no month has": { due: "2027-01-32" },
  "the nought of a month": { due: "2027-03-00" },
  "a day that only a leap year has": { due: "2027-02-29" },
  "a day that is a number": { due: 20270312 },
  "a time of change in words": { changedAt: "gestern" },
  "a time of change without a zone": { changedAt: "2027-03-12T10:00:00.000" },
  "a time of change in another zone": { changedAt: "2027-03-12T10:00:00.000+01:00" },
  "a time of change that no clock shows": { changedAt: "2027-03-12T25:00:00.000Z" },
  "a time of change that no calendar has": { changedAt: "2027-13-12T10:00:00.000Z" },
  "a time of change after which no other comes": { changedAt: "9999-12-31T23:59:59.999Z" },
  "a time of change that is a number": { changedAt: 1 },
  "a negative revision": { revision: -1 },
  "a huge revision": { revision: 1e9 },
  "half a revision": { revision: 1.5 },
  "a revision in words": { revision: "1" },
  "no number for a revision": { revision: Number.NaN }, // which JSON writes as null
  "a notApplicable in words": { notApplicable: "ja" },
  "sources that are a text": { sources: "Schulamt" },
  "sources that are an object": { sources: { length: 1 } },
  "sources that are null": { sources: null },
  "a source that is null": { sources: [null] },
  "a source that is a text": { sources: ["Schulamt"] },
  "a source that is an array": { sources: [[]] },
  "a source without a name": { sources: [{ answer: "a" }] },
  "a source with a number for a name": { sources: [{ name: 1 }] },
  "a source with an unknown status": { sources: [{ name: "a", status: "x" }] },
  "a source with a number for a text": { sources: [{ name: "a", answer: 1 }] },
  "one wrong source among others": { sources: [{ name: "a" }, { name: "b", due: 1 }] },
})) {
  test(`an answer with ${name} is wrong, and its place is told`, () =>
    assertRefused(() => parseSaveFile(fileWithAnswer(changes)), "wrong", `answers.${Q}`));
}

test("a revision beyond all numbers is wrong", () => {
  const text = fileWithAnswer({ revision: 77 }).replace("77", "1e999");
  assertRefused(() => parseSaveFile(text), "wrong", `answers.${Q}`);
});

for (const value of [null, 1, "a", true, [], [ANSWER]]) {
  test(`${JSON.stringify(value)} for an answer is wrong`, () =>
    assertRefused(() => parseSaveFile(fileWith({ answers: { [Q]: value } })), "wrong", `answers.${Q}`));
}

for (const answers of [[], [ANSWER], null, 1, "a", undefined]) {
  test(`${JSON.stringify(answers)} for all answers is wrong`, () =>
    assertRefused(() => parseSaveFile(fileWith({ answers })), "wrong", "answers"));
}

for (const question of [
  "",
  "ziel",
  ".",
  "vorbereitung.",
  ".ziel",
  "vorbereitung.ziel.a",
  "vorbereitung.ziel/",
  "vorbereitung.ziel/Eins",
  "vorbereitung.ziel/1/2",
  "Vorbereitung.ziel",
  "vorbereitung.1",
  "vorbereitung.größe",
  "vorbereitung.ziel:unreadable",
  "vorbereitung.ziel\n",
  " vorbereitung.ziel",
  "first:vorbereitung.ziel",
  "fachaustausch:1:first:vorbereitung.ziel",
  "../vorbereitung.ziel",
  "<b>.<i>",
  "toString",
  "hasOwnProperty",
]) {
  test(`${JSON.stringify(question)} for a question is wrong`, () =>
    assertRefused(() => parseSaveFile(fileWith({ answers: { [question]: ANSWER } })), "wrong", `answers.${question}`));
}

for (const id of [
  "",
  "B1",
  "b 1",
  "b1:vorbereitung.ziel",
  "b.1",
  "../b1",
  "b1\n",
  "ü",
  "b".repeat(61),
  1,
  null,
  ["b1"],
]) {
  test(`${JSON.stringify(id)} for the visit's id is wrong`, () =>
    assertRefused(() => parseSaveFile(fileWithVisit({ id })), "wrong", "visit"));
}

for (const [name, changes] of Object.entries({
  "a number for a name": { name: 1 },
  "null for a host": { host: null },
  "an array for an author": { author: [] },
  "a day in words": { date: "bald" },
  "a day that no calendar has": { date: "2027-02-30" },
  "a number for a time": { backedUpAt: 1 },
  "a text for a yes": { archived: "true" },
})) {
  test(`a visit with ${name} is wrong`, () =>
    assertRefused(() => parseSaveFile(fileWithVisit(changes)), "wrong", "visit"));
}

for (const visit of [null, [], "b1", 1, undefined]) {
  test(`${JSON.stringify(visit)} for a visit is wrong`, () =>
    assertRefused(() => parseSaveFile(fileWith({ visit })), "wrong", "visit"));
}

for (const savedAt of ["", "gestern", "2026-11-20", "2026-99-20T10:00:00.000Z", 1, null, undefined]) {
  test(`${JSON.stringify(savedAt)} for the time of saving is wrong`, () =>
    assertRefused(() => parseSaveFile(fileWith({ savedAt })), "wrong", "savedAt"));
}

test("the question set has to be named, and may be another one's", () => {
  assertRefused(() => parseSaveFile(fileWith({ questionSet: 1 })), "wrong", "questionSet");
  assertRefused(() => parseSaveFile(fileWith({ questionSet: undefined })), "wrong", "questionSet");
  assert.equal(parseSaveFile(fileWith({ questionSet: "ein-anderer" })).questionSet, "ein-anderer");
});

test("one wrong answer is enough to take none", () => {
  const answers = { "vorbereitung.ideen": ANSWER, [Q]: { ...ANSWER, due: "bald" } };
  assertRefused(() => parseSaveFile(fileWith({ answers })), "wrong", `answers.${Q}`);
});

test("fields that a later version may add stay in an answer, in its sources and in the visit", () => {
  const more = { rows: [["a", 1, null, { b: true }]], toString: "x", toJSON: "y" };
  const sources = [{ name: "Schulamt", answer: "a", role: "Leitung" }];
  const text = fileWith({
    later: { any: "thing" },
    visit: { ...CONTENT.visit, guests: 7, isOpen: false },
    answers: { [Q]: { ...ANSWER, ...more, sources } },
  });
  const { visit, answers } = parseSaveFile(text);
  assert.deepEqual(answers.get(Q), { ...EMPTY, ...ANSWER, ...more, sources });
  const { guests, isOpen } = /** @type {any} */ (visit);
  assert.deepEqual([guests, isOpen], [7, false]);
  const again = createSaveFile({
    id: visit.id,
    visit,
    answers,
    questionSet: "leitfaden-fachaustausch",
    now: new Date(TIME),
  });
  assert.deepEqual(parseSaveFile(again).answers, answers);
  assert.deepEqual(parseSaveFile(again).visit, visit);
});

test("times of single fields, which no file has, do not decide between two windows", () => {
  const times = { answer: "9999-12-31T23:59:59.999Z" };
  assert.deepEqual(answerIn(fileWithAnswer({ times })), { ...EMPTY, ...ANSWER });
});

test("fields that are missing are those of an untouched answer", () => {
  assert.deepEqual(answerIn(fileWith({ answers: { [Q]: {} } })), EMPTY);
});

test("a leap day and years of five digits are days", () => {
  for (const due of ["2028-02-29", "2000-02-29", "0001-01-01", "12027-12-31"]) {
    assert.equal(answerIn(fileWithAnswer({ due }))?.due, due);
  }
  assertRefused(() => parseSaveFile(fileWithAnswer({ due: "2100-02-29" })), "wrong");
});

test("a file that holds more than a visit can is refused, and it is told of what there is too much", () => {
  /** @param {number} count @param {(index: number) => string} keyOf */
  const fileOf = (count, keyOf) =>
    fileWith({ answers: Object.fromEntries(Array.from({ length: count }, (_, index) => [keyOf(index), ANSWER])) });
  const row = (/** @type {number} */ index) => `transferplan.massnahmen/a${index}`;
  assert.equal(parseSaveFile(fileOf(MOST_ROWS, row)).answers.size, MOST_ROWS);
  assertRefused(() => parseSaveFile(fileOf(MOST_ROWS + 1, row)), "tooMany", "transferplan.massnahmen");
  assertRefused(() => parseSaveFile(fileOf(10_000, row)), "tooMany", "transferplan.massnahmen");
  const question = (/** @type {number} */ index) => `vorbereitung.frage-${index}`;
  assert.equal(parseSaveFile(fileOf(MOST_ANSWERS, question)).answers.size, MOST_ANSWERS);
  assertRefused(() => parseSaveFile(fileOf(MOST_ANSWERS + 1, question)), "tooMany", "answers");
});

test("the form of the save file says how much fits", () => {
  const url = new URL("../../../overrides/client/answers/savefile.schema.json", import.meta.url);
  const { description, maxProperties } = JSON.parse(readFileSync(url, "utf-8")).properties.answers;
  assert.equal(maxProperties, MOST_ANSWERS);
  assert.match(description, new RegExp(`at most ${MOST_ROWS} times`));
});

test("times are read into the one form in which they can be compared", () => {
  for (const [written, read] of [
    ["2027-03-12T10:00:00Z", "2027-03-12T10:00:00.000Z"],
    ["2027-03-12T10:00:00.5Z", "2027-03-12T10:00:00.500Z"],
    ["2027-03-12T10:00:00.123456Z", "2027-03-12T10:00:00.123Z"],
    ["", ""],
  ]) {
    assert.equal(answerIn(fileWithAnswer({ changedAt: written }))?.changedAt, read);
  }
});
