/**
 * Undo for one question, beyond the browser's own: it also brings back what a deletion, an import or another
 * tab replaced.  Kept in memory until the page is left.  Pure.
 *
 * @import { Patch } from "./answers.js"
 */
import { difference, isEmptyPatch } from "./answers.js";

/** Keys typed within this time of each other, in milliseconds, are undone together. */
const RUN = 1500;

/** Steps that are kept; the oldest goes first. */
const STEPS = 200;

/** @param {Patch} start */
export function createHistory(start) {
  let present = start;
  /** @type {Patch[]} */
  const past = [];
  /** @type {Patch[]} */
  let future = [];
  let lastAt = Number.NEGATIVE_INFINITY;
  let lastKind = "";

  return {
    /**
     * Note what the question holds now.
     *
     * @param {Patch} next All fields.
     * @param {number} at Milliseconds on any steady clock.
     * @param {boolean} [apart] Whether this is a step of its own, never joined with typing before it.
     */
    record(next, at, apart = false) {
      const patch = difference(present, next);
      if (isEmptyPatch(patch)) return;
      const kind = apart ? "" : kindOf(present, patch);
      const joins = kind !== "" && kind === lastKind && at - lastAt < RUN;
      if (!joins) past.push(present);
      if (past.length > STEPS) past.shift();
      [present, future, lastAt, lastKind] = [next, [], at, kind];
    },

    /**
     * Note what the question held before everything else that is known.
     *
     * @param {Patch} earliest All fields.
     */
    recall(earliest) {
      if (!isEmptyPatch(difference(past[0] ?? present, earliest))) past.unshift(earliest);
    },

    /** @returns {Patch | null} What the question held before; null where nothing can be undone. */
    undo() {
      const previous = past.pop();
      if (!previous) return null;
      future.push(present);
      present = previous;
      lastKind = "";
      return present;
    },

    /** @returns {Patch | null} */
    redo() {
      const next = future.pop();
      if (!next) return null;
      past.push(present);
      present = next;
      lastKind = "";
      return present;
    },

    canUndo: () => past.length > 0,
    canRedo: () => future.length > 0,
  };
}

/**
 * Only typing on in one field joins, and only in one direction: a text that gets shorter is a step of its own.
 *
 * @param {Patch} present
 * @param {Patch} patch
 */
function kindOf(present, patch) {
  const [[field, after], more] = Object.entries(patch);
  if (more || field === "status" || field === "choice") return "";
  const before = present[/** @type {"answer"} */ (field)] ?? "";
  return `${field} ${String(after).length < before.length ? "shorter" : "longer"}`;
}
