import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { agreedIn, isAsAgreed, isLeftOut, isSilent, stateOf } from "../../../overrides/client/answers/agreement.js";
import { LEFT_OUT, pairRows, settlePair } from "../../../overrides/client/answers/agreed_rows.js";
import { EMPTY, isBlank } from "../../../overrides/client/answers/answers.js";

/**
 * @import { Answer } from "../../../overrides/client/answers/answers.js"
 * @import { Settling } from "../../../overrides/client/answers/agreement.js"
 * @typedef {Map<string, Answer>} Side
 */

const QUESTION = "absprache.aufgaben";
const AT = "2027-03-12T10:00:00.000Z";
const LATER = "2027-04-01T10:00:00.000Z";
const BY = [{ side: "hosts", name: "Amt 51" }];

/** @param {string} text @param {Partial<Answer>} [more] @returns {Answer} */
const says = (text, more = {}) => ({ ...EMPTY, answer: text, revision: 1, changedAt: AT, ...more });

/** @param {Record<string, string | Answer>} rows By instance. @returns {Side} */
const side = (rows) =>
  new Map(
    Object.entries(rows).map(([instance, row]) => [
      `${QUESTION}/${instance}`,
      typeof row === "string" ? says(row) : row,
    ]),
  );

/** @param {Side} one @param {Side} other @returns {string[]} Such as "a1=b1", by their instances. */
const paired = (one, other) =>
  pairRows(QUESTION, [one, other]).map(({ keys }) => keys.map((key) => key.split("/")[1] ?? "").join("="));

/** @param {Side} here @param {Side} file @param {(pair: import("../../../overrides/client/answers/agreed_rows.js").Pair) => Settling | null} decide @param {string} at */
function settleAll(here, file, decide, at) {
  for (const pair of pairRows(QUESTION, [here, file])) {
    const settling = decide(pair);
    if (!settling) continue;
    const read = (/** @type {string} */ key) => here.get(key) ?? EMPTY;
    for (const [key, answer] of settlePair(read, pair, settling, { at, by: BY }, true)) here.set(key, answer);
  }
}

/** Take over what the other side has announced, as the page proposes it. @param {Side} here @param {Side} file @param {string} at */
const takeOver = (here, file, at) =>
  settleAll(
    here,
    file,
    ({ answers }) => {
      const { state, by } = stateOf(answers, true);
      return state === "announced" ? { kind: "side", index: by } : null;
    },
    at,
  );

/** @param {Side} rows @returns {string[]} What stands on the sheet, by row. */
const shown = (rows) =>
  [...rows.values()]
    .filter((row) => !isSilent(row))
    .map(({ answer, responsible, due }) => [answer, responsible, due].join("|"))
    .sort();

test("rows of one id are one row, whatever they say", () => {
  assert.deepEqual(paired(side({ a1: "Bus", a2: "Essen" }), side({ a1: "Bahn", a2: "Essen" })), ["a1=a1", "a2=a2"]);
});

test("rows of one text are one row, whatever their id and however they are written", () => {
  assert.deepEqual(paired(side({ a1: "Bus  buchen" }), side({ b1: "bus buchen ", b2: "Essen" })), ["a1=b1", "=b2"]);
});

test("of several rows of one text, those of the same person and day belong together", () => {
  const due = "2027-05-01";
  const [one, other] = [
    side({ a1: "Essen", a2: says("Essen", { responsible: "Wir", due }) }),
    side({ b1: says("Essen", { responsible: "Wir", due }), b2: "Essen" }),
  ];
  assert.deepEqual(paired(one, other), ["a1=b2", "a2=b1"]);
});

test("a row that only one side has stands alone, and one that says nothing does not stand at all", () => {
  const [one, other] = [side({ a1: "Bus", a3: says("", { status: "open" }) }), side({ b2: "Essen", b3: "" })];
  assert.deepEqual(paired(one, other), ["a1=", "=b2"]);
});

test("an answer from before the question had rows is none of them", () => {
  assert.deepEqual(pairRows(QUESTION, [new Map([[QUESTION, says("Früher")]]), side({})]), []);
});

test("a row that was agreed on stays one row, though one side has changed it since", () => {
  const [here, there] = [side({ a1: "Bus" }), side({ b1: "Bus" })];
  settleAll(here, there, () => ({ kind: "side", index: 0 }), AT);
  takeOver(there, here, LATER);
  here.set(`${QUESTION}/a1`, { .../** @type {Answer} */ (here.get(`${QUESTION}/a1`)), answer: "Bahn" });
  const [pair, ...more] = pairRows(QUESTION, [here, there]);
  assert.deepEqual([pair.keys, more], [[`${QUESTION}/a1`, `${QUESTION}/b1`], []]);
  assert.equal(stateOf(pair.answers, true).state, "changed");
});

test("who does it and until when is part of a row: another day is a difference, and a change of it is one", () => {
  const [one, other] = [says("Bus", { due: "2027-05-01" }), says("Bus", { due: "2027-05-02" })];
  assert.equal(stateOf([one, other], true).state, "differ");
  assert.equal(stateOf([one, other]).state, "same", "of a text alone they are no part");
  const [[, agreed]] = settlePair(
    () => one,
    { keys: ["q.q/a", "q.q/b"], answers: [one, other] },
    { kind: "side", index: 1 },
    { at: AT, by: BY },
    true,
  );
  assert.deepEqual([agreed.due, agreedIn(agreed)?.due], ["2027-05-02", "2027-05-02"]);
  assert.ok(isAsAgreed(agreed));
  assert.ok(!isAsAgreed({ ...agreed, due: "" }));
  assert.ok(!isAsAgreed({ ...agreed, responsible: "Wir" }));
});

test("what was left out is gone with all it had, and comes back from neither side", () => {
  const [here, there] = [
    side({ a1: says("Bus", { status: "open" }) }),
    side({ b1: says("bus", { status: "doing", due: "2027-05-01" }) }),
  ];
  settleAll(here, there, () => LEFT_OUT, AT);
  assert.deepEqual([...here.values()].map(isLeftOut), [true, true]);
  assert.deepEqual([...here.values()].map(isBlank), [true, true]);
  takeOver(there, here, LATER);
  assert.deepEqual(shown(there), []);
  assert.deepEqual(paired(here, there), []);
});

const rows = fc.dictionary(
  fc.constantFrom("a1", "a2", "b1", "b2", "b3"),
  fc
    .record({
      answer: fc.constantFrom("", "Bus", "Essen", "<script>", "مرحبا"),
      responsible: fc.constantFrom("", "Wir"),
      due: fc.constantFrom("", "2027-05-01"),
      status: fc.constantFrom(null, /** @type {const} */ ("done")),
    })
    .map((more) => says("", more)),
  { noNullPrototype: true },
);
const decision = fc.oneof(
  fc.record({ kind: fc.constant(/** @type {const} */ ("side")), index: fc.constantFrom(0, 1) }),
  fc.record({
    kind: fc.constant(/** @type {const} */ ("text")),
    text: fc.constantFrom("", "Bahn"),
    responsible: fc.constantFrom("", "Alle"),
  }),
);

test("every row that says something stands in one pair, and in no other", () => {
  fc.assert(
    fc.property(rows, rows, (one, other) => {
      const sides = [side(one), side(other)];
      const pairs = pairRows(QUESTION, sides);
      for (const [index, answers] of sides.entries()) {
        const told = [...answers].filter(([, row]) => !isSilent(row)).map(([key]) => key);
        const keys = pairs.map((pair) => pair.keys[index]).filter(Boolean);
        assert.equal(new Set(keys).size, keys.length);
        for (const key of told) assert.ok(keys.includes(key));
      }
    }),
  );
});

test("whatever rows two sides have, one settling and one taking over bring both to the same rows", () => {
  fc.assert(
    fc.property(rows, rows, fc.array(decision, { minLength: 10, maxLength: 10 }), (one, other, decisions) => {
      const [here, there] = [side(one), side(other)];
      let index = 0;
      settleAll(here, there, () => decisions[index++], AT);
      takeOver(there, here, LATER);
      assert.deepEqual(shown(there), shown(here));
      for (const { answers } of pairRows(QUESTION, [here, there])) {
        assert.equal(stateOf(answers, true).state, "agreed");
        assert.deepEqual(agreedIn(answers[0]), agreedIn(answers[1]));
      }
    }),
    { numRuns: 1000 },
  );
});
