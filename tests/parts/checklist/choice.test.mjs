import assert from "node:assert/strict";
import { test } from "node:test";
import { EMPTY } from "../../../overrides/client/answers/answers.js";
import { DEFAULT, fragmentOf, isMeant, isOf, readChoice } from "../../../overrides/parts/checklist/choice.js";

/** @import { Line } from "../../../overrides/parts/checklist/checklist_lines.js" */
/** @import { Show } from "../../../overrides/parts/checklist/choice.js" */

const TODAY = "2026-11-25"; // A Wednesday.

/** @param {Partial<Line>} [given] @returns {Line} */
const line = (given = {}) =>
  /** @type {any} */ ({ turn: {}, asksWho: false, isTracked: true, store: { visit: () => ({ date: "" }) }, ...given });

/**
 * @param {Show} show
 * @param {Partial<typeof EMPTY>} answer
 * @param {Partial<Line>} [given]
 */
const isShown = (show, answer, given) =>
  isMeant(show, line(given), { ...EMPTY, ...answer }, { today: TODAY, me: "Frau Weber" });

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

test("overdue is what a date has passed of and nothing has settled", () => {
  assert.equal(isShown("overdue", { due: "2026-11-24" }), true);
  assert.equal(isShown("overdue", { due: "2026-11-25" }), false);
  assert.equal(isShown("overdue", { due: "2026-11-24", status: "done" }), false);
  assert.equal(isShown("overdue", { due: "2026-11-24", notApplicable: true }), false);
  assert.equal(isShown("overdue", { due: "2026-11-24", answer: "Text" }), true);
  assert.equal(isShown("overdue", {}), false);
});

test("without a date at the question, the day of the visit tells", () => {
  const given = /** @type {any} */ ({
    turn: { begin: "6 months before", end: "5 months before" },
    store: { visit: () => ({ date: "2027-04-01" }) },
  });
  assert.equal(isShown("overdue", {}, given), true);
  assert.equal(isShown("overdue", { due: "2027-01-01" }, given), false);
});

test("this week is from today to Sunday", () => {
  assert.equal(isShown("week", { due: "2026-11-25" }), true);
  assert.equal(isShown("week", { due: "2026-11-29" }), true);
  assert.equal(isShown("week", { due: "2026-11-30" }), false);
  assert.equal(isShown("week", { due: "2026-11-24" }), false);
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
