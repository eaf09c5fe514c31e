/** What tests of merging have in common: who has what, and what a property test merges. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { EMPTY } from "../../../overrides/client/answers/answers.js";
import { compare, resolve } from "../../../overrides/client/answers/merge.js";
import { anyAnswer } from "./some_answers.mjs";

/**
 * @import { Answer } from "../../../overrides/client/answers/answers.js"
 * @import { Comparison, Source } from "../../../overrides/client/answers/merge.js"
 */

export const Q = "vorbereitung.ziel";
export const OWN = "Hier";
export const WORDS = { notApplicable: "Gilt nicht für uns", choice: (/** @type {string} */ id) => `[${id}]` };

/** @param {Partial<Answer> | string} [fields] @returns {Answer} */
export const answer = (fields = {}) => ({
  ...EMPTY,
  changedAt: "2027-01-01T00:00:00.000Z",
  revision: 1,
  ...(typeof fields === "string" ? { answer: fields } : fields),
});

/** @param {Partial<Answer> | string} [fields] */
export const one = (fields) => new Map(fields === undefined ? [] : [[Q, answer(fields)]]);

/** @param {string} name @param {Partial<Answer> | string} [fields] @returns {Source} */
export const source = (name, fields) => ({ name, answers: one(fields) });

/** @param {Partial<Answer> | string | undefined} own @param {Source[]} sources */
export function compareOne(own, ...sources) {
  const [comparison, ...more] = compare(one(own), sources, OWN);
  assert.deepEqual(more, []);
  return comparison;
}

/** @param {Comparison} comparison */
export const all = (comparison) => /** @type {Answer} */ (resolve(comparison, { kind: "all" }, WORDS));

/** The texts are few, so that they meet. */
const text = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom("", "a", "b", "a\n\nb", " ", "Hier: a", WORDS.notApplicable) },
  fc.string(),
);
const some = anyAnswer(text, fc.constantFrom("", "2027-01-02", "2027-05-06"), fc.constantFrom(OWN, "A", "B"));
export const answers = fc
  .dictionary(fc.constantFrom(Q, "vorbereitung.ideen"), some, { noNullPrototype: true })
  .map((given) => new Map(Object.entries(given)));
export const anySources = fc.array(
  fc.record({ name: fc.constantFrom(OWN, "A", "B"), answers }, { noNullPrototype: true }),
  {
    maxLength: 4,
  },
);
export const RUNS = { numRuns: 1000 };
