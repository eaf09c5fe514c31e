import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { EMPTY } from "../../../overrides/client/answers/answers.js";
import { LARGEST, parseSaveFile, readSaveFile } from "../../../overrides/client/answers/save_file_reading.js";
import { ofSide } from "../../../overrides/client/answers/save_file_of_side.js";
import { createSaveFile, nameOfSaveFile } from "../../../overrides/client/answers/save_file_writing.js";
import { readVisit } from "../../../overrides/client/answers/visits.js";
import { anyAnswers, anyDue, anyText, anyTime } from "./some_answers.mjs";

const NOW = new Date("2027-03-12T09:30:00.000Z");
const VISIT = readVisit(null);

/** @param {Map<string, any>} answers */
const save = (answers, visit = VISIT, id = "first") =>
  createSaveFile({ id, visit, answers, questionSet: "leitfaden-fachaustausch", now: NOW });

/** @param {string} name */
const nameFor = (name, host = "", now = new Date(2027, 2, 12)) => nameOfSaveFile({ ...VISIT, name, host }, now);

/** @param {string} name */
const withoutDay = (name) => name.replace(/-2027-03-12\.json$/, "");

test("any answers come back exactly as they were", () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      assert.deepEqual(parseSaveFile(save(answers)).answers, answers);
    }),
    { numRuns: 200 },
  );
});

test("any answers come back exactly through the bytes of a file", async () => {
  await fc.assert(
    fc.asyncProperty(anyAnswers, async (answers) => {
      assert.deepEqual((await readSaveFile(new Blob([save(answers)]))).answers, answers);
    }),
  );
});

test("a file that holds one worksheet is named after it", () => {
  const name = nameOfSaveFile({ ...VISIT, name: "Musterfeld" }, new Date(2027, 2, 12), "vereinbarung");
  assert.equal(name, "musterfeld-vereinbarung-2027-03-12.json");
});

test("a file says in its name from which side it comes", () => {
  const file = { name: nameFor("Musterfeld"), text: "" };
  const name = (/** @type {string} */ side) => ofSide(file, { side }).name;
  assert.deepEqual(["visitors", "hosts", "", "toString", "__proto__"].map(name), [
    "musterfeld-2027-03-12-gaeste.json",
    "musterfeld-2027-03-12-gastgebende.json",
    "musterfeld-2027-03-12.json",
    "musterfeld-2027-03-12.json",
    "musterfeld-2027-03-12.json",
  ]);
});

test("what is known of a visit comes back exactly", () => {
  const anyVisit = fc.record(
    {
      name: anyText,
      host: anyText,
      date: anyDue,
      author: anyText,
      side: anyText,
      archived: fc.boolean(),
      backedUpAt: anyTime,
      keptAt: anyTime,
      changedAt: anyTime,
    },
    { noNullPrototype: true },
  );
  fc.assert(
    fc.property(anyVisit, fc.stringMatching(/^[a-z0-9-]{1,60}$/), (visit, id) => {
      assert.deepEqual(parseSaveFile(save(new Map(), visit, id)).visit, { ...visit, id });
    }),
  );
});

test("a file that was opened and saved again has the same bytes", () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const text = save(answers);
      assert.equal(save(parseSaveFile(text).answers), text);
    }),
  );
});

test("the file is what the contract says, to the byte", () => {
  const answers = new Map([
    ["vorbereitung.ziel", { ...EMPTY, answer: "Übergänge\n„sehen“ </script>", status: "open", revision: 2 }],
    ["ausgangslage.anlass", { ...EMPTY, due: "2027-05-06", notApplicable: true }],
  ]);
  const visit = { ...VISIT, name: "Musterfeld", author: "Schulamt" };
  assert.equal(
    save(answers, visit, "b1"),
    `{
  "fileType": "fachaustausch-answers",
  "formatVersion": 1,
  "questionSet": "leitfaden-fachaustausch",
  "savedAt": "2027-03-12T09:30:00.000Z",
  "visit": {
    "id": "b1",
    "name": "Musterfeld",
    "author": "Schulamt"
  },
  "answers": {
    "ausgangslage.anlass": {
      "answer": "",
      "status": null,
      "responsible": "",
      "due": "2027-05-06",
      "changedAt": "",
      "revision": 0,
      "notApplicable": true
    },
    "vorbereitung.ziel": {
      "answer": "\\u00dcberg\\u00e4nge\\n\\u201esehen\\u201c </script>",
      "status": "open",
      "responsible": "",
      "due": "",
      "changedAt": "",
      "revision": 2
    }
  }
}
`,
  );
});

test("a file holds nothing but ASCII, so that no program can take its encoding for another one", () => {
  fc.assert(
    fc.property(anyAnswers, anyText, (answers, name) => {
      // eslint-disable-next-line no-control-regex
      assert.match(save(answers, { ...VISIT, name, author: "\u007f\u0080ÿ" }), /^[\n\x20-\x7e]*$/);
    }),
  );
});

test("what only keeps two windows in step is not in the file", () => {
  const answer = { ...EMPTY, answer: "a", times: { answer: "2027-03-12T09:00:00.000Z" } };
  assert.equal(save(new Map([["vorbereitung.ziel", answer]])).includes("times"), false);
});

test("a lone half of a character is written in a way that every program can read", () => {
  const text = save(new Map([["vorbereitung.ziel", { ...EMPTY, answer: "\ud800" }]]));
  assert.match(text, /"\\ud800"/);
  assert.ok(!/\p{Surrogate}/u.test(text));
});

test("as much as a browser's storage holds makes no file that is too large to be opened", () => {
  const answers = new Map([["vorbereitung.ziel", { ...EMPTY, answer: "€".repeat(5 * 1024 * 1024) }]]);
  assert.ok(new Blob([save(answers)]).size < LARGEST);
});

test("a day with a year too long, as a date field lets it slip through, does not lock the file", () => {
  const answers = new Map([["vorbereitung.ziel", { ...EMPTY, answer: "a", due: "20277-03-12" }]]);
  const { visit, answers: opened } = parseSaveFile(save(answers, { ...VISIT, date: "202703-01-12" }));
  assert.deepEqual([visit.date, opened.get("vorbereitung.ziel")?.due], ["202703-01-12", "20277-03-12"]);
});

test("the file is named after the visit and the day", () => {
  assert.equal(nameFor("Musterfeld"), "musterfeld-2027-03-12.json");
  assert.equal(nameFor("Musterfeld", "Nachbarstadt"), "musterfeld-2027-03-12.json");
});

test("without a name of its own the visit gives the name of its host, and without one the guide's", () => {
  assert.equal(withoutDay(nameFor("", "Nachbarstadt")), "nachbarstadt");
  assert.equal(withoutDay(nameFor("***", "Nachbarstadt")), "nachbarstadt");
  assert.equal(withoutDay(nameFor("", "")), "fachaustausch");
  assert.equal(withoutDay(nameFor("../..", "\\:*?")), "fachaustausch");
  assert.equal(withoutDay(nameFor("مدرسة")), "fachaustausch");
});

test("umlauts are spelled out, also those that are a letter and its dots", () => {
  assert.equal(withoutDay(nameFor("Bad Münster am Stein-Ebernburg")), "bad-muenster-am-stein-ebernburg");
  assert.equal(withoutDay(nameFor("ÄÖÜ äöü ß")), "aeoeue-aeoeue-ss");
  assert.equal(withoutDay(nameFor("Mu\u0308nster")), "muenster");
});

test("a long name is cut, and not in the middle of a dash", () => {
  assert.equal(withoutDay(nameFor("a".repeat(200))), "a".repeat(60));
  assert.equal(withoutDay(nameFor(`${"a".repeat(59)} b`)), "a".repeat(59));
});

test("any name makes a file name that every system takes", () => {
  fc.assert(
    fc.property(anyText, anyText, (name, host) => {
      assert.match(nameFor(name, host), /^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?-2027-03-12\.json$/);
    }),
  );
});

test("the day is the one on the person's calendar", () => {
  assert.equal(nameFor("a", "", new Date(2027, 0, 1, 0, 0, 1)), "a-2027-01-01.json");
  assert.equal(nameFor("a", "", new Date(2027, 11, 31, 23, 59, 59)), "a-2027-12-31.json");
});
