import assert from "node:assert/strict";
import { test } from "node:test";
import { EMPTY } from "../../../overrides/client/answers/answers.js";
import { DEFAULT, fragmentOf, isMeant, isOf, readChoice } from "../../../overrides/parts/checklist/choice.js";

/** @import { Row } from "../../../overrides/parts/checklist/checklist_lines.js" */
/** @import { Show } from "../../../overrides/parts/checklist/choice.js" */

/**
 * @param {Show} show
 * @param {Partial<typeof EMPTY>} answer
 * @param {Partial<Row>} [given]
 */
const isShown = (show, answer, given) =>
  isMeant(show, { isTracked: true, urgency: "", ...given, answer: { ...EMPTY, ...answer } }, "Frau Weber");

test("an address says what was chosen, and brings it back", () => {
  const choice = /** @type {const} */ ({
    show: "overdue",
    order: "due",
    worksheet: "vorbereitung",
    person: "Büro & Köln #1",
    everywhere: true,
    answers: true,
  });
  assert.deepEqual(readChoice(fragmentOf(choice)), choice);
  assert.equal(fragmentOf(DEFAULT), "");
  assert.deepEqual(readChoice(""), DEFAULT);
});

test("what an address says wrongly is as if not said, and what is about something else is no choice", () => {
  assert.deepEqual(readChoice("zeige=alles&nach=laune&fremd=1"), DEFAULT);
  assert.equal(readChoice("Inhalt"), null);
});

test("overdue, and due this week, is what is said to be so", () => {
  assert.equal(isShown("overdue", {}, { urgency: "overdue" }), true);
  assert.equal(isShown("week", {}, { urgency: "overdue" }), false);
  assert.equal(isShown("week", {}, { urgency: "week" }), true);
  assert.equal(isShown("overdue", {}), false);
});

test("nobody is responsible for what is not done, and could have somebody", () => {
  assert.equal(isShown("nobody", {}), true);
  assert.equal(isShown("nobody", { responsible: " " }), true);
  assert.equal(isShown("nobody", { responsible: "Jugendamt" }), false);
  assert.equal(isShown("nobody", { status: "done" }), false);
  assert.equal(isShown("nobody", { notApplicable: true }), false);
  assert.equal(isShown("nobody", {}, { isTracked: false }), false);
});

test("mine is what I do alone or with others, however my name is written", () => {
  assert.equal(isShown("mine", { responsible: " frau  WEBER" }), true);
  assert.equal(isShown("mine", { responsible: "Jugendamt, Frau Weber" }), true);
  assert.equal(isShown("mine", { responsible: "Frau Weber und Herr Kaya" }), true);
  assert.equal(isShown("mine", { responsible: "Frau Weberin" }), false);
  assert.equal(isOf({ ...EMPTY, responsible: "" }, ""), false);
});
