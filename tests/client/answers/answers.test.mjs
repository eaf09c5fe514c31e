import assert from "node:assert/strict";
import { test } from "node:test";
import {
  difference,
  EMPTY,
  isAnswered,
  isBlank,
  nameKey,
  parseAnswer,
} from "../../../overrides/client/answers/answers.js";
import { keyOf, questionOf, unreadableKeyOf } from "../../../overrides/client/answers/keys.js";

test("an answer has the key that the contract names", () => {
  assert.equal(keyOf("first", "vorbereitung.ziel"), "fachaustausch:1:first:vorbereitung.ziel");
});

test("a key leads back to its question, and only a key of this visit and version does", () => {
  assert.equal(questionOf("first", "fachaustausch:1:first:vorbereitung.ziel"), "vorbereitung.ziel");
  for (const key of [
    "fachaustausch:1:other:vorbereitung.ziel",
    "fachaustausch:2:first:vorbereitung.ziel",
    "fachaustausch:1:first",
    "fachaustausch:1:first:vorbereitung.ziel:unreadable",
    "fremd",
    "",
  ]) {
    assert.equal(questionOf("first", key), null, key);
  }
});

test("copies of unreadable values are numbered from the second on", () => {
  assert.equal(unreadableKeyOf("k", 1), "k:unreadable");
  assert.equal(unreadableKeyOf("k", 2), "k:unreadable-2");
});

test("a missing value is an empty answer", () => {
  assert.equal(parseAnswer(null), EMPTY);
});

test("a value with missing fields is completed, and fields of a newer version stay", () => {
  assert.deepEqual(parseAnswer('{"answer":"a","sources":[1]}'), { ...EMPTY, answer: "a", sources: [1] });
});

test("a value of the wrong shape is unreadable", () => {
  for (const text of [
    "",
    "{",
    "null",
    "[]",
    "1",
    '{"answer":1}',
    '{"status":"x"}',
    '{"due":null}',
    '{"revision":"1"}',
  ]) {
    assert.equal(parseAnswer(text), null, text);
  }
});

test("a value that names __proto__ changes no prototype", () => {
  const answer = parseAnswer('{"answer":"a","__proto__":{"polluted":true}}');
  assert.equal(answer?.answer, "a");
  assert.equal(/** @type {any} */ ({}).polluted, undefined);
});

test("the difference names the fields that changed, also those that became empty", () => {
  assert.deepEqual(difference({ ...EMPTY, answer: "a", status: "open" }, { ...EMPTY, due: "2027-01-01" }), {
    answer: "",
    status: null,
    due: "2027-01-01",
  });
});

test("white space alone answers nothing, but is not lost either", () => {
  const answer = { ...EMPTY, answer: " \n" };
  assert.equal(isAnswered(answer, true), false);
  assert.equal(isBlank(answer), false);
});

test("a question that is declared done counts without a text", () => {
  assert.equal(isAnswered({ ...EMPTY, status: "done" }, false), true);
  assert.equal(isAnswered({ ...EMPTY, status: "doing" }, true), false);
});

test("names are compared as people mean them", () => {
  const same = [
    "Jugendamt Bad Übersee",
    " jugendamt  bad übersee ",
    "Jugendamt\u00a0Bad\u202fÜbersee",
    "Jugendamt Bad U\u0308bersee",
    "JUGENDAMT BAD ÜBERSEE\t",
    "Jugend\u00adamt \u200bBad Übersee\ufeff",
    "\u200eJugendamt\u2009Bad Übersee\u200f",
  ];
  assert.deepEqual(new Set(same.map(nameKey)), new Set(["jugendamt bad übersee"]));
  for (const [one, other] of [
    ["Frau Weiß", "Frau Weiss"],
    ["Jugendamt", "Jugend amt"],
    ["Müller", "Muller"],
    ["", "a"],
  ]) {
    assert.notEqual(nameKey(one), nameKey(other));
  }
  assert.equal(nameKey(" \u00a0\u200b"), "");
});
