/**
 * Tells what a person changed in a field from what the browser put there by itself, and finds what no event tells of.
 *
 * A browser that returns to a page fills its fields again, WebKit with what they held in the order of the page, Firefox
 * also some time later and with events; from its page cache, WebKit empties them.  Dictation, password managers and
 * extensions change fields, too, and some tell nobody.  The moment sets them apart: as long as the page is coming, only
 * what somebody types counts.
 *
 * @import { Typed } from "./typed.js"
 *
 * @typedef {ReturnType<typeof createWatch>} Watch
 */
import { inPieces } from "../answers/pieces.js";
import { noteTyped } from "./typed.js";

/** So long after its return to a page, in milliseconds, a browser may still put something back. */
const RESTORED_WITHIN = 500;

/** So long, in milliseconds, the page may be coming; one of its pictures may never arrive. */
const COMING_FOR = 10_000;

/** What no event tells of is found after this time, in milliseconds. */
const EVERY = 1000;

/** So much of that is done in one go, in milliseconds: a key comes in between. */
const PIECE = 5;

export function createWatch() {
  /** @type {Typed | undefined} */
  const early = /** @type {any} */ (window).fachaustauschTyped;
  const typed = early ?? noteTyped();
  const [navigation] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  const isNew = navigation?.type === "navigate";
  /** @type {(() => (() => void)[])[]} */
  const looks = [];
  let isSettled = false;
  let isLooking = false;
  let timer = setTimeout(settle, COMING_FOR);

  /** Compare every field with what the page knows of it. */
  function look() {
    for (const list of looks) for (const each of list()) each();
  }

  /** The same in pieces, because nobody waits for it, and somebody may be typing. */
  async function lookSoon() {
    if (isLooking) return;
    isLooking = true;
    try {
      await inPieces(
        looks.flatMap((list) => list()),
        (each) => each(),
        PIECE,
      );
    } finally {
      isLooking = false;
    }
  }

  function settle() {
    look();
    isSettled = true;
  }

  /** @param {boolean} persisted */
  function settleSoon(persisted) {
    look();
    clearTimeout(timer);
    timer = setTimeout(settle, isNew && !persisted ? 0 : RESTORED_WITHIN);
  }

  /** @param {EventTarget} field @returns {boolean} Whether what stands in it is a person's doing. */
  const counts = (field) => isSettled || typed.has(field);

  addEventListener("pageshow", ({ persisted }) => settleSoon(persisted));
  addEventListener("pagehide", () => {
    look();
    clearTimeout(timer);
    isSettled = false;
    typed.clear();
  });
  for (const type of ["visibilitychange", "beforeprint"]) addEventListener(type, look);
  for (const type of ["change", "focusout"]) addEventListener(type, () => void lookSoon());
  setInterval(() => void lookSoon(), EVERY);
  if (document.readyState === "complete") settleSoon(false);

  return {
    look,
    counts,

    /** Whether nobody noted what was typed before this script started. */
    isBlind: !early,

    /** Whether, though nobody noted it, no one but a person can have filled a field: the page is opened for the first time. */
    isFirst: !early && isNew,

    /** @param {() => (() => void)[]} list Each of them compares some fields with what the page knows of them. */
    add(list) {
      looks.push(list);
    },

    /**
     * @param {Element[]} fields Of one value.
     * @returns {string | undefined} What stood there before somebody typed; undefined where nobody did.
     */
    before: (fields) => fields.map((field) => typed.get(field)).find((text) => text !== undefined),

    /**
     * Keep a value in step with its fields.
     *
     * @param {HTMLInputElement[]} fields One, or radio buttons.
     * @param {(value: string) => void} keep Called with what a person entered.
     * @returns {(value: string) => void} Shows a value.
     */
    follow(fields, keep) {
      const read = () => (fields[1] ? (fields.find(({ checked }) => checked)?.value ?? "") : fields[0].value);
      /** @param {string} value */
      function show(value) {
        for (const field of fields) {
          if (fields[1]) field.checked = field.value === value;
          else field.value = value;
        }
        known = read();
      }
      function compare() {
        const value = read();
        if (value === known || !fields.every(isRight)) return;
        if (!fields.some(counts)) return show(known);
        known = value;
        keep(value);
      }

      let known = this.before(fields) ?? read();
      compare();
      looks.push(() => [compare]);
      for (const field of fields) field.addEventListener("input", compare);
      return show;
    },
  };
}

/**
 * @param {HTMLInputElement} [field]
 * @returns {boolean} Whether the browser takes what stands in it: half a date it does not.
 */
export const isRight = (field) => field?.validity.valid ?? true;
