/** Many parts ask which questions are answered; the storage is walked once, until something changes. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { answeringOnce } from "../../../overrides/client/storage/answering_once.js";
import { createStorage } from "../../../overrides/client/storage/storage.js";
import { createStore } from "../../../overrides/client/storage/store.js";
import { FakeStorage } from "./fake_storage.mjs";

const KEY = "fachaustausch:1:first:a.eins";
const text = JSON.stringify({ answer: "Ja", changedAt: "2027-01-01T00:00:00.000Z", revision: 1 });

function opened() {
  let walks = 0;
  class Counted extends FakeStorage {
    key(/** @type {number} */ index) {
      if (index === 0) walks += 1;
      return super.key(index);
    }
  }
  const area = new Counted({ [KEY]: text });
  const host = new EventTarget();
  const store = createStore(createStorage(/** @type {any} */ (area)));
  return { area, host, store: answeringOnce(store, /** @type {any} */ (host)), walks: () => walks };
}

test("however many ask, it looks once", () => {
  const { store, walks } = opened();
  const before = walks();
  for (let asked = 0; asked < 9; asked += 1) assert.deepEqual(store.answered(), ["a.eins"]);
  assert.equal(walks(), before + 1);
});

test("what is written here, and what another window writes, is known at once", () => {
  const { store } = opened();
  store.answered();
  /** @type {string[][]} */
  const heard = [];
  store.subscribe(() => heard.push(store.answered()));
  store.write("a.zwei", { answer: "Nein" }, 1);
  store.receive({ key: "fachaustausch:1:first:a.drei", newValue: text });
  assert.deepEqual(heard.at(-1)?.toSorted(), ["a.drei", "a.eins", "a.zwei"]);
});

test("what has changed while the page was put away is known when it is shown again", () => {
  const { area, host, store } = opened();
  store.answered();
  area.entries.set("fachaustausch:1:first:a.vier", text);
  host.dispatchEvent(new Event("pageshow"));
  assert.deepEqual(store.answered(), ["a.eins", "a.vier"]);
});
