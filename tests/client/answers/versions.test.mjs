import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { EMPTY } from "../../../overrides/client/answers/answers.js";
import { isDue, parseVersion, sizeOf, surplus, textOfVersion } from "../../../overrides/client/answers/versions.js";

/** @typedef {import("../../../overrides/client/answers/versions.js").VersionKey} Key */

const NOW = new Date("2027-03-12T12:00:00.000Z");
const MINUTE = 60_000;

/** @param {number} minutes Before now. */
const ago = (minutes) => new Date(NOW.getTime() - minutes * MINUTE).toISOString();

/** @param {number} minutes @returns {Key} */
const keptAgo = (minutes, size = 1000, question = "vorbereitung.ziel") => ["first", question, ago(minutes), size];

const someKeys = fc
  .uniqueArray(
    fc.record({
      question: fc.constantFrom("vorbereitung.ziel", "vorbereitung.ideen", "transferplan.massnahmen/a1"),
      minutes: fc.integer({ min: 0, max: 500_000 }),
      size: fc.integer({ min: 100, max: 20_000 }),
    }),
    { maxLength: 200, selector: ({ question, minutes }) => `${question} ${minutes}` },
  )
  .map((list) => list.map(({ question, minutes, size }) => keptAgo(minutes, size, question)));

const limits = fc.record({ most: fc.integer({ min: 1, max: 40 }), room: fc.integer({ min: 0, max: 1_000_000 }) });

/** @param {Key[]} keys */
const room = (keys) => keys.reduce((sum, [, , , size]) => sum + size, 0);

/** @param {Key[]} keys @param {Key[]} gone */
const left = (keys, gone) => keys.filter((key) => !gone.includes(key));

test("a version is kept before somebody writes on after ten minutes, and no sooner", () => {
  assert.equal(isDue(ago(10), "", NOW), true);
  assert.equal(isDue(ago(9), "", NOW), false);
  assert.equal(isDue(ago(300), ago(9), NOW), false);
  assert.equal(isDue(ago(0), ago(10), NOW), true);
});

test("an answer of which no time is known is worth a version", () => {
  assert.equal(isDue("", "", NOW), true);
});

test("what stays fits both limits, whatever there is", () => {
  fc.assert(
    fc.property(someKeys, limits, (keys, { most, room: largest }) => {
      const kept = left(keys, surplus(keys, { now: NOW, most, room: largest }));
      assert.ok(room(kept) <= largest);
      for (const question of new Set(kept.map(([, name]) => name))) {
        assert.ok(kept.filter(([, name]) => name === question).length <= most);
      }
    }),
  );
});

test("nothing goes that fits, and what was thinned out is thinned no further", () => {
  fc.assert(
    fc.property(someKeys, limits, (keys, { most, room: largest }) => {
      const kept = left(keys, surplus(keys, { now: NOW, most, room: largest }));
      assert.deepEqual(surplus(kept, { now: NOW, most, room: largest }), []);
      assert.deepEqual(surplus(keys, { now: NOW, most: keys.length, room: room(keys) }), []);
    }),
  );
});

test("no more goes than has to", () => {
  fc.assert(
    fc.property(someKeys, limits, (keys, { most, room: largest }) => {
      const gone = surplus(keys, { now: NOW, most, room: largest });
      const last = /** @type {Key} */ (gone.at(-1));
      const kept = left(keys, gone);
      if (!last) return;
      const ofSame = kept.filter(([, question]) => question === last[1]).length;
      assert.ok(room(kept) + last[3] > largest || ofSame >= most);
    }),
  );
});

test("it makes no difference in which order they are looked at", () => {
  const shuffled = someKeys.chain((keys) =>
    fc.tuple(fc.constant(keys), fc.shuffledSubarray(keys, { minLength: keys.length })),
  );
  fc.assert(
    fc.property(shuffled, limits, ([keys, others], { most, room: largest }) => {
      const [one, other] = [keys, others].map((list) => surplus(list, { now: NOW, most, room: largest }).sort());
      assert.deepEqual(one, other);
    }),
  );
});

test("the latest version of an answer outlives all others of it", () => {
  fc.assert(
    fc.property(someKeys, limits, (keys, { most, room: largest }) => {
      const gone = surplus(keys, { now: NOW, most, room: largest });
      for (const [, question, keptAt] of gone) {
        const others = left(keys, gone).filter(([, name]) => name === question);
        assert.ok(!others.length || others.some(([, , later]) => later > keptAt));
      }
    }),
  );
});

test("the oldest and densest go first", () => {
  const keys = [keptAgo(5), keptAgo(15), keptAgo(60), keptAgo(10_000), keptAgo(10_010), keptAgo(20_000)];
  assert.deepEqual(surplus(keys, { now: NOW, most: 5 }), [keptAgo(10_010)]);
});

test("the size of a version counts two bytes for each unit of its text", () => {
  const size = (/** @type {string} */ answer) =>
    sizeOf(textOfVersion({ answer: { ...EMPTY, answer }, why: "writing" }));
  assert.equal(size("x".repeat(500)) - size(""), 1000);
});

test("what is kept is read again, without what keeps windows in step", () => {
  const times = { answer: "2027-03-12T12:00:00.000Z" };
  const answer = { ...EMPTY, answer: "Ämter 🧭", choice: "ja", notApplicable: true };
  const text = textOfVersion({ answer: { ...answer, times }, why: "import" });
  assert.deepEqual(parseVersion(text), { answer, why: "import" });
});

test("what is no version is none", () => {
  for (const text of ["", "null", "[]", "{}", '{"answer":1}', '{"answer":{"status":"neu"}}', undefined, 7]) {
    assert.equal(parseVersion(text), null);
  }
});
