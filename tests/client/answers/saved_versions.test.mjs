import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { EMPTY, isBlank, publicPart } from "../../../overrides/client/answers/answers.js";
import { parseSaveFile, readSaveFile, SaveFileError } from "../../../overrides/client/answers/save_file_reading.js";
import { withVersions } from "../../../overrides/client/answers/save_file_of_side.js";
import { createSaveFile } from "../../../overrides/client/answers/save_file_writing.js";
import { countVersions, fitIn, writtenVersions } from "../../../overrides/client/answers/saved_versions.js";
import { MOST_VERSIONS, REASONS, roomOf, VERSIONS_ROOM } from "../../../overrides/client/answers/versions.js";
import { readVisit } from "../../../overrides/client/answers/visits.js";
import { anyAnswer } from "./some_answers.mjs";

/** @typedef {import("../../../overrides/client/answers/saved_versions.js").SavedVersion} SavedVersion */
/** @typedef {import("../../../overrides/client/answers/versions.js").VersionKey} Key */

const NOW = new Date();
const GOAL = "vorbereitung.ziel";
const LONG_AGO = "2026-01-05T08:00:00.000Z";

/** @param {number} minutes Before now. */
const ago = (minutes) => new Date(NOW.getTime() - minutes * 60_000).toISOString();

/** @param {string} answer @param {string} keptAt @returns {SavedVersion} */
const version = (answer, keptAt = LONG_AGO) => ({ keptAt, why: "writing", answer: { ...EMPTY, answer } });

/** @param {any} [versions] As they stand in the file. */
const fileWith = (versions) =>
  createSaveFile({
    id: "b1",
    visit: readVisit(null),
    answers: new Map([[GOAL, { ...EMPTY, answer: "Jetzt" }]]),
    questionSet: "leitfaden-fachaustausch",
    now: NOW,
    versions,
  });

/** @param {any} versions */
const read = (versions) => parseSaveFile(fileWith(versions)).versions;

const someVersions = fc.array(
  fc.record({
    keptAt: fc.date({ min: new Date("2000-01-01"), max: NOW, noInvalidDate: true }).map((date) => date.toISOString()),
    why: fc.constantFrom(...REASONS),
    answer: anyAnswer().filter((answer) => !isBlank(answer)),
  }),
  { minLength: 1, maxLength: 5 },
);

test("a file that nobody asked for versions in has none", () => {
  assert.equal("versions" in JSON.parse(fileWith()), false);
  assert.deepEqual(parseSaveFile(fileWith()).versions, { byQuestion: new Map(), unread: 0 });
});

test("any versions come back as they were, with their times and reasons, the oldest first", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom(GOAL, "transferplan.massnahmen/a1"), someVersions)),
      async (all) => {
        const byQuestion = new Map(all);
        const { versions } = await readSaveFile(new Blob([fileWith(writtenVersions(byQuestion))]));
        assert.equal(versions.unread, 0);
        for (const [question, given] of byQuestion) {
          const sorted = [...given].sort((one, other) => (one.keptAt < other.keptAt ? -1 : 1));
          const publicly = sorted.map((each) => ({ ...each, answer: { ...EMPTY, ...publicPart(each.answer) } }));
          assert.deepEqual(versions.byQuestion.get(question), publicly);
        }
      },
    ),
    { numRuns: 50 },
  );
});

test("a file is named after what is seldom in it", () => {
  assert.equal(
    withVersions({ name: "musterfeld-2027-03-12-gaeste.json", text: "" }).name,
    "musterfeld-2027-03-12-gaeste-mit-fassungen.json",
  );
});

test("what is no version is left out and counted, and all else opens", () => {
  const right = version("Damals");
  const wrong = [
    null,
    7,
    "Text",
    [],
    {},
    { ...right, keptAt: "gestern" },
    { ...right, keptAt: undefined },
    { ...right, keptAt: "9998-01-01T00:00:00.000Z" },
    { ...right, why: 7 },
    { ...right, answer: "Damals" },
    { ...right, answer: { answer: 7 } },
    { ...right, answer: { answer: "a", status: "erledigt" } },
    { ...right, answer: { answer: "a", due: "bald" } },
    { ...right, answer: { answer: "a", revision: -1 } },
    { ...right, answer: {} },
  ];
  const { byQuestion, unread } = read({ [GOAL]: [...wrong, right] });
  assert.equal(unread, wrong.length);
  assert.deepEqual(
    byQuestion.get(GOAL)?.map(({ answer }) => answer.answer),
    ["Damals"],
  );
});

test("what is no list of versions of a question is left out and counted", () => {
  for (const [given, count] of /** @type {const} */ ([
    [null, 1],
    ["Text", 1],
    [[version("a"), version("b")], 2],
    [{ ziel: [version("a"), version("b")] }, 2],
    [{ [`${GOAL}/1/2`]: [version("a")], toString: [version("b")] }, 2],
    [{ [GOAL]: version("a").answer }, 1],
    [{ [GOAL]: "Text", "vorbereitung.ideen": 7 }, 2],
  ])) {
    const { versions, answers } = parseSaveFile(fileWith(given));
    assert.deepEqual([versions.unread, countVersions(versions.byQuestion)], [count, 0]);
    assert.equal(answers.get(GOAL)?.answer, "Jetzt");
  }
});

test("of ten thousand versions of an answer the last ones are read, and the others counted", () => {
  const many = Array.from({ length: 10_000 }, (_, index) => version(`Fassung ${index}`, ago(10_000 - index)));
  const { byQuestion, unread } = read({ [GOAL]: many });
  assert.equal(unread, 10_000 - MOST_VERSIONS);
  assert.equal(byQuestion.get(GOAL)?.at(-1)?.answer.answer, "Fassung 9999");
});

test("a file that names a prototype, or a member twice, is refused as a whole, in its versions, too", () => {
  for (const [text, fault] of /** @type {const} */ ([
    ['{"__proto__": []}', "forbidden"],
    [`{"${GOAL}": [{"keptAt": "${LONG_AGO}", "why": "writing", "answer": {"constructor": 1}}]}`, "forbidden"],
    [`{"${GOAL}": [], "${GOAL}": []}`, "duplicate"],
  ])) {
    const file = fileWith({}).replace('"versions": {}', `"versions": ${text}`);
    assert.throws(
      () => parseSaveFile(file),
      (error) => error instanceof SaveFileError && error.fault === fault,
    );
  }
});

test("a reason that a later version of ours gives does not lose the version", () => {
  assert.equal(read({ [GOAL]: [{ ...version("a"), why: "mail" }] }).byQuestion.get(GOAL)?.[0].why, "file");
});

test("what keeps windows in step stays out of the file, and what a file says of it is not believed", () => {
  const answer = { ...EMPTY, answer: "a", times: { answer: "9998-01-01T00:00:00.000Z" } };
  const versions = new Map([[GOAL, [{ ...version("a"), answer }]]]);
  assert.equal(JSON.stringify(writtenVersions(versions)).includes("times"), false);
  const forged = read({ [GOAL]: [{ ...version("a"), answer }] });
  assert.equal("times" in (forged.byQuestion.get(GOAL)?.[0].answer ?? {}), false);
});

/** @param {number} count @param {number} size @param {string} visit @returns {Key[]} */
const kept = (count, size, visit = "b1") =>
  Array.from({ length: count }, (_, index) => [visit, GOAL, ago(500 + index), size]);

/** @param {number} count */
const offered = (count) =>
  new Map([[GOAL, Array.from({ length: count }, (_, index) => version("a", ago(count - index)))]]);

test("versions from a file take the places that are free, and none that is taken", () => {
  for (const [here, places] of [
    [0, 30],
    [12, 18],
    [30, 0],
    [35, 0],
  ]) {
    const { fitting, left } = fitIn(kept(here, 100), "b1", offered(30), NOW);
    assert.deepEqual([fitting.length, left], [places, 30 - places]);
  }
});

test("versions of another visit take no places of this one, but room", () => {
  assert.equal(fitIn(kept(30, 100, "b2"), "b1", offered(30), NOW).fitting.length, 30);
  assert.deepEqual(fitIn(kept(1, VERSIONS_ROOM, "b2"), "b1", offered(3), NOW), { fitting: [], left: 3 });
});

test("together they take no more room than there is, whatever is here", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 40 }),
      fc.integer({ min: 100, max: 300_000 }),
      fc.nat(30),
      (count, size, more) => {
        const here = kept(count, size);
        const { fitting, left } = fitIn(here, "b1", offered(more), NOW);
        const keys = fitting.map(([key]) => key);
        assert.ok(!keys.length || roomOf([...here, ...keys]) <= VERSIONS_ROOM);
        assert.equal(fitting.length + left, more);
      },
    ),
  );
});

test("what is here already does not come twice", () => {
  const first = fitIn([], "b1", offered(3), NOW).fitting.map(([key]) => key);
  assert.deepEqual(fitIn(first, "b1", offered(3), NOW), { fitting: [], left: 0 });
});

test("a computer whose clock is ahead puts no version into the future, and loses none", () => {
  const ahead = new Date(NOW.getTime() + 3_600_000).toISOString();
  const { byQuestion, unread } = read({ [GOAL]: [version("a", ahead), version("b", ahead)] });
  const { fitting } = fitIn([], "b1", byQuestion, NOW);
  const times = fitting.map(([[, , keptAt]]) => Date.parse(keptAt) - NOW.getTime());
  assert.deepEqual([unread, times], [0, [0, 1]]);
});
