/** Damages save files: at random, and again in the same way from the same seed. */
import { DISGUISES } from "./disguises.mjs";

/** @param {number} seed @returns {() => number} From 0 up to, but not including, 1 (mulberry32). */
export function createRandom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const NAMES = [
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "toJSON",
  "hasOwnProperty",
  "length",
  "then",
  "0",
  "",
  "answer",
  "answers",
  "status",
  "due",
  "changedAt",
  "revision",
  "notApplicable",
  "times",
  "sources",
  "name",
  "id",
  "archived",
  "vorbereitung.ziel",
  "vorbereitung.constructor",
  "vorbereitung.ziel:unreadable",
  "vorbereitung.ziel/2",
  "\ud800",
  "ä",
];

const TEXTS = [
  "",
  "<script>alert(1)</script>",
  "__proto__",
  "\ud800",
  "\u0000",
  "\u202e",
  "open",
  "done",
  "erledigt",
  "2027-02-30",
  "2028-02-29",
  "20277-01-01",
  "9999-12-31T23:59:59.999Z",
  "2027-03-12T10:00:00Z",
  "2027-03-12T10:00:00.123456Z",
  "+012027-03-12T10:00:00.000Z",
  "fachaustausch-answers",
  "fachaustausch:1:first",
  "€".repeat(5000),
  '"}]',
];

const NUMBERS = [0, -0, -1, 1, 2, 1.5, 999_999, 1_000_000, 2 ** 53, 1e21, -1e308, 5e-324];

/** As they stand in a file: some have no value that could be written otherwise. */
const TOKENS = [
  "1e999",
  "-1e999",
  "NaN",
  "undefined",
  "Infinity",
  "-0",
  "01",
  "null",
  "true",
  '"\\ud800"',
  '"\\u0000"',
  "[]",
  "{}",
  '{"__proto__":{"polluted":1}}',
  '{"\\u005f_proto__":{"polluted":1}}',
  "[".repeat(50_000),
  `${"[".repeat(13)}${"]".repeat(13)}`,
  `${'{"a":'.repeat(5)}1${"}".repeat(5)}`,
  `[${"0,".repeat(5000)}0]`,
];

/** @param {() => number} random */
function choicesOf(random) {
  const below = (/** @type {number} */ limit) => Math.floor(random() * limit);
  const one = (/** @type {readonly any[]} */ list) => list[below(list.length)];
  /** @returns {unknown} */
  const value = () =>
    one([
      () => one(TEXTS),
      () => one(NUMBERS),
      () => one([true, false, null]),
      () => [],
      () => ({}),
      () => [value()],
      () => Object.fromEntries([[one(NAMES), value()]]),
      () => [{ name: one(TEXTS), answer: one(TEXTS), changedAt: one(TEXTS), due: one(TEXTS) }],
    ])();
  return { below, one, value };
}

/** @param {unknown} content @returns {any[]} Every object and array in it. */
function placesIn(content) {
  if (typeof content !== "object" || content === null) return [];
  return [content, ...Object.values(content).flatMap(placesIn)];
}

/**
 * Change one thing in what a file says.
 *
 * @param {any} content
 * @param {() => number} random
 */
function damageContent(content, random) {
  const { below, one, value } = choicesOf(random);
  const place = one(placesIn(content).filter((candidate) => Object.keys(candidate).length > 0));
  if (!place) return;
  const name = one(Object.keys(place));
  const set = (/** @type {string} */ key, /** @type {unknown} */ inner) =>
    Object.defineProperty(place, key, { value: inner, enumerable: true, configurable: true, writable: true });
  one([
    () => set(name, value()),
    () => set(name, value()),
    () => delete place[name],
    () => !Array.isArray(place) && set(one(NAMES), value()),
    () => !Array.isArray(place) && set(one(NAMES), place[name]),
    () => set(name, structuredClone(one(placesIn(content)))),
    () => typeof place[name] === "string" && set(name, place[name].slice(below(5)) + one(TEXTS)),
    () => typeof place[name] === "number" && set(name, one(NUMBERS)),
    () => set(name, [place[name]]),
  ])();
}

/**
 * Change one thing in how a file is written.
 *
 * @param {string} text
 * @param {() => number} random
 * @returns {string}
 */
function damageText(text, random) {
  const { below, one } = choicesOf(random);
  const [start, end] = [below(text.length + 1), below(text.length + 1)].sort((a, b) => a - b);
  const replaceOne = (/** @type {RegExp} */ pattern, /** @type {(found: string) => string} */ change) => {
    const found = [...text.matchAll(pattern)];
    if (found.length === 0) return text;
    const { index, 0: old } = one(found);
    return text.slice(0, index) + change(old) + text.slice(index + old.length);
  };
  return one([
    () => text.slice(0, start),
    () => text.slice(start),
    () => text.slice(0, start) + text.slice(end),
    () => text.slice(0, end) + text.slice(start),
    () => text.slice(0, start) + one(TOKENS) + text.slice(start),
    () => replaceOne(/: ("[^"]*"|[0-9]+|null)/g, () => `: ${one(TOKENS)}`),
    () => replaceOne(/"[^"\n]*": ("[^"\n]*"|[0-9]+|null)/g, (member) => `${member}, ${member}`),
    () => replaceOne(/"[a-z][^"\n]*":/gi, (name) => `"\\u00${name.charCodeAt(1).toString(16)}${name.slice(2)}`),
    () => replaceOne(/"[^"\n]*":/g, () => `${JSON.stringify(one(NAMES))}:`),
    () => replaceOne(/[{}[\],:"]/g, () => one([...'{}[],:"\\ \u00a0'])),
  ])();
}

/**
 * @param {Uint8Array} bytes Are changed in place.
 * @param {() => number} random
 */
function damageBytes(bytes, random) {
  const { below } = choicesOf(random);
  for (let count = 1 + below(4); count > 0 && bytes.length > 0; count -= 1) {
    const index = below(bytes.length);
    bytes[index] = random() < 0.5 ? below(256) : bytes[index] ^ (1 << below(8));
  }
}

/**
 * @param {string} text A valid file's.
 * @param {() => number} random
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function damage(text, random) {
  const { below, one } = choicesOf(random);
  const kind = below(10);
  if (kind < 6) {
    const content = JSON.parse(text);
    for (let count = 1 + below(3); count > 0; count -= 1) damageContent(content, random);
    text = JSON.stringify(content, null, 2);
  }
  if (kind >= 5 && kind < 9) {
    for (let count = 1 + below(2); count > 0; count -= 1) text = damageText(text, random);
  }
  const bytes = new Uint8Array(Buffer.from(random() < 0.3 ? one(Object.values(DISGUISES))(text) : text));
  if (kind === 9) damageBytes(bytes, random);
  return bytes;
}
