import assert from "node:assert/strict";
import { test } from "node:test";
import { dayAt, isDue } from "../../../overrides/parts/timeline/timeline.js";
import { days, today } from "../../../overrides/client/page/texts.js";

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

test("a sheet is due between its days, and both count", () => {
  const span = ["2027-02-12", "2027-04-28"];
  assert.equal(isDue(span, "2027-02-11", "2027-05-12"), false);
  assert.equal(isDue(span, "2027-02-12", "2027-05-12"), true);
  assert.equal(isDue(span, "2027-04-28", "2027-05-12"), true);
  assert.equal(isDue(span, "2027-04-29", "2027-05-12"), false);
});

test("a sheet with a single day is due two weeks before and after it, for nobody does it in 24 hours", () => {
  const span = ["2027-03-12", "2027-03-12"];
  assert.equal(isDue(span, "2027-02-25", "2027-05-12"), false);
  assert.equal(isDue(span, "2027-02-26", "2027-05-12"), true);
  assert.equal(isDue(span, "2027-03-26", "2027-05-12"), true);
  assert.equal(isDue(span, "2027-03-27", "2027-05-12"), false);
});

test("what belongs to the day of the visit is due on that day", () => {
  const span = ["2027-05-12", "2027-05-12"];
  assert.equal(isDue(span, "2027-05-11", "2027-05-12"), false);
  assert.equal(isDue(span, "2027-05-12", "2027-05-12"), true);
});

test("days read the German way", () => {
  assert.equal(days("2026-11-12", "2027-01-12", "2027-05-12"), "12.11.2026 bis 12.01.2027");
  assert.equal(days("2027-03-12", "2027-03-12", "2027-05-12"), "12.03.2027");
  assert.equal(days("2027-05-12", "2027-05-12", "2027-05-12"), "12.05.2027, Tag des Besuchs");
  assert.equal(today("2026-11-24"), "Heute, 24.11.2026");
});
