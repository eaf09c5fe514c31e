/** Hundreds of filled visits in one browser: a page compares its own, and the list reads what has changed. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { currentVisit, turnTo } from "../../../overrides/client/storage/current_visit.js";
import { createStorage } from "../../../overrides/client/storage/storage.js";
import { createStore } from "../../../overrides/client/storage/store.js";
import { renewSummaries } from "../../../overrides/client/storage/summaries.js";
import { changeVisit, listVisits } from "../../../overrides/client/storage/visit_list.js";
import { remove } from "../../../overrides/client/storage/whole_answers.js";
import { FakeStorage } from "./fake_storage.mjs";

console.info = () => {}; // What is damaged below is meant to be.
console.warn = () => {};

const VISITS = 300;
const QUESTIONS = Array.from({ length: 9 }, (_, index) => `vorbereitung.frage${index}`);
const OPEN = "b1007";
const ROW = "transferplan.massnahmen/";
const LIST = "fachaustausch:list";
const CURRENT = "fachaustausch:visit";

const at = (/** @type {number} */ second) => new Date(Date.UTC(2027, 0, 1, 0, 0, second)).toISOString();
const keyOf = (/** @type {string} */ visit, /** @type {string} */ question) => `fachaustausch:1:${visit}:${question}`;
const textOf = (/** @type {string} */ answer, /** @type {number} */ second) =>
  JSON.stringify({ answer, changedAt: at(second), revision: 1 });

/** Let happen what waits for nothing outside. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Notes which keys were read, and answers `key` as quickly as a browser. */
class WatchedStorage extends FakeStorage {
  /** @type {string[]} */
  reads = [];
  /** @type {string[]} */
  order = [];

  key(/** @type {number} */ index) {
    if (index === 0) this.order = [...this.entries.keys()]; // A walk begins.
    return this.order[index] ?? null;
  }
  getItem(/** @type {string} */ key) {
    this.reads.push(key);
    return super.getItem(key);
  }
  /** @returns {string[]} The keys of other visits that were read since this was asked last. */
  readElsewhere() {
    return this.reads.splice(0).filter((key) => /^fachaustausch:1:/.test(key) && !`${key}:`.includes(`:${OPEN}:`));
  }
}

/** A disk copy in memory, which notes what it is asked for. */
class FakeCopy {
  /** @type {Map<string, any>} */
  saved = new Map();
  /** @type {string[][]} */
  asked = [];
  isReady = Promise.resolve();

  async all(/** @type {string[]} */ starts) {
    this.asked.push(starts);
    const found = [...this.saved].filter(([key]) => starts.some((start) => key.startsWith(start)));
    await this.isReady; // What it found was there before.
    return new Map(found);
  }
  put(/** @type {string} */ key, /** @type {string} */ value) {
    this.saved.set(key, { value });
  }
  remove(/** @type {string} */ key, /** @type {string} */ deletedAt) {
    this.saved.set(key, { deletedAt });
  }
  forget(/** @type {string} */ key) {
    this.saved.delete(key);
  }
  state() {
    return "idle";
  }
  subscribe() {}
  retry() {}
}

/** @param {number} [visits] @returns {WatchedStorage} With all of them filled in. */
function filled(visits = VISITS) {
  /** @type {[string, string][]} */
  const entries = [];
  for (let visit = 0; visit < visits; visit += 1) {
    entries.push([`fachaustausch:1:b${1000 + visit}`, JSON.stringify({ name: `Besuch ${visit}`, changedAt: at(0) })]);
    for (const question of QUESTIONS) entries.push([keyOf(`b${1000 + visit}`, question), textOf("Lernen", visit + 1)]);
  }
  return new WatchedStorage(Object.fromEntries(entries));
}

/** Open a page, as its script does. @param {WatchedStorage} area @param {FakeCopy} [copy] */
function openPage(area, copy) {
  const now = () => new Date(at(900));
  const storage = createStorage(/** @type {any} */ (area), { diskCopy: /** @type {any} */ (copy) ?? null, now });
  const store = createStore(storage, { visit: currentVisit(storage, null), now });
  for (const question of QUESTIONS) store.read(question);
  return { storage, store };
}

/** A browser in which one visit is open.  @param {number} [visits] */
function opened(visits) {
  const area = filled(visits);
  turnTo(openPage(area).storage, null, OPEN);
  area.reads.length = 0;
  const copy = new FakeCopy();
  for (const [key, value] of area.entries) copy.put(key, value);
  return { area, copy };
}

test("a page reads no value of another visit, neither in the storage nor in the disk copy", async () => {
  const { area, copy } = opened();
  const { store, storage } = openPage(area, copy);
  await store.reconcile();
  store.write(QUESTIONS[0], { answer: "Neu" }, 1);
  assert.equal(store.visitId, OPEN);
  assert.equal(storage.durability(), "idle");
  assert.deepEqual(area.readElsewhere(), []);
  assert.deepEqual(copy.asked, [[`fachaustausch:1:${OPEN}`, CURRENT]]);
  assert.equal(JSON.parse(copy.saved.get(keyOf(OPEN, QUESTIONS[0])).value).answer, "Neu");
});

test("beside few, it compares all of them", async () => {
  const { area, copy } = opened(9);
  area.entries.delete(keyOf("b1003", QUESTIONS[0]));
  const { store, storage } = openPage(area, copy);
  await store.reconcile();
  assert.equal(storage.getItem(keyOf("b1003", QUESTIONS[0])), textOf("Lernen", 4));
});

test("what the storage has lost of its visit is back, and what only the storage knows is copied", async () => {
  const { area, copy } = opened();
  area.entries.delete(keyOf(OPEN, QUESTIONS[0]));
  copy.saved.delete(keyOf(OPEN, QUESTIONS[1]));
  const { store } = openPage(area, copy);
  await store.reconcile();
  assert.equal(store.read(QUESTIONS[0]).answer, "Lernen");
  assert.ok(copy.saved.has(keyOf(OPEN, QUESTIONS[1])));
});

test("whoever needs all visits gets those that the storage has lost, and none that was deleted", async () => {
  const { area, copy } = opened();
  for (const key of [...area.entries.keys()]) if (`${key}:`.includes(":b1009:")) area.entries.delete(key);
  copy.remove(keyOf("b1008", QUESTIONS[0]), at(800));
  copy.saved.delete(keyOf("b1007", QUESTIONS[1]));
  const { store, storage } = openPage(area, copy);
  await store.reconcile();
  await storage.ready();
  assert.equal(area.getItem(keyOf("b1009", QUESTIONS[0])), textOf("Lernen", 10));
  assert.equal(area.getItem(keyOf("b1008", QUESTIONS[0])), null);
  assert.ok(copy.saved.has(keyOf("b1007", QUESTIONS[1])));
});

test("what is deleted while all others are being compared stays deleted", async () => {
  const { area, copy } = opened();
  const { store, storage } = openPage(area, copy);
  await store.reconcile();
  let release = () => {};
  copy.isReady = new Promise((resolve) => {
    release = resolve;
  });
  const ready = storage.ready();
  assert.equal(storage.durability(), "writing");
  await turn(); // The copy was read by now, and does not know of this:
  remove(store, [keyOf(OPEN, QUESTIONS[0])]);
  release();
  await ready;
  assert.equal(storage.getItem(keyOf(OPEN, QUESTIONS[0])), null);
  assert.deepEqual(copy.saved.get(keyOf(OPEN, QUESTIONS[0])), { deletedAt: at(900) });
  assert.equal(storage.durability(), "idle");
});

test("what is written of another visit is in the disk copy, once it is known what that has", async () => {
  const { area, copy } = opened();
  const { store, storage } = openPage(area, copy);
  await store.reconcile();
  storage.setItem(keyOf("b1008", QUESTIONS[0]), textOf("Neu", 901));
  assert.equal(copy.saved.get(keyOf("b1008", QUESTIONS[0])).value, textOf("Lernen", 9));
  await turn();
  assert.equal(copy.saved.get(keyOf("b1008", QUESTIONS[0])).value, textOf("Neu", 901));
});

test("the list knows every visit, and reads their answers once", () => {
  const { area } = opened();
  const visits = listVisits(openPage(area).storage, OPEN);
  assert.equal(visits.length, VISITS);
  assert.deepEqual(
    visits.slice(0, 2).map(({ id, answered, lastChange }) => [id, answered, lastChange]),
    [
      [OPEN, QUESTIONS.length, at(8)],
      [`b${999 + VISITS}`, QUESTIONS.length, at(VISITS)],
    ],
  );
  area.reads.length = 0;
  assert.deepEqual(listVisits(openPage(area).storage, OPEN), visits);
  const answers = area.readElsewhere().filter((key) => key.split(":").length > 3);
  assert.deepEqual(answers, []);
});

test("beside few visits, nothing is kept of the list", () => {
  const { area } = opened(9);
  const before = area.length;
  listVisits(openPage(area).storage, OPEN);
  assert.equal(area.length, before);
});

test("a visit that was given another name or more answers is listed so", () => {
  const { area } = opened();
  const { storage } = openPage(area);
  listVisits(storage, OPEN);
  changeVisit(storage, "b1009", { name: "Anders" }, new Date(at(950)));
  createStore(storage, { visit: "b1008" }).write(`${ROW}a`, { answer: "Neu" }, 1);
  const visits = new Map(listVisits(openPage(area).storage, OPEN).map((visit) => [visit.id, visit]));
  assert.deepEqual([visits.get("b1009")?.name, visits.get("b1009")?.lastChange], ["Anders", at(950)]);
  assert.equal(visits.get("b1008")?.answered, QUESTIONS.length + 1);
});

test("what an earlier version has changed is listed once all was read again", async () => {
  const { area } = opened();
  const { storage } = openPage(area);
  listVisits(storage, OPEN);
  area.setItem(keyOf("b1009", QUESTIONS[0]), textOf("", 999));
  await renewSummaries(storage);
  const changed = listVisits(storage, OPEN).find(({ id }) => id === "b1009");
  assert.deepEqual([changed?.answered, changed?.lastChange], [QUESTIONS.length - 1, at(999)]);
});

for (const damage of ["", "{", "[3002]", '[3002,{"b1001":1}]', "[3002,[[]]]", "null", "Müll"]) {
  test(`a damaged list is made again: ${JSON.stringify(damage)}`, async () => {
    const { area } = opened();
    const whole = listVisits(openPage(area).storage, OPEN);
    area.setItem(LIST, damage);
    const { storage } = openPage(area);
    await renewSummaries(storage);
    assert.deepEqual(listVisits(storage, OPEN), whole);
    assert.equal(JSON.parse(area.getItem(LIST) ?? "")[1].length, VISITS);
  });
}

test("a storage that is full keeps no list, and knows every visit", () => {
  const { area } = opened();
  area.fault = "full";
  assert.equal(listVisits(openPage(area).storage, OPEN).length, VISITS);
});

test("deleting everything leaves nothing of the list behind", () => {
  const { area } = opened();
  const { storage, store } = openPage(area);
  listVisits(storage, OPEN);
  remove(store, storage.keys());
  assert.deepEqual([...area.entries.keys()], []);
});
