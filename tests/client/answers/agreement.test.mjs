import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { agreedIn, isAsAgreed, settle, stateOf } from "../../../overrides/client/answers/agreement.js";
import { EMPTY, isBlank } from "../../../overrides/client/answers/answers.js";
import { parseSaveFile, SaveFileError } from "../../../overrides/client/answers/save_file_reading.js";
import { createSaveFile } from "../../../overrides/client/answers/save_file_writing.js";
import { readVisit } from "../../../overrides/client/answers/visits.js";
import { anyAnswer } from "./some_answers.mjs";

/** @import { Answer } from "../../../overrides/client/answers/answers.js" */

const AT = "2027-03-12T10:00:00.000Z";
const LATER = "2027-04-01T10:00:00.000Z";
const BY = [
  { side: "visitors", name: "Schulamt" },
  { side: "hosts", name: "" },
];

/** @param {string} text @param {Partial<Answer>} [more] @returns {Answer} */
const says = (text, more = {}) => ({ ...EMPTY, answer: text, revision: 1, ...more });

/** @param {string} text @param {string} [at] */
const agreed = (text, at = AT) => ({ answer: text, at, by: BY });

for (const [name, sides, state] of /** @type {const} */ ([
  ["two texts differ", [says("a"), says("b")], "differ"],
  ["two alike are the same", [says("a"), says("a")], "same"],
  ["one alone waits for the other", [says("a"), EMPTY], "one"],
  ["two blanks are nothing", [EMPTY, says("", { status: null })], "none"],
  ["both hold what was agreed", [says("a", { agreed: agreed("a") }), says("a", { agreed: agreed("a") })], "agreed"],
  ["one says that it is agreed", [says("a", { agreed: agreed("a") }), says("b")], "announced"],
  ["one says so, the other has nothing yet", [says("a", { agreed: agreed("a") }), EMPTY], "announced"],
  ["one says so of what both have", [says("a"), says("a", { agreed: agreed("a") })], "announced"],
  ["one has changed it", [says("a", { agreed: agreed("a") }), says("b", { agreed: agreed("a") })], "changed"],
  ["both have changed it", [says("c", { agreed: agreed("a") }), says("b", { agreed: agreed("a") })], "changed"],
  ["one has emptied it", [says("a", { agreed: agreed("a") }), says("", { agreed: agreed("a") })], "changed"],
  [
    "a later agreement is news",
    [says("a", { agreed: agreed("a") }), says("b", { agreed: agreed("b", LATER) })],
    "announced",
  ],
  [
    "a later one that was changed is none",
    [says("a", { agreed: agreed("a") }), says("c", { agreed: agreed("b", LATER) })],
    "changed",
  ],
]))
  test(name, () => {
    assert.equal(stateOf(/** @type {[Answer, Answer]} */ ([...sides])).state, state);
    assert.equal(stateOf(/** @type {[Answer, Answer]} */ ([...sides].reverse())).state, state, "whoever stands first");
  });

test("who has announced it is known", () => {
  const told = says("a", { agreed: agreed("a") });
  assert.deepEqual(stateOf([told, says("b")]), { state: "announced", by: 0 });
  assert.deepEqual(stateOf([EMPTY, told]), { state: "announced", by: 1 });
});

test("what is settled says who agreed, when, and on what, and keeps what was not talked about", () => {
  const own = says("a", { status: "doing", responsible: "Amt 51", due: "2027-05-06" });
  const after = settle(own, [own, says("b", { status: "done" })], { kind: "text", text: "c" }, { at: AT, by: BY });
  assert.deepEqual(
    [after.answer, after.status, after.responsible, after.due, after.agreed],
    ["c", "doing", "Amt 51", "2027-05-06", { answer: "c", at: AT, by: BY }],
  );
  assert.ok(isAsAgreed(after));
  assert.ok(!isAsAgreed({ ...after, answer: "c " }));
});

test("who takes what the other side has announced has the same agreement, not another one", () => {
  const told = says("b", { agreed: agreed("b") });
  const taken = settle(says("a"), [says("a"), told], { kind: "side", index: 1 }, { at: LATER, by: [] });
  assert.deepEqual(taken.agreed, agreed("b"));
  assert.equal(stateOf([taken, told]).state, "agreed");
  const own = settle(says("a"), [says("a"), told], { kind: "side", index: 0 }, { at: LATER, by: BY });
  assert.deepEqual(own.agreed, agreed("a", LATER));
});

test("an agreement of a form that we do not know is none", () => {
  for (const unknown of [
    1,
    "a",
    null,
    {},
    { answer: "a" },
    { answer: "a", at: AT, by: [null] },
    { answer: 1, at: AT, by: [] },
  ]) {
    const answer = says("a", { agreed: /** @type {any} */ (unknown) });
    assert.equal(agreedIn(answer), null);
    assert.equal(stateOf([answer, says("b")]).state, "differ");
  }
});

/** @param {Answer} answer */
const fileOf = (answer) =>
  createSaveFile({
    id: "b1",
    visit: readVisit(null),
    answers: new Map([["vereinbarung.ziele", answer]]),
    questionSet: "q",
    now: new Date(AT),
  });

test("a save file carries what was agreed, and a damaged agreement is refused", () => {
  const answer = says("b", { agreed: agreed("a") });
  assert.deepEqual(parseSaveFile(fileOf(answer)).answers.get("vereinbarung.ziele")?.agreed, agreed("a"));
  for (const wrong of [
    5,
    { ...agreed("a"), at: "gestern" },
    { ...agreed("a"), choice: 1 },
    { ...agreed("a"), by: {} },
    { ...agreed("a"), responsible: 5 },
    { ...agreed("a"), responsible: "", due: "2027-02-30" },
  ]) {
    const text = fileOf(says("b", { agreed: /** @type {any} */ (wrong) }));
    assert.throws(() => parseSaveFile(text), SaveFileError);
  }
});

test("a save file carries who does what was agreed, and until when", () => {
  const row = { ...agreed("a"), responsible: "Amt 51", due: "2027-02-28" };
  assert.deepEqual(parseSaveFile(fileOf(says("b", { agreed: row }))).answers.get("vereinbarung.ziele")?.agreed, row);
});

test("whatever two sides have, one settling and one taking over bring both to the same agreement", () => {
  const text = fc.constantFrom("", "a", "b", "<script>", "مرحبا");
  const settling = fc.oneof(
    fc.record({ kind: fc.constant(/** @type {const} */ ("side")), index: fc.constantFrom(0, 1) }),
    fc.record({ kind: fc.constant(/** @type {const} */ ("text")), text }),
  );
  fc.assert(
    fc.property(anyAnswer(text), anyAnswer(text), settling, (one, other, how) => {
      const here = settle(one, [one, other], how, { at: AT, by: BY });
      assert.ok(isAsAgreed(here));
      if (isBlank(here)) return;
      const { state, by } = stateOf([here, other]);
      assert.deepEqual([state, by], ["announced", 0]);
      const there = settle(other, [here, other], { kind: "side", index: 0 }, { at: LATER, by: [] });
      assert.equal(stateOf([here, there]).state, "agreed");
      assert.equal(stateOf([here, { ...there, answer: `${there.answer}!` }]).state, "changed");
    }),
  );
});
