/**
 * Changes answers from a list, and takes that back: one question or many in one step.  Kept until the page is left.
 *
 * @import { Field, Patch } from "../../client/answers/answers.js"
 * @import { Line } from "./checklist_lines.js"
 *
 * @typedef {{ line: Line, before: Patch, after: Patch }} Entry
 * @typedef {{ entries: Entry[], place: Element }} Step Where it is told of.
 * @typedef {{ place: Element, changed: number }} Gone A step that was gone back or forward, and in how many of its answers
 * there was something to change.
 */
import { difference, isEmptyPatch, pick } from "../../client/answers/answers.js";

/** Steps that are kept; the oldest goes first. */
const STEPS = 200;

/**
 * @param {Line} line
 * @param {Patch} patch
 * @returns {Entry | null} null where the answer says so already.
 */
export function change(line, patch) {
  const before = line.store.read(line.key);
  const after = newsIn(line, patch);
  if (isEmptyPatch(after)) return null;
  line.store.write(line.key, after, line.revision);
  return { line, before: pick(before, fieldsOf(after)), after };
}

/**
 * @param {Line} line
 * @param {Patch} patch
 * @returns {Patch} What of it the answer does not say already.
 */
export const newsIn = ({ store, key }, patch) => difference(pick(store.read(key), fieldsOf(patch)), patch);

export function createSteps() {
  /** @type {Step[]} */
  const past = [];
  /** @type {Step[]} */
  const future = [];

  return {
    /**
     * @param {(Entry | null)[]} changes
     * @param {Element} place
     * @returns {number} How many there are.
     */
    note(changes, place) {
      const entries = changes.filter((entry) => entry !== null);
      if (entries.length === 0) return 0;
      past.push({ entries, place });
      if (past.length > STEPS) past.shift();
      future.length = 0;
      return entries.length;
    },

    /** @returns {Gone | null} null where nothing can be taken back. */
    undo: () => go(past, future, ({ after, before }) => [after, before]),

    /** @returns {Gone | null} */
    redo: () => go(future, past, ({ after, before }) => [before, after]),

    canUndo: () => past.length > 0,
    canRedo: () => future.length > 0,
  };
}

/**
 * What was changed elsewhere since then stays.
 *
 * @param {Step[]} from
 * @param {Step[]} to
 * @param {(entry: Entry) => [Patch, Patch]} way What the answer holds now, if nobody has changed it, and what it shall.
 * @returns {Gone | null}
 */
function go(from, to, way) {
  const step = from.pop();
  if (!step) return null;
  to.push(step);
  const { entries, place } = step;
  const changed = entries.filter((entry) => {
    const { line } = entry;
    const [now, then] = way(entry);
    const stored = line.store.read(line.key);
    const untouched = fieldsOf(now).filter((field) => stored[field] === now[field]);
    return change(line, pick(then, untouched)) !== null;
  });
  return { place: place.isConnected ? place : entries[0].line.element, changed: changed.length };
}

/** @param {Patch} patch */
const fieldsOf = (patch) => /** @type {Field[]} */ (Object.keys(patch));
