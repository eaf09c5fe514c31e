import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { excerptOf, holds, wordsIn } from "../../../overrides/client/answers/finding.js";

test("all words have to be there, in any order, in any case, within longer ones, too", () => {
  const text = "Ämter und Straßenbüro\ntreffen sich";
  for (const query of ["amt aemter".slice(4), "BÜRO ämter", "strassenbuero", " sich  treffen "]) {
    assert.ok(holds(text, wordsIn(query)), query);
  }
  assert.ok(!holds(text, wordsIn("Ämter fehlen")));
});

test("an excerpt shows the first word that was found, and is short", () => {
  const words = fc.constantFrom("Amt", "Straße", "Öffnung", "🧭", "مرحبا", "\n", "  ");
  const texts = fc.array(words, { maxLength: 200 }).map((list) => list.join(" "));
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const excerpt = excerptOf(`${before} Zielwörter ${after}`, wordsIn("zielwoerter"));
      assert.ok(excerpt.includes("Zielwörter"), excerpt);
      assert.ok([...excerpt].length <= 145);
    }),
  );
});
