/**
 * A script of fifty steps, run again for every storage call that can fail: what the page had called saved is there
 * after a restart, and what a person entered is on the page in any case.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { EMPTY, FIELDS, pick } from "../../../overrides/client/answers/answers.js";
import { adopt, keysOfWorksheet, remove } from "../../../overrides/client/storage/whole_answers.js";
import { createStorage } from "../../../overrides/client/storage/storage.js";
import { createStore } from "../../../overrides/client/storage/store.js";

const QUESTIONS = ["vorbereitung.ziel", "vorbereitung.ideen", "ausgangslage.anlass"];
const STEPS = 50;

console.warn = () => {}; // The faults below are meant.

/** Lets every call through but the nth, or all from the nth on. */
class FaultyStorage {
  entries = new Map();
  calls = 0;

  constructor({ kind = "", nth = Number.POSITIVE_INFINITY, forGood = false } = {}) {
    this.kind = kind;
    this.nth = nth;
    this.forGood = forGood;
  }
  get length() {
    return this.entries.size;
  }
  key(/** @type {number} */ index) {
    return [...this.entries.keys()][index] ?? null;
  }
  getItem(/** @type {string} */ key) {
    if (this.fails() && this.kind === "security") throw new DOMException("", "SecurityError");
    return this.entries.get(key) ?? null;
  }
  setItem(/** @type {string} */ key, /** @type {string} */ value) {
    if (this.fails()) return this.refuse();
    this.entries.set(key, value);
  }
  removeItem(/** @type {string} */ key) {
    if (this.fails()) return this.refuse();
    this.entries.delete(key);
  }
  refuse() {
    if (this.kind === "silent") return;
    throw new DOMException("", this.kind === "quota" ? "QuotaExceededError" : "SecurityError");
  }
  fails() {
    this.calls += 1;
    return this.forGood ? this.calls >= this.nth : this.calls === this.nth;
  }
}

/** A disk copy that writes a moment later, and fails the same way. */
class FaultyDurable {
  saved = new Map();
  waiting = new Map();
  calls = 0;
  status = "idle";
  listeners = new Set();

  constructor({ nth = Number.POSITIVE_INFINITY, forGood = false } = {}) {
    this.nth = nth;
    this.forGood = forGood;
  }
  async all() {
    return new Map(this.saved);
  }
  put(/** @type {string} */ key, /** @type {string} */ value) {
    this.waiting.set(key, { value });
    this.retry();
  }
  remove(/** @type {string} */ key, /** @type {string} */ deletedAt) {
    this.waiting.set(key, { deletedAt });
    this.retry();
  }
  async forget(/** @type {string} */ key) {
    this.saved.delete(key);
  }
  retry() {
    this.status = "writing";
    queueMicrotask(() => {
      this.calls += 1;
      const fails = this.forGood ? this.calls >= this.nth : this.calls === this.nth;
      if (!fails) for (const [key, saved] of this.waiting) this.saved.set(key, saved);
      if (!fails) this.waiting.clear();
      this.status = fails ? "failed" : "idle";
    });
  }
  state() {
    return this.status;
  }
  subscribe() {}
}

/** @param {number} seed */
function random(seed) {
  let state = seed;
  return (/** @type {number} */ below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** @param {any} storage @param {any} durable @param {() => Date} now */
function open(storage, durable, now) {
  const kept = createStorage(storage, { diskCopy: durable, now });
  return { kept, store: createStore(kept, { now }) };
}

/** @param {ReturnType<typeof createStore>} store */
const contents = (store) => Object.fromEntries(QUESTIONS.map((key) => [key, pick(store.read(key), FIELDS)]));

/**
 * @param {FaultyStorage} storage
 * @param {FaultyDurable} durable
 * @returns {Promise<number>} How often the page could call everything saved.
 */
async function run(storage, durable) {
  const choose = random(7);
  let time = Date.UTC(2027, 0, 1);
  const now = () => new Date((time += choose(5) === 0 ? -50_000 : 1_000)); // Now and then, somebody sets the clock back.
  const { kept, store } = open(storage, durable, now);
  await store.reconcile();
  /** @type {Record<string, object>} What a person sees. */
  const seen = Object.fromEntries(QUESTIONS.map((key) => [key, pick(EMPTY, FIELDS)]));
  /** @type {(() => void)[]} */
  const undos = [];
  let promises = 0;
  for (let step = 0; step < STEPS; step += 1) {
    const question = QUESTIONS[choose(QUESTIONS.length)];
    const action = choose(10);
    if (action < 6) {
      const patch = [{ answer: `Schritt ${step}` }, { status: "doing" }, { due: "2027-01-01" }][choose(3)];
      store.write(question, /** @type {any} */ (patch), 1);
      Object.assign(seen[question], patch);
    } else if (action === 6) {
      undos.push(remove(store, keysOfWorksheet(store, "vorbereitung")).restore);
    } else if (action === 7) {
      const undo = adopt(
        store,
        new Map([[question, { ...EMPTY, answer: `Datei ${step}`, changedAt: now().toISOString() }]]),
      );
      if (undo) undos.push(undo);
    } else undos.pop()?.();
    // A deletion or an import may be refused: what counts is what the person sees then.
    if (action >= 6) Object.assign(seen, contents(store));
    assert.deepEqual(contents(store), seen, `step ${step}: the page shows something else than was entered`);
    kept.retry();
    await new Promise((resolve) => setImmediate(resolve));
    if (kept.failure() || kept.hasUnsaved() || kept.durability() !== "idle") continue;
    promises += 1;
    for (const [stored, copy] of [
      [storage.entries, durable.saved],
      [new Map(), durable.saved], // The browser was killed, and the storage was not on disk yet.
    ]) {
      const restarted = await restart(new Map(stored), new Map(copy), now);
      assert.deepEqual(restarted, seen, `step ${step}: called saved, but not there after a restart`);
    }
  }
  return promises;
}

/** @param {Map<string, string>} entries @param {Map<string, object>} saved @param {() => Date} now */
async function restart(entries, saved, now) {
  const storage = new FaultyStorage();
  storage.entries = entries;
  const durable = new FaultyDurable();
  durable.saved = saved;
  const { store } = open(storage, durable, now);
  contents(store); // A page reads its fields before the copy has been compared.
  await store.reconcile();
  return contents(store);
}

test("without a fault, every step is saved", async () => {
  assert.equal(await run(new FaultyStorage(), new FaultyDurable()), STEPS);
});

for (const kind of ["quota", "security", "silent"]) {
  for (const forGood of [false, true]) {
    test(`nothing that was called saved is lost where a storage call fails ${forGood ? "from then on" : "once"} (${kind})`, async () => {
      const whole = new FaultyStorage();
      await run(whole, new FaultyDurable());
      for (let nth = 1; nth <= whole.calls; nth += 3) {
        const promises = await run(new FaultyStorage({ kind, nth, forGood }), new FaultyDurable());
        assert.ok(forGood || promises > STEPS / 2, `call ${nth}: the page never recovers`);
      }
    });
  }
}

for (const forGood of [false, true]) {
  test(`nothing that was called saved is lost where the disk copy fails ${forGood ? "from then on" : "once"}`, async () => {
    const whole = new FaultyDurable();
    await run(new FaultyStorage(), whole);
    for (let nth = 1; nth <= whole.calls; nth += 1) await run(new FaultyStorage(), new FaultyDurable({ nth, forGood }));
  });
}

test("a stored value with flipped or missing bytes is set aside or read, and takes no other answer with it", () => {
  const choose = random(11);
  const now = () => new Date("2027-01-02T03:04:05Z");
  const [key, other] = QUESTIONS.map((question) => `fachaustausch:1:first:${question}`);
  for (let round = 0; round < 2000; round += 1) {
    const storage = new FaultyStorage();
    const before = open(storage, null, now).store;
    before.write(QUESTIONS[0], { answer: "Lernen, „wie“ andere es machen 🧭", status: "doing" }, 1);
    before.write(QUESTIONS[1], { answer: "Ideenbörse" }, 1);
    const value = storage.entries.get(key);
    const at = choose(value.length);
    const damaged =
      choose(2) === 0
        ? value.slice(0, at)
        : value.slice(0, at) + String.fromCharCode(value.charCodeAt(at) ^ (1 << choose(7))) + value.slice(at + 1);
    storage.entries.set(key, damaged);
    const { store } = open(storage, null, now);
    store.read(QUESTIONS[0]);
    store.write(QUESTIONS[0], { due: "2027-05-06" }, 1);
    assert.equal(store.read(QUESTIONS[1]).answer, "Ideenbörse");
    assert.ok(storage.entries.has(other));
    const copies = [...storage.entries]
      .filter(([name]) => name.startsWith(`${key}:unreadable`))
      .map(([, text]) => text);
    assert.deepEqual(copies, store.unreadableCount() ? [damaged] : [], `round ${round}: ${damaged}`);
  }
});
