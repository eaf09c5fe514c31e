import assert from "node:assert/strict";
import { test } from "node:test";
import { EMPTY } from "../../../overrides/client/answers/answers.js";
import { adopt, keysOfWorksheet, remove } from "../../../overrides/client/storage/whole_answers.js";
import { createStorage } from "../../../overrides/client/storage/storage.js";
import { createStore } from "../../../overrides/client/storage/store.js";
import { FakeStorage } from "./fake_storage.mjs";
import { openArea } from "../../../overrides/client/storage/checked_area.js";

const KEY = "fachaustausch:1:first:vorbereitung.ziel";
const Q = "vorbereitung.ziel";
const now = () => new Date("2027-01-02T03:04:05Z");

console.warn = () => {}; // The faults below are meant.

/** @param {FakeStorage | null} storage */
function open(storage) {
  const kept = createStorage(/** @type {any} */ (storage), { now });
  return { kept, store: createStore(kept, { now }) };
}

/** @param {FakeStorage} storage */
const parsed = (storage, key = KEY) => JSON.parse(storage.getItem(key) ?? "null");

test("a blocked storage is no storage, and no exception", () => {
  const host = {
    get localStorage() {
      throw new DOMException("", "SecurityError");
    },
  };
  assert.equal(
    openArea(() => /** @type {any} */ (host).localStorage),
    null,
  );
});

test("reading stores nothing", () => {
  const storage = new FakeStorage();
  const { store } = open(storage);
  assert.deepEqual(store.read(Q), EMPTY);
  assert.equal(storage.length, 0);
});

test("a write changes the named fields and keeps the others as they are stored now", () => {
  const storage = new FakeStorage();
  const { store } = open(storage);
  store.write(Q, { answer: "a" }, 1);
  storage.setItem(KEY, JSON.stringify({ ...parsed(storage), status: "open" })); // another tab, not heard of yet
  store.write(Q, { due: "2027-05-06" }, 1);
  assert.deepEqual(parsed(storage), {
    answer: "a",
    status: "open",
    responsible: "",
    due: "2027-05-06",
    changedAt: "2027-01-02T03:04:05.001Z", // The clock stands still, but one change comes after the other.
    revision: 1,
    times: { answer: "2027-01-02T03:04:05.000Z", status: "2027-01-02T03:04:05.000Z", due: "2027-01-02T03:04:05.001Z" },
  });
  assert.equal(store.read(Q).status, "open");
});

test("the revision belongs to the text: a status alone leaves it", () => {
  const storage = new FakeStorage();
  const { store } = open(storage);
  store.write(Q, { answer: "a" }, 1);
  store.write(Q, { status: "done" }, 2);
  assert.equal(parsed(storage).revision, 1);
  store.write(Q, { answer: "b" }, 2);
  assert.equal(parsed(storage).revision, 2);
});

for (const [fault, failure] of /** @type {const} */ ([
  ["full", "full"],
  ["silent", "failed"],
])) {
  test(`a storage that is ${fault} is reported, and the answer stays in memory until it can be written`, () => {
    const storage = new FakeStorage();
    const { store, kept } = open(storage);
    storage.fault = fault;
    store.write(Q, { answer: "a" }, 1);
    assert.equal(kept.failure(), failure);
    assert.equal(kept.hasUnsaved(), true);
    assert.equal(store.read(Q).answer, "a");
    storage.fault = "";
    kept.retry();
    assert.equal(kept.failure(), null);
    assert.equal(kept.hasUnsaved(), false);
    assert.equal(parsed(storage).answer, "a");
  });
}

test("without any storage everything works in memory", () => {
  const { store, kept } = open(null);
  store.write(Q, { answer: "a" }, 1);
  store.write(Q, { status: "open" }, 1);
  assert.equal(kept.failure(), "blocked");
  assert.deepEqual([store.read(Q).answer, store.read(Q).status], ["a", "open"]);
  const { restore } = remove(store, keysOfWorksheet(store, "vorbereitung"));
  assert.equal(store.read(Q).answer, "");
  restore();
  assert.equal(store.read(Q).answer, "a");
});

/** Two stores on one storage, whose events are delivered by hand, as late as the test likes. */
function twoTabs() {
  const storage = new FakeStorage();
  /** @type {{ key: string, oldValue: string | null, newValue: string | null }[][]} */
  const inbox = [[], []];
  const tabs = [0, 1].map(
    (self) =>
      open(
        /** @type {any} */ ({
          get length() {
            return storage.length;
          },
          key: (/** @type {number} */ index) => storage.key(index),
          getItem: (/** @type {string} */ key) => storage.getItem(key),
          setItem(/** @type {string} */ key, /** @type {string} */ newValue) {
            const oldValue = storage.getItem(key);
            storage.setItem(key, newValue);
            if (oldValue !== newValue) inbox[1 - self].push({ key, oldValue, newValue });
          },
          removeItem(/** @type {string} */ key) {
            const oldValue = storage.getItem(key);
            storage.removeItem(key);
            if (oldValue !== null) inbox[1 - self].push({ key, oldValue, newValue: null });
          },
        }),
      ).store,
  );
  const deliver = () => {
    for (let round = 0; round < 20 && inbox.some(({ length }) => length); round += 1) {
      for (const self of [0, 1]) for (const event of inbox[self].splice(0)) tabs[self].receive(event);
    }
    assert.deepEqual(inbox, [[], []], "the tabs come to rest");
  };
  for (const tab of tabs) tab.read(Q);
  return { storage, one: tabs[0], two: tabs[1], deliver, inbox };
}

test("two tabs that change two fields at the same time both keep their change", () => {
  const { storage, one, two, deliver } = twoTabs();
  one.write(Q, { answer: "a" }, 1);
  two.write(Q, { status: "doing" }, 1);
  deliver();
  for (const answer of [one.read(Q), two.read(Q), parsed(storage)]) {
    assert.deepEqual([answer.answer, answer.status], ["a", "doing"]);
  }
});

test("a write that undid another tab's, because it came from a stale copy, is mended", () => {
  const { storage, one, two, deliver, inbox } = twoTabs();
  one.write(Q, { answer: "a" }, 1);
  // What a browser does in a race: tab two still saw nothing stored when it wrote.
  inbox[1].splice(0);
  const stale = JSON.stringify({ ...EMPTY, status: "doing", changedAt: "2027-01-02T03:04:05.000Z", revision: 1 });
  storage.setItem(KEY, stale);
  one.receive({ key: KEY, newValue: stale });
  two.refresh();
  deliver();
  for (const answer of [one.read(Q), two.read(Q), parsed(storage)]) {
    assert.deepEqual([answer.answer, answer.status], ["a", "doing"]);
  }
});

test("an event that is older than what is stored changes nothing", () => {
  const { one, two, deliver, inbox } = twoTabs();
  one.write(Q, { answer: "alt" }, 1);
  const late = inbox[1].splice(0);
  two.write(Q, { answer: "neu" }, 1);
  for (const event of late) two.receive(event);
  deliver();
  assert.equal(one.read(Q).answer, "neu");
  assert.equal(two.read(Q).answer, "neu");
});

test("a deletion in one tab empties the other", () => {
  const { one, two, deliver } = twoTabs();
  one.write(Q, { answer: "a" }, 1);
  deliver();
  remove(one, keysOfWorksheet(one, "vorbereitung"));
  deliver();
  assert.equal(two.read(Q).answer, "");
});

test("removing never touches a key that is not ours", () => {
  const storage = new FakeStorage({ fremd: "x", [KEY]: '{"answer":"a"}' });
  const { store } = open(storage);
  remove(store, ["fremd", KEY]);
  assert.deepEqual([...storage.entries.keys()], ["fremd"]);
});

test("an unreadable value is copied before it is overwritten; if it cannot be copied, it is not overwritten", () => {
  const storage = new FakeStorage({ [KEY]: "Müll" });
  storage.fault = "full";
  const { store, kept } = open(storage);
  assert.equal(store.read(Q).answer, "");
  store.write(Q, { answer: "neu" }, 1);
  assert.equal(storage.getItem(KEY), "Müll");
  storage.fault = "";
  kept.retry();
  assert.equal(storage.getItem(`${KEY}:unreadable`), "Müll");
  assert.equal(parsed(storage).answer, "neu");
  assert.equal(store.unreadableCount(), 1);
});

test("a copy that finds no room keeps the original in its place while other answers are written", () => {
  const storage = new FakeStorage({ [KEY]: "Müll" });
  const setItem = storage.setItem.bind(storage);
  storage.setItem = (key, value) => {
    if (key.includes("unreadable")) throw new DOMException("", "QuotaExceededError");
    setItem(key, value);
  };
  const { store, kept } = open(storage);
  store.read(Q);
  store.write(Q, { answer: "neu" }, 1);
  store.write("vorbereitung.ideen", { answer: "passt" }, 1);
  assert.equal(storage.getItem(KEY), "Müll");
  assert.equal(store.read(Q).answer, "neu");
  assert.equal(parsed(storage, "fachaustausch:1:first:vorbereitung.ideen").answer, "passt");
  assert.equal(kept.failure(), "full");
});

test("a storage that cannot be read for a while does not look empty", () => {
  const storage = new FakeStorage();
  const { store, kept } = open(storage);
  store.write(Q, { answer: "a" }, 1);
  store.changeVisit({ name: "Musterfeld" });
  storage.fault = "read";
  store.refresh();
  assert.equal(store.read(Q).answer, "a");
  assert.equal(store.visit().name, "Musterfeld");
  store.write(Q, { status: "open" }, 1);
  storage.fault = "";
  kept.retry();
  assert.deepEqual([parsed(storage).answer, parsed(storage).status], ["a", "open"]);
});

test("a key that vanished without a word takes no other field with it", () => {
  const storage = new FakeStorage();
  const { store } = open(storage);
  store.write(Q, { answer: "a", status: "open" }, 1);
  storage.entries.clear();
  store.write(Q, { responsible: "b" }, 1);
  assert.deepEqual([parsed(storage).answer, parsed(storage).status, parsed(storage).responsible], ["a", "open", "b"]);
});

test("text that another tab put into the same field is told before it is overwritten", () => {
  const storage = new FakeStorage();
  const { store } = open(storage);
  store.write(Q, { answer: "erst" }, 1);
  storage.setItem(KEY, JSON.stringify({ ...parsed(storage), answer: "andere" })); // its event is still on the way
  /** @type {import("../../../overrides/client/storage/types.js").Change[]} */
  const told = [];
  store.subscribe((change) => told.push(change));
  store.write(Q, { answer: "meine" }, 1);
  assert.deepEqual(
    told.map(({ foreign, patch }) => [foreign, patch.answer]),
    [
      [true, "andere"],
      [false, "meine"],
    ],
  );
  assert.equal(parsed(storage).answer, "meine");
});

test("the visit's name is kept beside fields of a newer version", () => {
  const storage = new FakeStorage({ "fachaustausch:1:first": '{"host":"Nachbarstadt"}' });
  const { store } = open(storage);
  store.changeVisit({ name: "Musterfeld" });
  assert.deepEqual(parsed(storage, "fachaustausch:1:first"), {
    host: "Nachbarstadt",
    name: "Musterfeld",
    changedAt: "2027-01-02T03:04:05.000Z",
  });
});

/** @param {FakeStorage} storage That takes only small values from now on. */
function narrow(storage) {
  const setItem = storage.setItem.bind(storage);
  storage.setItem = (key, value) => {
    if (value.length > 500) throw new DOMException("", "QuotaExceededError");
    setItem(key, value);
  };
}

const long = { ...EMPTY, answer: "lang ".repeat(200) };

test("a file that does not fit leaves the storage as it was, also where a change waits to be written", () => {
  const storage = new FakeStorage();
  const { store } = open(storage);
  store.write(Q, { answer: "alt" }, 1);
  const before = storage.getItem(KEY);
  narrow(storage);
  store.write(Q, { answer: long.answer }, 1);
  const answers = new Map([
    [Q, { ...EMPTY, answer: "aus der Datei" }],
    ["vorbereitung.ideen", long],
  ]);
  assert.equal(adopt(store, answers), null);
  assert.deepEqual([...storage.entries], [[KEY, before]]);
  assert.equal(store.read(Q).answer, long.answer);
});

test("a file does not overwrite an unreadable value that could not be copied", () => {
  const garbage = "Müll ".repeat(200);
  const storage = new FakeStorage({ [KEY]: garbage });
  narrow(storage);
  const { store, kept } = open(storage);
  assert.equal(adopt(store, new Map([[Q, { ...EMPTY, answer: "aus der Datei" }]])), null);
  assert.equal(storage.getItem(KEY), garbage);
  assert.equal(kept.failure(), "full");
});

test("a file that fits is taken back field by field, and what was changed since then stays", () => {
  const storage = new FakeStorage();
  const { store } = open(storage);
  store.write(Q, { answer: "meins", status: "open" }, 1);
  const undo = adopt(store, new Map([[Q, { ...EMPTY, answer: "aus der Datei", status: "done", revision: 1 }]]));
  store.write(Q, { responsible: "Frau Öztürk", status: "doing" }, 1);
  undo?.();
  const { answer, status, responsible } = parsed(storage);
  assert.deepEqual([answer, status, responsible], ["meins", "doing", "Frau Öztürk"]);
});

test("what the disk copy brings back is not written over what another window has just written", async () => {
  const value = (/** @type {string} */ answer, /** @type {number} */ second) =>
    JSON.stringify({ ...EMPTY, answer, changedAt: `2027-01-02T03:04:0${second}.000Z` });
  const storage = new FakeStorage({ [KEY]: value("alt", 1) });
  const durable = /** @type {any} */ ({
    all: async () => new Map([[KEY, { value: value("aus der Kopie", 2) }]]),
    put() {},
    subscribe() {},
    state: () => "idle",
  });
  const kept = createStorage(/** @type {any} */ (storage), { diskCopy: durable, now });
  const store = createStore(kept, { now });
  await store.reconcile();
  assert.equal(store.read(Q).answer, "aus der Kopie");
  assert.equal(storage.getItem(KEY), value("alt", 1));
  storage.setItem(KEY, value("anderes Fenster", 3));
  store.receive({ key: KEY, newValue: storage.getItem(KEY) });
  assert.equal(store.read(Q).answer, "anderes Fenster");
  store.write("vorbereitung.ideen", { answer: "a" }, 1);
  assert.equal(storage.getItem(KEY), value("anderes Fenster", 3));
});

test("what the disk copy brings back is in the storage, too, once the person changes something", async () => {
  const value = JSON.stringify({ ...EMPTY, answer: "aus der Kopie", changedAt: "2027-01-02T03:04:02.000Z" });
  const storage = new FakeStorage();
  const durable = /** @type {any} */ ({
    all: async () => new Map([[KEY, { value }]]),
    put() {},
    subscribe() {},
    state: () => "idle",
  });
  const store = createStore(createStorage(/** @type {any} */ (storage), { diskCopy: durable, now }), { now });
  await store.reconcile();
  store.write("vorbereitung.ideen", { answer: "a" }, 1);
  assert.equal(storage.getItem(KEY), value);
});

test("what another tab wrote is told, though somebody here has read it meanwhile", () => {
  const storage = new FakeStorage();
  const [one, two] = [open(storage).store, open(storage).store];
  /** @type {string[]} */
  const told = [];
  two.subscribe(({ question }) => told.push(question));
  one.write(Q, { answer: "a" }, 1);
  assert.deepEqual(two.answered(), [Q]);
  two.receive({ key: KEY, newValue: storage.getItem(KEY) });
  assert.deepEqual(told, [Q]);
});
