import assert from "node:assert/strict";
import { test } from "node:test";
import { isDay } from "../../../overrides/client/answers/days.js";
import { formatDue } from "../../../overrides/client/page/texts.js";

test("a day of this century that exists is one", () => {
  for (const day of ["2027-03-12", "2000-01-01", "2099-12-31", "2028-02-29"]) assert.equal(isDay(day), true, day);
});

test("half a day, one that does not exist, and one that is centuries off is none", () => {
  for (const year of ["0002", "0020", "0027", "0202", "1726", "1926", "2326", "20270"]) {
    assert.equal(isDay(`${year}-05-12`), false, year);
  }
  for (const day of [
    "",
    "2027",
    "2027-03",
    "2027-02-31",
    "2027-02-29",
    "2027-13-01",
    "2027-00-10",
    "2027-04-00",
    "12.03.2027",
  ]) {
    assert.equal(isDay(day), false, day);
  }
});

test("what is no day stands on no paper and in no list", () => {
  assert.equal(formatDue("2027-03-12"), "12.03.2027");
  for (const due of ["", "0027-03-12", "1726-03-12", "2326-03-12", "bald"]) assert.equal(formatDue(due), "");
});
