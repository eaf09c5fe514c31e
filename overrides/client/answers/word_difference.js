/**
 * How two texts differ, word by word.  Pure.
 *
 * @typedef {{ kind: "same" | "added" | "removed", text: string }} Piece
 */

/** A word with the blanks behind it, or blanks before the first one. */
const WORDS = /\s*\S+|\s+$/g;

/** Texts that differ in more words than this are told as a whole: to find out more would take too long. */
const MOST = 1000;

/**
 * @param {string} before
 * @param {string} after
 * @returns {Piece[]} What both have in common and what was removed make up `before`; in common and added, `after`.
 */
export function wordDifference(before, after) {
  const [old, next] = [before.match(WORDS) ?? [], after.match(WORDS) ?? []];
  let start = 0;
  while (start < old.length && start < next.length && old[start] === next[start]) start += 1;
  let end = 0;
  while (end < Math.min(old.length, next.length) - start && old.at(-1 - end) === next.at(-1 - end)) end += 1;
  const middle = (/** @type {string[]} */ words) => words.slice(start, words.length - end);
  return joined([
    ...old.slice(0, start).map(same),
    ...differenceOf(middle(old), middle(next)),
    ...old.slice(old.length - end).map(same),
  ]);
}

/** @param {string} text @returns {Piece} */
const same = (text) => ({ kind: "same", text });
/** @param {string} text @returns {Piece} */
const added = (text) => ({ kind: "added", text });
/** @param {string} text @returns {Piece} */
const removed = (text) => ({ kind: "removed", text });

/**
 * The shortest way from one list of words to the other (E. W. Myers, An O(ND) Difference Algorithm, 1986).
 *
 * @param {string[]} old
 * @param {string[]} next
 * @returns {Piece[]}
 */
function differenceOf(old, next) {
  const most = Math.min(MOST, old.length + next.length);
  /** How far each diagonal reaches; the first one stands in the middle. */
  const reach = new Int32Array(2 * most + 3).fill(-1);
  const middle = most + 1;
  reach[middle + 1] = 0;
  /** @type {Int32Array[]} The same, before each step. */
  const steps = [];
  for (let step = 0; step <= most; step += 1) {
    steps.push(reach.slice(middle - step - 1, middle + step + 2));
    for (let diagonal = -step; diagonal <= step; diagonal += 2) {
      let { x } = arrive(steps[step], diagonal, step);
      while (x < old.length && x - diagonal < next.length && old[x] === next[x - diagonal]) x += 1;
      reach[middle + diagonal] = x;
      if (x >= old.length && x - diagonal >= next.length) return wayBack(steps, old, next);
    }
  }
  return [...old.map(removed), ...next.map(added)];
}

/**
 * @param {Int32Array} reach Of the diagonals from -step - 1 to step + 1.
 * @param {number} diagonal
 * @param {number} step
 * @returns {{ x: number, isAdded: boolean }} Where the step leads to on the diagonal, and whether it adds a word.
 */
function arrive(reach, diagonal, step) {
  const [below, above] = [reach[diagonal + step], reach[diagonal + step + 2]];
  const isAdded = diagonal === -step || (diagonal !== step && below < above);
  return { x: isAdded ? above : below + 1, isAdded };
}

/**
 * @param {Int32Array[]} steps
 * @param {string[]} old
 * @param {string[]} next
 * @returns {Piece[]}
 */
function wayBack(steps, old, next) {
  /** @type {Piece[]} */
  const pieces = [];
  let [left, right] = [old.length, next.length];
  for (let step = steps.length - 1; step >= 0; step -= 1) {
    const { x, isAdded } = arrive(steps[step], left - right, step);
    while (left > x) {
      left -= 1;
      right -= 1;
      pieces.push(same(old[left]));
    }
    if (step === 0) break;
    if (isAdded) pieces.push(added(next[(right -= 1)]));
    else pieces.push(removed(old[(left -= 1)]));
  }
  return pieces.reverse();
}

/**
 * Neighbours of a kind become one; between two words that both have, what was removed comes first.
 *
 * @param {Piece[]} pieces
 * @returns {Piece[]}
 */
function joined(pieces) {
  /** @type {Piece[]} */
  const result = [];
  let [out, put] = ["", ""];
  const flush = () => {
    if (out) result.push(removed(out));
    if (put) result.push(added(put));
    [out, put] = ["", ""];
  };
  for (const { kind, text } of pieces) {
    if (kind === "removed") out += text;
    else if (kind === "added") put += text;
    else {
      flush();
      const last = result.at(-1);
      if (last?.kind === "same") last.text += text;
      else result.push(same(text));
    }
  }
  flush();
  return result;
}
