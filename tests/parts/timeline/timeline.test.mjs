import assert from "node:assert/strict";
import { test } from "node:test";
import { days, today } from "../../../overrides/client/page/texts.js";

test("days read the German way", () => {
  assert.equal(days("2026-11-12", "2027-01-12", "2027-05-12"), "12.11.2026 bis 12.01.2027");
  assert.equal(days("2027-03-12", "2027-03-12", "2027-05-12"), "12.03.2027");
  assert.equal(days("2027-05-12", "2027-05-12", "2027-05-12"), "12.05.2027, Tag des Besuchs");
  assert.equal(today("2026-11-24"), "Heute, 24.11.2026");
});
