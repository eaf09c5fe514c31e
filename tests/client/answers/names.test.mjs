import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { nameKey } from "../../../overrides/client/answers/answers.js";
import { peopleIn } from "../../../overrides/client/answers/names.js";

/** @param {string[]} names */
const people = (...names) => peopleIn(names.map((responsible) => ({ responsible })));

test("who is named in several spellings is one, in the spelling that is used most", () => {
  assert.deepEqual(people("jugendamt", "Jugendamt", "Jugendamt ", "  Frau  Öz", "Amt 51"), [
    "Amt 51",
    "Frau Öz",
    "Jugendamt",
  ]);
});

test("nobody is proposed where nobody is named", () => {
  assert.deepEqual(people("", "  ", "\u00ad"), []);
});

test("each person is proposed once, and none that nobody named", () => {
  const names = fc.array(fc.constantFrom("Amt", "amt", " AMT", "Öz", "ÖZ", "O\u0308z", "مرحبا", "<b>", ""));
  fc.assert(
    fc.property(names, (given) => {
      const keys = people(...given).map(nameKey);
      assert.equal(new Set(keys).size, keys.length);
      assert.deepEqual(new Set(keys), new Set(given.map(nameKey).filter(Boolean)));
    }),
  );
});
