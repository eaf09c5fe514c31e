import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { EMPTY } from "../../../overrides/client/answers/answers.js";
import { choiceIn, describeFilled } from "../../../overrides/client/answers/filled.js";
import { parseSaveFile } from "../../../overrides/client/answers/save_file_reading.js";

/**
 * @import { Answer } from "../../../overrides/client/answers/answers.js"
 * @import { CatalogueQuestion, CatalogueWorksheet } from "../../../overrides/client/answers/catalogue.js"
 */

/** @param {Partial<CatalogueQuestion>} given @returns {CatalogueQuestion} */
const question = (given) => ({
  id: "frage",
  number: "1.1",
  text: "Frage?",
  aspects: [],
  kind: "text",
  row: "",
  choices: [],
  formerChoices: [],
  audience: "both",
  refersTo: [],
  isTracked: true,
  asksWho: false,
  lines: 5,
  ...given,
});

/** @param {Partial<CatalogueWorksheet>} given @param {CatalogueQuestion[]} questions @returns {CatalogueWorksheet} */
const sheet = (given, ...questions) => ({
  id: "blatt",
  title: "Was sehen Sie?",
  short: "Blatt",
  purpose: "Zweck",
  sideBySide: false,
  begin: "",
  end: "",
  repeats: "",
  namedBy: "",
  sections: [{ title: "Teil", questions }],
  ...given,
});

/** @param {Partial<Answer>} fields @returns {Answer} */
const answer = (fields) => ({ ...EMPTY, ...fields });

const VISIT = { name: "Musterfeld", date: "2027-03-12", side: "hosts", author: "Amt 51" };

/**
 * @param {CatalogueWorksheet} worksheet
 * @param {Record<string, Partial<Answer>>} given
 * @param {CatalogueWorksheet[]} others
 */
function describe(worksheet, given, ...others) {
  const answers = new Map(Object.entries(given).map(([key, fields]) => [key, answer(fields)]));
  return describeFilled(worksheet, answers, VISIT, [worksheet, ...others]);
}

test("a blank worksheet is described whole, without entries", () => {
  const { title, parts } = describe(sheet({}, question({ aspects: ["Licht"] })), {});
  assert.equal(title, "Was sehen Sie?");
  assert.deepEqual(
    parts.map(({ name }) => name),
    [""],
  );
  const [asked] = parts[0].sections[0].questions;
  assert.deepEqual([asked.text, asked.aspects, asked.lines, asked.entries], ["Frage?", ["Licht"], 5, []]);
});

test("an entry says text, status, who and by when", () => {
  const fields = { answer: "Ja", status: /** @type {const} */ ("doing"), responsible: "Amt", due: "2027-03-12" };
  const { parts } = describe(sheet({}, question({})), { "blatt.frage": fields, "anderes.frage": { answer: "Nein" } });
  assert.deepEqual(parts[0].sections[0].questions[0].entries, [
    { text: "Ja", choice: "", status: "doing", responsible: "Amt", due: "2027-03-12", notApplicable: false },
  ]);
});

test("a choice is told in words, among all that could be chosen", () => {
  const choices = [
    { id: "ja", text: "passt" },
    { id: "nein", text: "passt nicht" },
  ];
  const asked = question({ kind: "choice", choices, formerChoices: [{ id: "halb", text: "passt halb" }] });
  const [described] = describe(sheet({}, asked), { "blatt.frage": { choice: "nein" } }).parts[0].sections[0].questions;
  assert.deepEqual(described.choices, [
    { text: "passt", isChosen: false },
    { text: "passt nicht", isChosen: true },
  ]);
  assert.equal(described.entries[0].choice, "passt nicht");
  assert.equal(choiceIn(asked, answer({ choice: "halb" })), "passt halb");
  assert.equal(choiceIn(asked, answer({ choice: "vielleicht" })), "vielleicht");
});

test("rows come in the order in which they were made", () => {
  const { parts } = describe(sheet({}, question({ kind: "rows", row: "Maßnahme" })), {
    "blatt.frage/b": { answer: "Zwei" },
    "blatt.frage/a": { answer: "Eins" },
    "blatt.frage/c": {},
  });
  const texts = parts[0].sections[0].questions[0].entries.map(({ text }) => text);
  assert.deepEqual(texts, ["Eins", "Zwei"]);
});

test("a sheet that repeats has a part for each time, with its name", () => {
  const repeating = sheet({ repeats: "Raum", namedBy: "raum" }, question({ id: "raum" }), question({}));
  const { parts } = describe(repeating, {
    "blatt.raum/a": { answer: "Keller\nhinten" },
    "blatt.frage/a": { answer: "Kalt" },
    "blatt.frage/b": { answer: "Hell" },
  });
  assert.deepEqual(
    parts.map(({ name, sections }) => [name, sections[0].questions[1].entries.map(({ text }) => text)]),
    [
      ["Raum 1: Keller", ["Kalt"]],
      ["Raum 2", ["Hell"]],
    ],
  );
});

test("it says whose answers these are, and nothing else of the visit", () => {
  const visit = { ...VISIT, host: "Nachbarstadt", keptAt: "2027-01-01T00:00:00.000Z" };
  assert.deepEqual(describeFilled(sheet({}), new Map(), visit, []).visit, VISIT);
});

test("what a question refers to is quoted with the names of its stops", () => {
  const asking = sheet({}, question({ refersTo: ["rundgang.urteil", "rundgang.fehlt", "fehlt.frage"] }));
  const choices = [{ id: "ja", text: "passt" }];
  const quoted = [question({ id: "raum" }), question({ id: "urteil", number: "3.3", kind: "choice", choices })];
  const { parts } = describe(
    asking,
    {
      "rundgang.urteil/b": { answer: "Zu laut" },
      "rundgang.urteil/a": { choice: "ja" },
      "rundgang.raum/a": { answer: "Keller\nhinten" },
      "rundgang.urteil/c": {},
    },
    sheet({ id: "rundgang", short: "Rundgang", repeats: "Raum", namedBy: "raum" }, ...quoted),
  );
  const { quotes, entries } = parts[0].sections[0].questions[0];
  assert.deepEqual(entries, []);
  assert.deepEqual(
    quotes.map(({ worksheet, number, entries: all }) => [
      worksheet,
      number,
      ...all.map(({ name, choice, text }) => [name, choice, text]),
    ]),
    [["Rundgang", "3.3", ["Keller", "passt", ""], ["", "", "Zu laut"]]],
  );
});

test("our example is a save file that opens", async () => {
  const text = await readFile(new URL("../../../docs/beispiel.json", import.meta.url), "utf-8");
  const { visit, answers } = parseSaveFile(text);
  assert.match(visit.name, /erfunden/);
  assert.ok(answers.size > 70);
});
