/** A merge adopts nothing unseen: neither status nor day of others, and no text that nobody wrote. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { EMPTY } from "../../../overrides/client/answers/answers.js";
import { compare, resolve } from "../../../overrides/client/answers/merge.js";
import { all, answers, anySources, compareOne, OWN, RUNS, source, WORDS } from "./merging.mjs";

/** @import { Comparison } from "../../../overrides/client/answers/merge.js" */

test("two states contradict each other, and the one that is here stays until somebody decides", () => {
  const comparison = compareOne({ answer: "a", status: "doing" }, source("B", { answer: "a", status: "done" }));
  assert.equal(comparison.kind, "different");
  assert.deepEqual(comparison.statuses, [
    { value: "doing", names: [OWN] },
    { value: "done", names: ["B"] },
  ]);
  assert.equal(comparison.texts.length, 1, "the text is not what they differ in");
  assert.deepEqual([all(comparison).answer, all(comparison).status], ["a", "doing"]);
  const decided = resolve(comparison, { kind: "own", status: "done" }, WORDS);
  assert.deepEqual([decided?.answer, decided?.status], ["a", "done"]);
  assert.deepEqual(
    decided?.sources?.map(({ name, status }) => [name, status]),
    [
      [OWN, "doing"],
      ["B", "done"],
    ],
  );
});

test("a day is decided like a text", () => {
  const comparison = compareOne({ answer: "a", due: "2027-05-06" }, source("B", { answer: "b", due: "2027-04-01" }));
  assert.deepEqual(
    comparison.dues.map(({ value }) => value),
    ["2027-05-06", "2027-04-01"],
  );
  const variant = /** @type {const} */ ({ kind: "variant", index: 1 });
  const [unseen, chosen] = [variant, { ...variant, due: "2027-04-01" }].map((choice) =>
    resolve(comparison, choice, WORDS),
  );
  assert.deepEqual([unseen?.answer, unseen?.due, chosen?.due], ["b", "2027-05-06", "2027-04-01"]);
});

test("who has said nothing about the status has nothing against it", () => {
  const comparison = compareOne({ answer: "a", status: "doing" }, source("B", "b"));
  assert.deepEqual([comparison.kind, comparison.statuses, comparison.dues], ["different", [], []]);
});

test("what others say of the status is to be decided, though nothing is said here", () => {
  const here = compareOne("a", source("B", { answer: "b", status: "done" }));
  assert.deepEqual(here.statuses, [
    { value: null, names: [OWN] },
    { value: "done", names: ["B"] },
  ]);
  assert.equal(resolve(here, { kind: "variant", index: 1 }, WORDS)?.status, null);
  const nothing = compareOne(undefined, source("A", "a"), source("B", { answer: "b", status: "done" }));
  assert.deepEqual(
    nothing.statuses.map(({ value, names }) => [value, ...names]),
    [
      [null, "A"],
      ["done", "B"],
    ],
  );
  assert.equal(resolve(nothing, { kind: "own" }, WORDS), null);
});

test("texts that contradict each other are not done, whoever says so", () => {
  const comparison = compareOne({ answer: "a", status: "done" }, source("B", { answer: "b", status: "done" }));
  assert.equal(all(comparison).status, null);
  assert.equal(resolve(comparison, { kind: "all", status: "done" }, WORDS)?.status, null);
  assert.equal(resolve(comparison, { kind: "variant", index: 1 }, WORDS)?.status, null);
  assert.equal(resolve(comparison, { kind: "text", text: "c" }, WORDS)?.status, null);
  // The person has settled both.
  assert.equal(resolve(comparison, { kind: "text", text: "c", status: "done" }, WORDS)?.status, "done");
});

/** All that a person can choose without a text of her own. @param {Comparison} comparison */
const choicesOf = ({ variants }) => [
  /** @type {const} */ ({ kind: "own" }),
  /** @type {const} */ ({ kind: "all" }),
  ...variants.map((_, index) => /** @type {const} */ ({ kind: "variant", index })),
];

test("no text enters an answer that no person typed, labels apart", () => {
  fc.assert(
    fc.property(answers, anySources, (own, sources) => {
      for (const comparison of compare(own, sources, OWN)) {
        const typed = new Set(["", ...comparison.variants.map(({ answer }) => answer.answer)]);
        const names = comparison.variants.map(({ names }) => names.join(", "));
        const labels = [WORDS.notApplicable, ...comparison.variants.map(({ answer }) => WORDS.choice(answer.choice))];
        /** @param {string} text @returns {boolean} Whether it is typed, behind whatever labels. */
        const isTyped = (text) =>
          typed.has(text) ||
          labels.some(
            (label) => text === label || (text.startsWith(`${label}: `) && isTyped(text.slice(label.length + 2))),
          );
        for (const choice of choicesOf(comparison)) {
          const text = resolve(comparison, choice, WORDS)?.answer ?? "";
          if (isTyped(text)) continue;
          assert.equal(choice.kind, "all");
          // Every text stands under names that files or persons have, and nothing else is left over.
          let rest = text;
          for (const said of [...typed, ...labels].sort((a, b) => b.length - a.length))
            rest = rest.split(`: ${said}`).join("");
          for (const label of [...labels, ...names, OWN, "A", "B"]) rest = rest.split(label).join("");
          assert.match(rest, /^[\s,:]*$/);
        }
      }
    }),
    RUNS,
  );
});

test("neither a status nor a day of others is adopted unseen", () => {
  fc.assert(
    fc.property(answers, anySources, (own, sources) => {
      for (const comparison of compare(own, sources, OWN).filter(({ kind }) => kind === "different")) {
        for (const choice of choicesOf(comparison)) {
          const after = resolve(comparison, choice, WORDS);
          if (!after) continue;
          const mine = own.get(comparison.question);
          for (const field of /** @type {const} */ (["status", "due"])) {
            const said = new Set(comparison.variants.map(({ answer }) => answer[field]));
            const isEmpty = after[field] === EMPTY[field];
            assert.ok(isEmpty || after[field] === mine?.[field] || said.size === 1, `${field} came unseen`);
          }
        }
      }
    }),
    RUNS,
  );
});

test("texts that contradict each other never come out as done", () => {
  fc.assert(
    fc.property(answers, anySources, (own, sources) => {
      for (const comparison of compare(own, sources, OWN)) {
        const texts = new Set(comparison.variants.map(({ answer }) => answer.answer).filter(Boolean));
        if (texts.size < 2) continue;
        for (const status of /** @type {const} */ ([undefined, "done"]))
          assert.notEqual(resolve(comparison, { kind: "all", status }, WORDS)?.status, "done");
        for (const index of comparison.variants.keys())
          assert.notEqual(resolve(comparison, { kind: "variant", index }, WORDS)?.status, "done");
      }
    }),
    RUNS,
  );
});
