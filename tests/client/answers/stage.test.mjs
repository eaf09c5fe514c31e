import assert from "node:assert/strict";
import { test } from "node:test";
import { EMPTY } from "../../../overrides/client/answers/answers.js";
import { dueIn } from "../../../overrides/client/answers/due.js";
import { stageOf } from "../../../overrides/client/answers/stage.js";

const TODAY = "2026-11-25";
const WAYS = [["a", "b"], ["c"]];
const BEFORE = { begin: "6 months before", end: "2 weeks before" };
const text = { answer: "Ja" };

/** @param {string} key @param {object} [more] */
const asked = (key, more = {}) => ({
  key,
  asksWho: false,
  audience: "both",
  isTracked: true,
  isMany: false,
  ...more,
});
const TWO = [asked("a.x"), asked("a.y")];

/**
 * @param {Record<string, object>} given By key.
 * @param {{ date?: string, side?: string, questions?: typeof TWO, turn?: object }} [sheet]
 */
function stage(given, { date = "", side = "", questions = TWO, turn = BEFORE } = {}) {
  const answers = new Map(Object.entries(given).map(([key, answer]) => [key, { ...EMPTY, ...answer }]));
  const due = dueIn(answers.keys(), date, WAYS, TODAY);
  const { state, isNow, since } = stageOf(questions, turn, answers, { date, side }, due, TODAY);
  return [state, isNow ? "now" : "", since].filter(Boolean).join(" ");
}

test("a sheet is ahead, then it is its turn, then it is late", () => {
  assert.equal(stage({}, { date: "2027-06-01" }), "");
  assert.equal(stage({}, { date: "2027-03-01" }), "now now");
  assert.equal(stage({}, { date: "2026-12-01" }), "late 2026-11-17");
  assert.equal(stage({}), "");
});

test("it is late by a date at one of its questions, too, while it is its turn or ahead", () => {
  assert.equal(stage({ "a.x": { due: "2026-11-20" } }, { date: "2027-03-01" }), "late now 2026-11-20");
  assert.equal(stage({ "a.x": { due: "2026-11-20" } }), "late 2026-11-20");
});

test("it is finished when nothing on it is left to do, whenever its turn is", () => {
  const both = { "a.x": text, "a.y": { status: "done" } };
  assert.equal(stage(both), "done");
  assert.equal(stage(both, { date: "2027-03-01" }), "done now");
  assert.equal(stage(both, { date: "2026-02-01" }), "done");
  assert.equal(stage({ "a.x": text }, { date: "2027-06-01" }), "");
});

test("what is answered with something promised is not finished, and late when that is", () => {
  const promised = { "a.x": text, "a.y": { ...text, due: "2026-12-24" } };
  assert.equal(stage(promised), "answered");
  assert.equal(stage({ ...promised, "a.y": { ...text, due: "2026-11-24" } }), "late 2026-11-24");
  assert.equal(stage({ ...promised, "a.y": { ...text, status: "doing" } }), "answered");
});

test("each row has to be done", () => {
  const questions = [asked("a.x", { isMany: true })];
  const rows = { "a.x/1": { ...text, due: "2026-12-24", status: "done" }, "a.x/2": { ...text, due: "2026-12-24" } };
  assert.equal(stage(rows, { questions }), "answered");
  assert.equal(stage({ ...rows, "a.x/2": { ...text, status: "done" } }, { questions }), "done");
  assert.equal(stage({ "a.x": text }, { questions }), "");
});

test("at stops it is finished once each question has an answer at one of them, and never late by itself", () => {
  const questions = TWO.map((each) => ({ ...each, isMany: true, isTracked: false }));
  const turn = { begin: "on the day", end: "on the day", repeats: "Station" };
  assert.equal(stage({ "a.x/1": text, "a.y/2": text }, { questions, turn, date: "2026-02-01" }), "done");
  assert.equal(stage({ "a.x/1": text }, { questions, turn, date: "2026-02-01" }), "past");
});

test("the sheet of another role is over, not late", () => {
  assert.equal(stage({ "c.x": text }, { date: "2026-02-01" }), "past");
});

test("a question for the other side is none of its own", () => {
  const questions = [asked("a.x"), asked("a.y", { audience: "hosts" })];
  assert.equal(stage({ "a.x": text }, { questions, side: "visitors" }), "done");
  assert.equal(stage({ "a.x": text }, { questions, side: "hosts" }), "");
});
