import assert from "node:assert/strict";
import { test } from "node:test";
import { EMPTY } from "../../../overrides/client/answers/answers.js";
import { createStorage } from "../../../overrides/client/storage/storage.js";
import { createStore } from "../../../overrides/client/storage/store.js";
import { listVisits } from "../../../overrides/client/storage/visit_list.js";
import { adopt } from "../../../overrides/client/storage/whole_answers.js";
import { FakeStorage } from "./fake_storage.mjs";

console.warn = () => {}; // The fault below is meant.

test("hundreds of visits are listed in one walk through the keys, and each answer is read twice at most", () => {
  const area = new FakeStorage();
  for (let visit = 0; visit < 200; visit += 1) {
    const changedAt = new Date(Date.UTC(2027, 0, 1, 0, visit)).toISOString();
    area.setItem(`fachaustausch:1:b${visit}:vorbereitung.ziel`, JSON.stringify({ answer: "Lernen", changedAt }));
  }
  const storage = createStorage(/** @type {any} */ (area));
  let [walks, reads] = [0, 0];
  const { keys, getItem } = storage;
  storage.keys = () => {
    walks += 1;
    return keys();
  };
  storage.getItem = (key) => {
    reads += 1;
    return getItem(key);
  };
  const visits = listVisits(storage, "b7");
  assert.equal(visits.length, 200);
  assert.deepEqual(
    visits.slice(0, 2).map(({ id, answered }) => [id, answered]),
    [
      ["b7", 1],
      ["b199", 1],
    ],
  );
  assert.equal(walks, 1);
  assert.ok(reads <= 3 * 200, `${reads} reads`);
});

test("answers from a file that cannot be read back are shown, and not empty fields", () => {
  const area = new FakeStorage();
  const storage = createStorage(/** @type {any} */ (area));
  const store = createStore(storage);
  const question = "vorbereitung.ziel";
  const { getItem } = storage;
  let isTaken = false;
  const setItem = area.setItem.bind(area);
  area.setItem = (key, value) => {
    setItem(key, value);
    isTaken = true;
  };
  storage.getItem = (key) => (isTaken ? undefined : getItem(key));
  adopt(store, new Map([[question, { ...EMPTY, answer: "Aus der Datei" }]]));
  assert.equal(store.read(question).answer, "Aus der Datei");
});
