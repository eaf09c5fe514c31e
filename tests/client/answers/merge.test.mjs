import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { EMPTY, FIELDS, nameKey } from "../../../overrides/client/answers/answers.js";
import { attributed, compare, resolve } from "../../../overrides/client/answers/merge.js";
import { all, answer, answers, anySources, compareOne, one, OWN, Q, RUNS, source, WORDS } from "./merging.mjs";

/**
 * @import { Answer } from "../../../overrides/client/answers/answers.js"
 * @import { Comparison } from "../../../overrides/client/answers/merge.js"
 */

/** @param {Comparison} comparison */
const shown = ({ kind, variants }) => [kind, ...variants.map(({ answer, names }) => [answer.answer, ...names])];

/** @param {Partial<Answer>} answer */
const contentOf = (answer) => JSON.stringify(FIELDS.map((field) => answer[field] ?? EMPTY[field]));

test("what is here already is the same, whoever else has it and whenever it was written", () => {
  const later = { answer: "a", changedAt: "2027-05-05T00:00:00.000Z", revision: 2 };
  assert.deepEqual(shown(compareOne("a", source("Schulamt", later))), ["same", ["a", OWN, "Schulamt"]]);
});

test("what is not here yet is new", () => {
  const comparison = compareOne(undefined, source("Schulamt", "a"));
  assert.deepEqual(shown(comparison), ["new", ["a", "Schulamt"]]);
  assert.deepEqual(comparison.union, answer("a"));
  assert.deepEqual(comparison.own, EMPTY);
});

test("what two people write alike is one variant under both names", () => {
  assert.deepEqual(shown(compareOne(undefined, source("A", "a"), source("B", "a"))), ["new", ["a", "A", "B"]]);
});

test("who is responsible is the same in whatever way the name is spelled, and stays as it was written first", () => {
  const comparison = compareOne(
    { answer: "a", responsible: "Jugendamt" },
    source("B", { answer: "a", responsible: "jugendamt\u00a0" }),
    source("C", { responsible: " JUGENDAMT", due: "2027-05-06" }),
  );
  assert.equal(comparison.kind, "new");
  assert.equal(comparison.union?.responsible, "Jugendamt");
  assert.equal(
    all(
      compareOne(
        "a",
        source("B", { answer: "b", responsible: "Frau Öz" }),
        source("C", { answer: "c", responsible: "Frau  O\u0308z" }),
      ),
    ).responsible,
    "Frau Öz",
  );
  const same = compareOne({ responsible: "Jugendamt" }, source("B", { responsible: "Jugendamt " }));
  assert.deepEqual(shown(same), ["same", ["", OWN, "B"]]);
});

test("one person is named once, in whatever way her name is spelled", () => {
  const comparison = compareOne(undefined, source("Frau Groß", "a"), source("frau groß ", "a"));
  assert.deepEqual(shown(comparison), ["new", ["a", "Frau Groß"]]);
  const again = compareOne(undefined, source("Schulamt", "a"), source("Schulamt\u00a0", "b"));
  assert.deepEqual(
    all(again).sources?.map(({ name, answer }) => [name, answer]),
    [
      ["Schulamt", "a"],
      ["Schulamt\u00a0", "b"],
    ],
  );
});

test("two texts are different, and what is here comes first", () => {
  assert.deepEqual(shown(compareOne("a", source("B", "b"))), ["different", ["a", OWN], ["b", "B"]]);
});

test("two texts of others are different, too, where nothing is here", () => {
  assert.deepEqual(shown(compareOne(undefined, source("A", "a"), source("B", "b"))), [
    "different",
    ["a", "A"],
    ["b", "B"],
  ]);
});

test("a later text does not beat an earlier one", () => {
  const later = { answer: "b", changedAt: "2028-01-01T00:00:00.000Z" };
  const comparison = compareOne("a", source("B", later));
  assert.deepEqual([comparison.kind, comparison.union], ["different", null]);
});

test("who left a question out is named as a gap, and is no contradiction", () => {
  const comparison = compareOne("a", source("B"), source("C", { status: null }), source("D", "a"));
  assert.deepEqual(shown(comparison), ["same", ["a", OWN, "D"]]);
  assert.deepEqual(comparison.gaps, ["B", "C"]);
});

test("a question that nobody has answered is left out", () => {
  assert.deepEqual(compare(one({}), [source("A", {}), source("B")], OWN), []);
});

test("questions come in alphabetical order, whoever has them", () => {
  const sources = [
    { name: "A", answers: new Map([["b.b", answer("x")]]) },
    { name: "B", answers: new Map([["a.a", answer("x")]]) },
  ];
  assert.deepEqual(
    compare(one("a"), sources, OWN).map(({ question }) => question),
    ["a.a", "b.b", Q],
  );
});

test("„gilt nicht für uns“ contradicts a text", () => {
  const comparison = compareOne("a", source("B", { notApplicable: true }));
  assert.deepEqual(shown(comparison), ["different", ["a", OWN], ["", "B"]]);
  const joined = all(comparison);
  assert.equal(joined.answer, "Hier: a\n\nB: Gilt nicht für uns");
  assert.equal(joined.notApplicable, false);
});

test("„gilt nicht für uns“ from all stays what it is, and becomes no text", () => {
  const due = { notApplicable: true, due: "2027-05-06" };
  const joined = all(compareOne(due, source("B", { notApplicable: true, due: "2027-01-02" })));
  assert.deepEqual([joined.answer, joined.notApplicable, joined.due], ["", true, "2027-05-06"]);
});

test("fields that complement each other unite", () => {
  const comparison = compareOne(
    "a",
    source("B", { responsible: "Frau Öztürk", revision: 3 }),
    source("C", { answer: "a", due: "2027-05-06", changedAt: "2027-04-01T00:00:00.000Z" }),
    source("D", { status: "doing", revision: 0 }),
  );
  assert.equal(comparison.kind, "new");
  const { sources, ...union } = /** @type {Answer} */ (comparison.union);
  assert.deepEqual(union, {
    answer: "a",
    status: "doing",
    responsible: "Frau Öztürk",
    due: "2027-05-06",
    changedAt: "2027-04-01T00:00:00.000Z",
    revision: 1, // the oldest that is known
    notApplicable: false,
    choice: "",
  });
  assert.deepEqual(
    sources?.map(({ name }) => name),
    [OWN, "B", "C", "D"],
  );
});

test("what is less than what is here is the same", () => {
  assert.equal(compareOne({ answer: "a", status: "done" }, source("B", "a")).kind, "same");
});

test("two choices contradict each other, and all of them become text under the names of who chose", () => {
  const comparison = compareOne({ choice: "ja", answer: "Passt." }, source("Ruh", { choice: "nein" }));
  assert.equal(comparison.kind, "different");
  const joined = resolve(comparison, { kind: "all" }, WORDS);
  assert.deepEqual([joined?.answer, joined?.choice], ["Hier: [ja]: Passt.\n\nRuh: [nein]", ""]);
});

test("a choice that only one made is taken over, with everybody's text", () => {
  const comparison = compareOne({ answer: "Eins" }, source("Ruh", { choice: "nein", answer: "Zwei" }));
  assert.equal(resolve(comparison, { kind: "all" }, WORDS)?.choice, "nein");
});

test("rows and stops of several people stand beside one another: their keys differ", () => {
  const own = new Map([["folgen.massnahmen/a", answer("Teppich")]]);
  const other = { name: "Ruh", answers: new Map([["folgen.massnahmen/b", answer("Regale")]]) };
  const kinds = compare(own, [other], OWN).map(({ question, kind }) => [question, kind]);
  assert.deepEqual(kinds, [
    ["folgen.massnahmen/a", "same"],
    ["folgen.massnahmen/b", "new"],
  ]);
});

test("all texts stand side by side under their names", () => {
  const joined = all(compareOne("a", source("B", "b\n\nzwei Absätze"), source("C", "b\n\nzwei Absätze")));
  assert.equal(joined.answer, "Hier: a\n\nB, C: b\n\nzwei Absätze");
  assert.deepEqual(
    joined.sources?.map(({ name, answer }) => [name, answer]),
    [
      [OWN, "a"],
      ["B", "b\n\nzwei Absätze"],
      ["C", "b\n\nzwei Absätze"],
    ],
  );
});

test("all people are named, and the day that is here stays", () => {
  const joined = all(
    compareOne(
      { responsible: "A", due: "2027-05-06" },
      source("B", { responsible: "B", due: "2027-04-01" }),
      source("C", { responsible: "A", due: "2027-12-31" }),
    ),
  );
  assert.deepEqual([joined.answer, joined.responsible, joined.due], ["", "A; B", "2027-05-06"]);
});

test("a text of the person's own takes the place of all, which stay known", () => {
  const comparison = compareOne({ answer: "a", responsible: "A" }, source("B", "b"));
  const text = resolve(comparison, { kind: "text", text: "Beides" }, WORDS);
  assert.deepEqual([text?.answer, text?.responsible], ["Beides", "A"]);
  assert.deepEqual(
    text?.sources?.map(({ answer }) => answer),
    ["a", "b"],
  );
});

test("another's variant is taken with the name of who wrote it", () => {
  const comparison = compareOne("a", source("B", "b"));
  assert.equal(resolve(comparison, { kind: "variant", index: 0 }, WORDS), null, "it is here already");
  const taken = resolve(comparison, { kind: "variant", index: 1 }, WORDS);
  assert.equal(taken?.answer, "b");
  assert.deepEqual(
    taken?.sources?.map(({ name }) => name),
    ["B"],
  );
});

test("where nothing is here, another's variant is taken with the name of who wrote it, too", () => {
  const comparison = compareOne(undefined, source("A", "a"), source("B", "b"));
  const { sources, ...taken } = /** @type {Answer} */ (resolve(comparison, { kind: "variant", index: 1 }, WORDS));
  assert.deepEqual(taken, answer("b"));
  assert.deepEqual(
    sources?.map(({ name }) => name),
    ["B"],
  );
});

test("what is new can be taken with the names of all who have it, and is the same afterwards", () => {
  const files = [source("A", { answer: "a", choice: "ja" }), source("B", { answer: "a", choice: "ja" })];
  const taken = /** @type {Answer} */ (attributed(compareOne(undefined, ...files)));
  assert.deepEqual(
    taken.sources?.map(({ name, answer, choice }) => [name, answer, choice]),
    [
      ["A", "a", "ja"],
      ["B", "a", "ja"],
    ],
  );
  assert.equal(compareOne(taken, ...files).kind, "same");
  assert.equal(attributed(compareOne("a", source("B", "b"))), null);
});

for (const choice of /** @type {const} */ ([{ kind: "all" }, { kind: "text", text: "Beides" }])) {
  test(`the same files again after ${choice.kind} are nothing new`, () => {
    const sources = [source("B", "b"), source("C", { notApplicable: true })];
    const kept = resolve(compareOne("a", ...sources), choice, WORDS);
    assert.equal(compareOne(kept ?? undefined, ...sources).kind, "same");
    assert.equal(compareOne(kept ?? undefined, source("B", "b")).kind, "same");
  });
}

test("the first file again is nothing new after a second one was merged, either", () => {
  const first = all(compareOne("a", source("B", "b")));
  const second = all(compareOne(first, source("C", "c")));
  assert.equal(compareOne(second, source("B", "b")).kind, "same");
});

test("who said what stays known when the answer is merged again, also where only a field is added", () => {
  const first = all(compareOne("a", source("B", "b")));
  const rewritten = { ...first, answer: "Beides" };
  const second = /** @type {Answer} */ (compareOne(rewritten, source("C", { responsible: "Frau Öztürk" })).union);
  assert.deepEqual(
    second.sources?.map(({ name, answer }) => [name, answer]),
    [
      [OWN, "Beides"],
      [OWN, "a"],
      ["B", "b"],
      ["C", ""],
    ],
  );
});

test("parts do not pile up when merged files go round", () => {
  const merged = all(compareOne("a", source("B", "b")));
  const round = all(compareOne({ ...merged, answer: "anders" }, source("B", merged)));
  const contents = round.sources?.map((part) => part.name + contentOf(part));
  assert.equal(new Set(contents).size, contents?.length);
});

test("a merged text that was emptied can be brought back from its file", () => {
  const merged = all(compareOne("a", source("B", "b")));
  const emptied = { ...merged, answer: "" };
  assert.deepEqual(shown(compareOne(emptied, source("B", "b"))), ["new", ["b", "B"]]);
  assert.deepEqual(compareOne({ ...emptied, notApplicable: true }, source("B", "b")).kind, "different");
});

test("sources of a form that we do not know are no parts, and no reason to fail", () => {
  for (const sources of [5, "Schulamt", { length: 1 }, [null, 1, "a"], null]) {
    const own = { answer: "a", sources: /** @type {any} */ (sources) };
    const comparison = compareOne(own, source("B", "b"));
    assert.deepEqual(
      all(comparison).sources?.map(({ name }) => name),
      [OWN, "B"],
    );
  }
});

test("a colleague with the same name as the person here is a variant of its own", () => {
  const comparison = compareOne("a", source(OWN, "b"));
  assert.deepEqual(shown(comparison), ["different", ["a", OWN], ["b", OWN]]);
  assert.equal(all(comparison).answer, "Hier: a\n\nHier: b");
});

test("a name is named once, though two of its files say the same", () => {
  const comparison = compareOne("a", source("B", "b"), source("B", "b"), source(OWN, "a"));
  assert.deepEqual(shown(comparison), ["different", ["a", OWN], ["b", "B"]]);
});

test("own is null: what is here stays", () => {
  assert.equal(resolve(compareOne("a", source("B", "b")), { kind: "own" }, WORDS), null);
  assert.equal(resolve(compareOne(undefined, source("B", "b")), { kind: "own" }, WORDS), null);
});

// Properties.

/** A comparison without its order. @param {Comparison} comparison */
const unordered = ({ question, kind, variants, gaps, union }) => ({
  question,
  kind,
  variants: new Set(variants.map(({ answer, names }) => JSON.stringify([contentOf(answer), [...names].sort()]))),
  gaps: [...gaps].sort(),
  union: union && contentOf(union),
});

/**
 * What is here after the person took everything that the files brought.
 *
 * @param {Map<string, Answer>} own
 * @param {Comparison[]} comparisons
 */
function takeAll(own, comparisons) {
  const after = new Map(own);
  for (const comparison of comparisons) {
    if (comparison.kind === "new") after.set(comparison.question, /** @type {Answer} */ (comparison.union));
    if (comparison.kind === "different") after.set(comparison.question, all(comparison));
  }
  return after;
}

/** @param {Answer | undefined} answer */
const partsOf = (answer) => (answer ? [answer, ...(answer.sources ?? [])] : []);

test("the order of the files changes neither the kinds nor the variants nor the gaps", () => {
  const shuffled = anySources.chain((sources) =>
    fc.tuple(
      fc.constant(sources),
      fc.shuffledSubarray(sources, { minLength: sources.length, maxLength: sources.length }),
    ),
  );
  fc.assert(
    fc.property(answers, shuffled, (own, [sources, others]) => {
      assert.deepEqual(compare(own, others, OWN).map(unordered), compare(own, sources, OWN).map(unordered));
    }),
    RUNS,
  );
});

test("whatever was taken is the same afterwards", () => {
  fc.assert(
    fc.property(answers, anySources, (own, sources) => {
      const again = compare(takeAll(own, compare(own, sources, OWN)), sources, OWN);
      assert.deepEqual(
        again.map(({ kind }) => kind),
        again.map(() => "same"),
      );
    }),
    RUNS,
  );
});

test("no text, no name and no day of anybody vanishes", () => {
  fc.assert(
    fc.property(answers, anySources, (own, sources) => {
      const comparisons = compare(own, sources, OWN);
      const after = takeAll(own, comparisons);
      for (const { name, answers } of [{ name: OWN, answers: own }, ...sources]) {
        for (const [question, given] of answers) {
          const { variants } = comparisons.find((comparison) => comparison.question === question) ?? { variants: [] };
          for (const field of /** @type {const} */ (["answer", "responsible", "due"])) {
            /** @param {{ answer: string, responsible: string, due: string }} answer A name is kept, if not its spelling. */
            const saidBy = (answer) => (field === "responsible" ? nameKey(answer[field]) : answer[field]);
            if (saidBy(given) === "") continue;
            const offered = [...variants.map(({ answer }) => answer), ...partsOf(own.get(question))];
            assert.ok(
              offered.some((answer) => saidBy(answer) === saidBy(given)),
              `${field} of ${name} is not offered`,
            );
            assert.ok(
              partsOf(after.get(question)).some((part) => saidBy(part) === saidBy(given)),
              `${field} of ${name} is not kept`,
            );
          }
        }
      }
    }),
    RUNS,
  );
});

test("every text is to be read in the joined one", () => {
  fc.assert(
    fc.property(answers, anySources, (own, sources) => {
      for (const comparison of compare(own, sources, OWN)) {
        const joined = all(comparison);
        for (const { answer } of comparison.variants) {
          assert.ok(joined.answer.includes(answer.answer));
          assert.ok(nameKey(joined.responsible).includes(nameKey(answer.responsible)));
        }
      }
    }),
    RUNS,
  );
});

test("who was a part of an answer stays one, whatever is merged into it", () => {
  fc.assert(
    fc.property(answers, anySources, (own, sources) => {
      for (const comparison of compare(own, sources, OWN).filter(({ kind }) => kind === "different")) {
        /** @param {Parameters<typeof contentOf>[0] & { name: string, responsible: string }} part As people mean names. */
        const saidIn = (part) => nameKey(part.name) + contentOf({ ...part, responsible: nameKey(part.responsible) });
        const kept = new Set(all(comparison).sources?.map(saidIn));
        for (const part of comparison.variants.flatMap(({ answer }) => answer.sources ?? [])) {
          assert.ok(kept.has(saidIn(part)));
        }
      }
    }),
    RUNS,
  );
});

test("comparing and choosing change nothing of what they were given", () => {
  fc.assert(
    fc.property(answers, anySources, (own, sources) => {
      const before = structuredClone({ own, sources });
      for (const comparison of compare(own, sources, OWN)) {
        const given = structuredClone(comparison);
        all(comparison);
        resolve(comparison, { kind: "text", text: "x" }, WORDS);
        for (const index of comparison.variants.keys()) resolve(comparison, { kind: "variant", index }, WORDS);
        assert.equal(resolve(comparison, { kind: "own" }, WORDS), null);
        assert.deepEqual(comparison, given);
      }
      assert.deepEqual({ own, sources }, before);
    }),
    RUNS,
  );
});
