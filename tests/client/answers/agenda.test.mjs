import assert from "node:assert/strict";
import { test } from "node:test";
import { EMPTY } from "../../../overrides/client/answers/answers.js";
import { agendaOf } from "../../../overrides/client/answers/agenda.js";
import { ownSheets, ownWay } from "../../../overrides/client/answers/own_sheets.js";

const TODAY = "2026-11-30";

/** @param {string} id @param {object} [more] */
const question = (id, more = {}) =>
  /** @type {any} */ ({
    id,
    number: `1.${id}`,
    text: `Frage ${id}?`,
    kind: "text",
    audience: "both",
    isTracked: true,
    asksWho: false,
    ...more,
  });

/** @param {string} id @param {any[]} questions @param {object} [more] */
const sheet = (id, questions, more = {}) =>
  /** @type {any} */ ({
    id,
    short: id.toUpperCase(),
    begin: "",
    end: "",
    repeats: "",
    namedBy: "",
    sections: [{ title: "", questions }],
    ...more,
  });

const SHEETS = [
  sheet("a", [question("eins"), question("zwei"), question("drei")], { begin: "2 weeks before", end: "1 week before" }),
  sheet("b", [question("wer", { asksWho: true }), question("gast", { audience: "visitors" })]),
  sheet("c", [question("ort"), question("kontakt")], {
    repeats: "Station",
    namedBy: "ort",
    begin: "on the day",
    end: "on the day",
  }),
  sheet("d", [question("plan", { kind: "rows" })], { begin: "on the day", end: "6 weeks after" }),
];
const WAYS = [
  ["a", "b", "c"],
  ["b", "d"],
];

/** @param {Record<string, object>} given By key. @param {object} [visit] */
function agenda(given, visit = {}) {
  const answers = Object.entries(given).map(
    ([key, answer], index) =>
      /** @type {const} */ ([key, { ...EMPTY, changedAt: `2026-11-0${index + 1}T00:00:00.000Z`, ...answer }]),
  );
  return agendaOf(SHEETS, new Map(answers), { date: "", side: "", ...visit }, WAYS, TODAY, () => "neu");
}
const text = { answer: "Ja" };

test("before anything is answered, the first question of all comes next", () => {
  const { all, answered, next, last } = agenda({});
  assert.deepEqual([all, answered, next?.field, last], [8, 0, "a.eins.answer", "a"]);
});

test("it goes on after the question that was answered last, and not at one that was passed over", () => {
  assert.equal(agenda({ "a.zwei": text }).next?.key, "a.drei");
  assert.equal(agenda({ "a.drei": text, "a.zwei": text }).next?.key, "b.wer");
});

test("behind the last one it begins again, and ends where all is answered", () => {
  const most = { "b.wer": { responsible: "Weber" }, "b.gast": text, "c.ort/x": text, "c.kontakt/x": text };
  const { next, answered, all } = agenda({ "a.zwei": text, "a.drei": text, ...most });
  assert.deepEqual([next?.key, answered, all], ["a.eins", 6, 7]);
  const whole = agenda({ "a.eins": text, "a.zwei": text, "a.drei": text, ...most });
  assert.deepEqual([whole.next, whole.answered, whole.last], [null, 7, "c"]);
});

test("only sheets on the person's own way count, and those that she has written on", () => {
  assert.equal(agenda({ "a.eins": text }).all, 7);
  assert.equal(agenda({ "a.eins": text, "a.zwei": text, "d.plan/x": text }).all, 8);
  assert.deepEqual(ownWay(["b"], WAYS), ["b", "d"]);
  assert.equal(ownWay([], WAYS), undefined);
  assert.equal(["a", "b", "c", "d"].filter(ownSheets(["b", "c", "c"], WAYS)).join(), "a,b,c");
  assert.equal(["a", "b", "c", "d"].filter(ownSheets([], WAYS)).join(), "a,b,c,d");
});

test("questions for the other side do not count, unless they are answered", () => {
  assert.equal(agenda({ "a.eins": text }, { side: "hosts" }).all, 6);
  assert.equal(agenda({ "a.eins": text, "b.gast": text }, { side: "hosts" }).all, 7);
});

test("at a stop, the way on leads to the latest one; the oldest has the plain name", () => {
  assert.equal(agenda({ "c.ort/x": text }).next?.field, "c.kontakt.answer");
  const { next } = agenda({ "c.ort/x": text, "c.ort/y": { answer: "Rathaus\nSaal" } });
  assert.deepEqual([next?.field, next?.stop], ["c.kontakt.answer~y", "Rathaus"]);
});

test("what is due comes by its day, with a date at the question before the lead time", () => {
  const { tasks } = agenda(
    { "a.eins": text, "a.drei": { due: "2026-11-20", responsible: "Weber" } },
    { date: "2026-12-10" },
  );
  assert.deepEqual(
    tasks.map(({ key, due, urgency }) => [key, due, urgency]),
    [
      ["a.drei", "2026-11-20", "overdue"],
      ["a.zwei", "2026-12-03", "week"],
    ],
  );
});

test("each row that is open is a task of its own, called by what stands in it", () => {
  const rows = {
    "d.plan/x": { ...text, status: "done" },
    "d.plan/y": { answer: "Lotsen\nschulen", due: "2026-12-01" },
  };
  const [{ key, text: called, field }, ...others] = agenda(rows).tasks;
  assert.deepEqual([key, called, field, others], ["d.plan/y", "Lotsen", "d.plan.answer~y", []]);
});

test("without a day of the visit and without dates, nothing is due", () => {
  assert.deepEqual(agenda({ "a.eins": text }).tasks, []);
});

test("a question with rows that has none yet is due once, as its first row", () => {
  const [{ key, field, urgency }, ...others] = agenda({ "b.wer": text, "d.plan/x": {} }, { date: "2026-10-12" }).tasks;
  assert.deepEqual([key, field, urgency, others], ["d.plan/neu", "d.plan.answer", "overdue", []]);
});

test("an answer from before a question had rows, or from when it had some, is no answer to it any more", () => {
  const { answered, tasks } = agenda({ "d.plan": { due: "2026-11-20" }, "a.eins/x": { due: "2026-11-20" } });
  assert.deepEqual([answered, tasks], [0, []]);
});
