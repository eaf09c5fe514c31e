/**
 * Whatever a file holds, it is refused with a reason, or what it brought can be kept, saved and opened again.
 *
 * SEED=… replays one run; FUZZ_SECONDS=… goes on for so long.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import process from "node:process";
import { test } from "node:test";
import { EMPTY, FIELDS, timeAfter } from "../../../overrides/client/answers/answers.js";
import { adopt } from "../../../overrides/client/storage/whole_answers.js";
import { parseSaveFile, readSaveFile, SaveFileError } from "../../../overrides/client/answers/save_file_reading.js";
import { createSaveFile } from "../../../overrides/client/answers/save_file_writing.js";
import { countVersions, fitIn, writtenVersions } from "../../../overrides/client/answers/saved_versions.js";
import { parseVersion } from "../../../overrides/client/answers/versions.js";
import { createStorage } from "../../../overrides/client/storage/storage.js";
import { compare, resolve } from "../../../overrides/client/answers/merge.js";
import { createStore } from "../../../overrides/client/storage/store.js";
import { FakeStorage } from "../storage/fake_storage.mjs";
import { createRandom, damage } from "./damaging.mjs";
import { isQuestion, keyOf, PREFIX } from "../../../overrides/client/answers/keys.js";

const FILES = 3000;
const SECONDS = Number(process.env.FUZZ_SECONDS ?? 0);
const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 32));

const FAULTS = [
  "tooLarge",
  "empty",
  "mail",
  "notText",
  "wrapped",
  "reformatted",
  "several",
  "notJson",
  "tooDeep",
  "duplicate",
  "forbidden",
  "notOurs",
  "newer",
  "wrong",
];
const VERSION_1 = readFileSync(new URL("version-1.json", import.meta.url), "utf-8");
const NOW = new Date("2027-03-12T09:30:00.000Z");

/** The same file without and with earlier versions of answers, of which one stands for each answer. */
const VALID = [VERSION_1, withVersions(JSON.parse(VERSION_1))];

/** @param {any} content */
function withVersions(content) {
  const lists = Object.entries(content.answers).map(([question, answer]) => [
    question,
    [{ keptAt: "2025-12-01T08:00:00.000Z", why: "writing", answer }],
  ]);
  return JSON.stringify({ ...content, versions: Object.fromEntries(lists) }, null, 2);
}

const OWN = { ...EMPTY, answer: "Meins", changedAt: "2027-02-01T00:00:00.000Z", revision: 1 };
const FOREIGN = { fremd: "x", "/.__palette": '{"index":0}', "fachaustausch-alt": "y" };
const PROTOTYPES = [Object.prototype, Array.prototype, String.prototype, Map.prototype];

const propertiesOfPrototypes = () => PROTOTYPES.map((prototype) => Reflect.ownKeys(prototype));

/** A visit in which one question is answered, among keys that are not ours. */
function openVisit() {
  const storage = new FakeStorage({ ...FOREIGN, [keyOf("first", "vorbereitung.ziel")]: JSON.stringify(OWN) });
  const store = createStore(createStorage(storage, { now: () => NOW }), { now: () => NOW });
  return { storage, store };
}

/** @param {ReturnType<typeof createStore>} store */
const answersIn = (store) => new Map(store.questions().map((question) => [question, store.read(question)]));

/** @param {Map<string, any>} answers Without their times, which an adoption may have to move. */
const contentsOf = (answers) =>
  new Map([...answers].map(([question, answer]) => [question, { ...answer, changedAt: "", times: {} }]));

/** @param {Map<string, any>} answers What a person sees of them. */
const fieldsOf = (answers) =>
  new Map([...answers].map(([question, answer]) => [question, FIELDS.map((field) => answer[field])]));

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Promise<import("../../../overrides/client/answers/save_file_reading.js").SaveFile | null>} null where it is refused.
 */
async function open(bytes) {
  try {
    return await readSaveFile(new Blob([bytes]));
  } catch (error) {
    assert.ok(error instanceof SaveFileError, `refused without a reason: ${error}`);
    assert.ok(FAULTS.includes(error.fault), `unknown fault ${error.fault}`);
    if (error.fault === "notText" && !bytes.includes(0)) {
      assert.throws(() => new TextDecoder("utf-8", { fatal: true }).decode(bytes), "it is a text");
    }
    return null;
  }
}

/**
 * That a visit into which these answers come can be read anew, saved, opened again, and that all can be taken back.
 *
 * @param {Map<string, any>} answers
 */
async function assertAdopted(answers) {
  const { storage, store } = openVisit();
  const before = answersIn(store);
  const undo = adopt(store, answers);
  assert.ok(undo, "the storage takes it");
  const fresh = createStore(createStorage(storage));
  assert.deepEqual(contentsOf(answersIn(fresh)), contentsOf(new Map([...before, ...answers])));
  assert.equal(fresh.unreadableCount(), 0);
  const saved = createSaveFile({
    id: "first",
    visit: fresh.visit(),
    answers: answersIn(fresh),
    questionSet: "leitfaden-fachaustausch",
    now: NOW,
  });
  assert.deepEqual(contentsOf(parseSaveFile(saved).answers), contentsOf(answersIn(fresh)));
  for (const question of answers.keys()) store.write(question, { status: "done" }, 1);
  const changed = createSaveFile({
    id: "first",
    visit: store.visit(),
    answers: answersIn(store),
    questionSet: "leitfaden-fachaustausch",
    now: NOW,
  });
  assert.deepEqual(contentsOf(parseSaveFile(changed).answers), contentsOf(answersIn(store)), "opens after a change");
  for (const question of answers.keys()) store.write(question, { status: answers.get(question).status }, 1);
  await undo();
  assert.deepEqual(fieldsOf(answersIn(store)), fieldsOf(before));
  const foreign = [...storage.entries].filter(([key]) => !key.startsWith(PREFIX));
  assert.deepEqual(Object.fromEntries(foreign), FOREIGN);
}

const WORDS = { notApplicable: "nicht für uns", choice: () => "" };

/** @param {Map<string, any>} answers */
function merge(answers) {
  const own = answersIn(openVisit().store);
  const merged = compare(own, [{ name: "Schulamt", answers }], "Hier").map((comparison) => {
    const { question, kind, union } = comparison;
    const answer = kind === "new" ? union : resolve(comparison, { kind: "all" }, WORDS);
    return /** @type {const} */ ([question, answer]);
  });
  return new Map(merged);
}

/**
 * That what is taken in of versions can be read again where it is kept.
 *
 * @param {import("../../../overrides/client/answers/saved_versions.js").SavedVersions} versions
 */
function assertFitting({ byQuestion }) {
  const { fitting, left } = fitIn([], "first", byQuestion, NOW);
  assert.equal(fitting.length + left, countVersions(byQuestion));
  for (const [[, question, keptAt], text] of fitting) {
    assert.ok(isQuestion(question) && keptAt <= timeAfter(NOW, NOW.toISOString()));
    assert.ok(parseVersion(text), "it can be read");
  }
}

/** @param {import("../../../overrides/client/answers/save_file_reading.js").SaveFile} content */
async function assertKept({ visit, answers, savedAt, versions }) {
  const saved = createSaveFile({
    id: visit.id,
    visit,
    answers,
    questionSet: "leitfaden-fachaustausch",
    now: new Date(savedAt),
    versions: writtenVersions(versions.byQuestion),
  });
  const again = parseSaveFile(saved);
  assert.deepEqual(again.visit, visit);
  assert.deepEqual(again.versions, { ...versions, unread: 0 });
  assertFitting(versions);
  await assertAdopted(answers);
  await assertAdopted(merge(answers));
}

test("damaged files are refused with a reason, or brought in without loss", async (context) => {
  context.diagnostic(`SEED=${SEED}`);
  const properties = propertiesOfPrototypes();
  const outcomes = new Map();
  const end = Date.now() + SECONDS * 1000;
  let number = 0;
  for (; SECONDS ? Date.now() < end : number < FILES; number += 1) {
    const bytes = damage(VALID[(SEED + number) % VALID.length], createRandom(SEED + number));
    try {
      const content = await open(bytes);
      if (content) await assertKept(content);
      assert.deepEqual(propertiesOfPrototypes(), properties, "a prototype has changed");
      const outcome = content ? "opened" : "refused";
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    } catch (error) {
      const text = JSON.stringify(new TextDecoder().decode(bytes).slice(0, 20_000));
      throw new Error(`file ${number} of SEED=${SEED}; SEED=${SEED + number} begins with it: ${text}`, {
        cause: error,
      });
    }
  }
  context.diagnostic(`${number} files: ${[...outcomes].map((outcome) => outcome.join(" ")).join(", ")}`);
  assert.deepEqual([...outcomes.keys()].sort(), ["opened", "refused"], "the damage is neither too small nor too great");
});
