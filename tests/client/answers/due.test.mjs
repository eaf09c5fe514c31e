import assert from "node:assert/strict";
import { test } from "node:test";
import { EMPTY, isBlank } from "../../../overrides/client/answers/answers.js";
import {
  dayAt,
  daysFrom,
  dueDayOf,
  dueIn,
  isSettled,
  turnOf,
  urgencyOf,
  weekOf,
} from "../../../overrides/client/answers/due.js";

const VISIT = "2027-05-12";
const LONG = { begin: "3 months before", end: "2 weeks before" };
const SINGLE = { begin: "2 months before", end: "2 months before" };

test("lead times are counted from the visit, in days, weeks and months", () => {
  assert.equal(dayAt("2027-05-12", "1 day before"), "2027-05-11");
  assert.equal(dayAt("2027-05-12", "2 weeks before"), "2027-04-28");
  assert.equal(dayAt("2027-05-12", "6 months before"), "2026-11-12");
  assert.equal(dayAt("2027-05-12", "6 weeks after"), "2027-06-23");
  assert.equal(dayAt("2027-05-12", "on the day"), "2027-05-12");
});

test("a month that is too short gives its last day", () => {
  assert.equal(dayAt("2027-08-31", "6 months before"), "2027-02-28");
  assert.equal(dayAt("2028-08-31", "6 months before"), "2028-02-29");
  assert.equal(dayAt("2027-08-31", "6 months after"), "2028-02-29");
  assert.equal(dayAt("2027-05-31", "1 month before"), "2027-04-30");
});

test("the change of clocks moves no day", () => {
  assert.equal(dayAt("2027-03-29", "1 day before"), "2027-03-28");
  assert.equal(dayAt("2027-11-01", "1 day before"), "2027-10-31");
});

test("it is a sheet's turn between its days, and both count", () => {
  assert.deepEqual(turnOf(LONG, VISIT), ["2027-02-12", "2027-04-28"]);
});

test("a sheet with a single day has two weeks before and after it, for nobody does it in 24 hours", () => {
  assert.deepEqual(turnOf(SINGLE, VISIT), ["2027-02-26", "2027-03-26"]);
});

test("what belongs to the day of the visit has its turn on that day", () => {
  assert.deepEqual(turnOf({ begin: "on the day", end: "on the day" }, VISIT), [VISIT, VISIT]);
});

test("a question is due on the last day of its sheet's turn", () => {
  assert.equal(dueDayOf(EMPTY, LONG, VISIT), "2027-04-28");
  assert.equal(dueDayOf(EMPTY, SINGLE, VISIT), "2027-03-26");
});

test("a date at the question comes before every lead time", () => {
  assert.equal(dueDayOf({ due: "2027-01-05" }, LONG, VISIT), "2027-01-05");
  assert.equal(dueDayOf({ due: "2027-01-05" }, {}, ""), "2027-01-05");
});

test("a date that cannot be is none, and the lead time does not take its place", () => {
  assert.equal(dueDayOf({ due: "2027-02-31" }, LONG, VISIT), "");
});

test("without a day of the visit, without lead times, and at a stop, nothing is due by itself", () => {
  assert.equal(dueDayOf(EMPTY, LONG, ""), "");
  assert.equal(dueDayOf(EMPTY, LONG, "0027-05-12"), "");
  assert.equal(dueDayOf(EMPTY, {}, VISIT), "");
  assert.equal(dueDayOf(EMPTY, { ...LONG, repeats: "Station" }, VISIT), "");
});

test("overdue is what was due yesterday, and a week ends on its Sunday", () => {
  const monday = "2026-11-30";
  assert.equal(urgencyOf("2026-11-29", monday), "overdue");
  assert.equal(urgencyOf(monday, monday), "week");
  assert.equal(urgencyOf("2026-12-06", monday), "week");
  assert.equal(urgencyOf("2026-12-07", monday), "later");
  assert.equal(urgencyOf("2026-12-06", "2026-12-06"), "week");
  assert.equal(urgencyOf("2026-12-07", "2026-12-06"), "later");
  assert.equal(urgencyOf("", monday), "");
});

test("days between two dates are whole ones, whatever the clocks do", () => {
  assert.equal(daysFrom("2027-03-27", "2027-03-29"), 2);
  assert.equal(daysFrom("2027-03-29", "2027-03-27"), -2);
});

test("what a person declares counts; an answer is enough where she has declared nothing", () => {
  const [tracked, untracked] = [true, false].map((isTracked) => ({ asksWho: false, isTracked }));
  const written = { ...EMPTY, answer: "Lernen" };
  assert.equal(isSettled(EMPTY, tracked), false);
  assert.equal(isSettled(written, tracked), true);
  assert.equal(isSettled({ ...written, status: "doing" }, tracked), false);
  assert.equal(isSettled({ ...written, due: "2027-01-05" }, tracked), false);
  assert.equal(isSettled({ ...written, due: "2027-01-05", status: "done" }, tracked), true);
  assert.equal(isSettled({ ...EMPTY, notApplicable: true, due: "2027-01-05" }, tracked), true);
  assert.equal(isSettled({ ...written, due: "2027-01-05" }, untracked), true);
  assert.equal(isSettled({ ...EMPTY, responsible: "Weber" }, { asksWho: true, isTracked: true }), true);
});

test("a week begins on its Monday and ends on its Sunday", () => {
  assert.deepEqual(weekOf("2026-11-23"), ["2026-11-23", "2026-11-29"]);
  assert.deepEqual(weekOf("2026-11-29"), ["2026-11-23", "2026-11-29"]);
  assert.deepEqual(weekOf("2026-11-30"), ["2026-11-30", "2026-12-06"]);
});

const TODAY = "2026-11-25"; // A Wednesday.
const WAYS = [["a", "b"], ["c"]];
const OVER = { begin: "6 months before", end: "5 months before" };

/**
 * @param {Record<string, object>} given By key.
 * @param {string} [visit]
 * @returns What is said of each, as "day urgency".
 */
function due(given, visit = "2027-04-01") {
  const entries = Object.entries(given).map(([key, answer]) => ({
    key,
    answer: { ...EMPTY, ...answer },
    turn: OVER,
    asksWho: false,
    isTracked: true,
  }));
  const answered = entries.filter(({ answer }) => !isBlank(answer)).map(({ key }) => key);
  return entries.map(dueIn(answered, visit, WAYS, TODAY)).map(({ day, urgency }) => `${day} ${urgency}`);
}

test("overdue is what a date has passed of and nothing has settled", () => {
  assert.deepEqual(due({ "a.x": { due: "2026-11-24" } }), ["2026-11-24 overdue"]);
  assert.deepEqual(due({ "a.x": { due: "2026-11-25" } }), ["2026-11-25 week"]);
  assert.deepEqual(due({ "a.x": { due: "2026-11-24", answer: "Text" } }), ["2026-11-24 overdue"]);
  assert.deepEqual(due({ "a.x": { due: "2026-11-24", status: "done" } }), ["2026-11-24 "]);
  assert.deepEqual(due({ "a.x": { due: "2026-11-24", notApplicable: true } }), ["2026-11-24 "]);
  assert.deepEqual(due({ "a.x": {} }, ""), [" "]);
});

test("without a date at the question, the day of the visit tells", () => {
  assert.deepEqual(due({ "a.x": {}, "a.y": { due: "2027-01-01" } }), ["2026-11-01 overdue", "2027-01-01 later"]);
});

test("a sheet of another role is not hers to do, unless she has written on it", () => {
  assert.deepEqual(due({ "a.x": { answer: "Ja" }, "b.x": {}, "c.x": {} }), ["2026-11-01 ", "2026-11-01 overdue", " "]);
  const both = { "a.x": { answer: "Ja" }, "a.y": { answer: "Ja" }, "c.x": {}, "c.y": { due: "2026-11-24" } };
  assert.deepEqual(due(both).slice(2), ["2026-11-01 overdue", "2026-11-24 overdue"]);
  assert.deepEqual(due({ "a.x": {}, "c.x": {} }), ["2026-11-01 overdue", "2026-11-01 overdue"]);
});
