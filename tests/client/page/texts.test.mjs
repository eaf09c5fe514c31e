import assert from "node:assert/strict";
import { globSync } from "node:fs";
import { test } from "node:test";
import * as texts from "../../../overrides/client/page/texts.js";
import { losesOnSheet } from "../../../overrides/parts/deletion/deletion_texts.js";

const OVERRIDES = new URL("../../../overrides/", import.meta.url);

test("a due date is written the German way", () => {
  assert.equal(texts.formatDue("2027-02-01"), "01.02.2027");
  assert.equal(texts.formatDue(""), "");
});

test("what was saved on another day is said with its date", () => {
  const now = new Date(2027, 0, 2, 14, 3);
  assert.equal(texts.saved(now, now), "Um 14:03 gespeichert");
  assert.equal(texts.saved(new Date(2026, 11, 24, 9, 5), now), "Am 24.12.2026 gespeichert");
  assert.equal(texts.saved(new Date(2027, 0, 1, 9, 5), now), "Am 01.01. gespeichert");
});

test("only the sentence for saved answers may claim that they are", () => {
  const now = new Date(2027, 0, 2, 14, 3);
  for (const sentence of [texts.nothingYet, texts.saving, texts.kept(now, now)])
    assert.doesNotMatch(sentence, /gespeichert/);
  for (const sentence of Object.values(texts.notSaved)) assert.match(sentence, /nicht gespeichert/);
});

test("numbers agree with their nouns", () => {
  assert.equal(losesOnSheet(["2.1"]), "Eingaben zu einer Frage (2.1)");
  assert.equal(losesOnSheet(["2.1", "2.3"]), "Eingaben zu 2 Fragen (2.1, 2.3)");
  assert.equal(losesOnSheet([]), "nichts");
  assert.equal(texts.backup(1), "Letzte Sicherung: vor einem Tag");
  assert.equal(texts.backup(12), "Letzte Sicherung: vor 12 Tagen");
  assert.equal(texts.progress(0, 7, 0).join(""), "0 von 7 Fragen beantwortet");
});

test("the checklist says what it leaves out", () => {
  /** @type {Parameters<typeof texts.summary>[2]} */
  const choice = { done: 1, answered: 0, onlyOpen: false, without: [], person: "" };
  assert.equal(texts.summary(17, 17, choice), "Alle 17 Fragen, 1 erledigt");
  assert.equal(texts.summary(1, 17, { ...choice, onlyOpen: true }), "1 von 17 Fragen: noch nicht erledigt");
  assert.equal(
    texts.summary(1, 17, { ...choice, onlyOpen: true, without: ["Rundgang"] }),
    "1 von 17 Fragen: noch nicht erledigt, ohne Rundgang",
  );
  assert.equal(
    texts.summary(17, 17, { ...choice, answered: 4 }),
    "Alle 17 Fragen, 1 erledigt, 4 ohne Status beantwortet",
  );
  assert.equal(texts.summary(2, 17, { ...choice, person: "Amt 51" }), "2 von 17 Fragen: zuständig Amt 51");
});

test("no sentence is left empty", async () => {
  const walk = (/** @type {unknown} */ value) => {
    if (typeof value === "string") assert.notEqual(value.trim(), "");
    else if (value && typeof value === "object") Object.values(value).forEach(walk);
  };
  const files = globSync("{client/page,parts/*}/*texts.js", { cwd: OVERRIDES });
  assert.ok(files.length > 10);
  for (const file of files) walk({ ...(await import(new URL(file, OVERRIDES).href)) });
});
