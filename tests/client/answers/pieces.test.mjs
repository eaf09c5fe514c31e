import assert from "node:assert/strict";
import { test } from "node:test";
import { inPieces, pause } from "../../../overrides/client/answers/pieces.js";

test("whoever does in a pause what is left finds all of it, in its order", async () => {
  const left = [1, 2, 3, 4];
  /** @type {number[]} */
  const done = [];
  /** @type {Iterable<number>} */
  const items = {
    *[Symbol.iterator]() {
      for (let item = left.shift(); item !== undefined; item = left.shift()) yield item;
    },
  };
  const all = inPieces(items, (item) => done.push(item), -1);
  done.push(...left.splice(0));
  await all;
  assert.deepEqual(done, [1, 2, 3, 4]);
});

test("all is done, with pauses between", async () => {
  /** @type {(number | "pause")[]} */
  const done = [];
  const all = inPieces([1, 2], (item) => done.push(item), -1);
  await pause();
  done.push("pause");
  await all;
  assert.deepEqual(done, [1, "pause", 2]);
});
