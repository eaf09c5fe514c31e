import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { wordDifference } from "../../../overrides/client/answers/word_difference.js";

/** @param {string} kind */
const of = (kind) => (/** @type {{ kind: string }} */ piece) => piece.kind === kind;
/** @param {{ text: string }[]} pieces */
const textOf = (pieces) => pieces.map(({ text }) => text).join("");

const words = fc.array(fc.constantFrom("Schule", "Amt", "und", "🧭", "مرحبا", "<b>", "\n\n", " ", "  "), {
  maxLength: 60,
});
const texts = fc.oneof(
  words.map((list) => list.join(" ")),
  fc.string({ unit: "grapheme" }),
);

test("what is the same and what was removed make up the text before, with what was added the text after", () => {
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const pieces = wordDifference(before, after);
      assert.equal(textOf(pieces.filter((piece) => piece.kind !== "added")), before);
      assert.equal(textOf(pieces.filter((piece) => piece.kind !== "removed")), after);
    }),
  );
});

test("a text does not differ from itself", () => {
  fc.assert(fc.property(texts, (text) => assert.ok(wordDifference(text, text).every(of("same")))));
});

test("words that were put in are all that is told", () => {
  fc.assert(
    fc.property(words, words, words, (one, more, other) => {
      const [before, after] = [
        [...one, ...other],
        [...one, "neu", ...more, ...other],
      ].map((list) => list.join(" ").trim());
      const pieces = wordDifference(before, after);
      const told = textOf(pieces.filter(of("added")))
        .split(/\s+/)
        .filter(Boolean).length;
      const untold = textOf(pieces.filter(of("removed")))
        .split(/\s+/)
        .filter(Boolean).length;
      const count = (/** @type {string} */ text) => text.split(/\s+/).filter(Boolean).length;
      // Blanks around a word belong to it: at most the two neighbours are told, too.
      assert.ok(told - untold === count(after) - count(before) && untold <= 2, JSON.stringify(pieces));
    }),
  );
});

test("a word in the middle is told by itself", () => {
  assert.deepEqual(wordDifference("Ämter und Schulen treffen sich", "Ämter und Vereine treffen sich"), [
    { kind: "same", text: "Ämter und" },
    { kind: "removed", text: " Schulen" },
    { kind: "added", text: " Vereine" },
    { kind: "same", text: " treffen sich" },
  ]);
});

test("two texts of 100,000 characters are compared at once, however they differ", () => {
  const one = Array.from({ length: 15_000 }, (_, index) => `eins${index}`).join(" ");
  const other = Array.from({ length: 15_000 }, (_, index) => `zwei${index}`).join(" ");
  const start = performance.now();
  assert.equal(wordDifference(one, other).length, 2);
  assert.ok(performance.now() - start < 2000);
});
