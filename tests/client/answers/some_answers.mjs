/** Answers as a property test wants them: anything that a person, a colleague's file or a mean neighbour may bring. */
import fc from "fast-check";
import { EMPTY } from "../../../overrides/client/answers/answers.js";

const HOSTILE = [
  "<script>document.title='Beute'</script>",
  '"><img src=x onerror=alert(1)>',
  "__proto__",
  "constructor",
  "\u0000\u0001\u001f\u007f",
  "\ud800 allein",
  "\udfff\ud800",
  "\u202eMusterfeld\u202c مرحبا بكم",
  "👩🏽‍🏫🧭",
  "\u2028\u2029\r\n\t",
  '{"answer":"b"}',
  "=1+1",
  "Ämter, „Zitat“ – ß",
  "\ufeff",
];

/** Any 16-bit units in a row: most of them are no proper Unicode. */
const units = fc.array(fc.nat(0xffff)).map((codes) => String.fromCharCode(...codes));

export const anyText = fc.oneof(
  fc.constantFrom("", ...HOSTILE),
  fc.string({ unit: "binary" }),
  units,
  fc.constantFrom(...HOSTILE).map((text) => text.repeat(5000).slice(0, 5000)),
);

const anyStatus = fc.constantFrom(null, "open", "doing", "done");

const anyDay = fc.date({ min: new Date("0001-01-01"), max: new Date("9998-12-31"), noInvalidDate: true });
export const anyTime = anyDay.map((date) => date.toISOString());
export const anyDue = fc.oneof(
  fc.constant(""),
  anyDay.map((date) => date.toISOString().slice(0, 10)),
);

/** @param {fc.Arbitrary<string>} text @param {fc.Arbitrary<string>} due */
const fields = (text, due) => ({
  answer: text,
  status: anyStatus,
  responsible: text,
  due,
  changedAt: fc.oneof(fc.constant(""), anyTime),
  notApplicable: fc.boolean(),
  choice: text,
});

/**
 * @param {fc.Arbitrary<string>} [text]
 * @param {fc.Arbitrary<string>} [due]
 * @param {fc.Arbitrary<string>} [name] Of those whose answers were put together.
 */
export const anyAnswer = (text = anyText, due = anyDue, name = text) =>
  fc
    .record(
      {
        ...fields(text, due),
        revision: fc.nat(999_999),
        sources: fc.array(fc.record({ name, ...fields(text, due) }, { noNullPrototype: true }), { maxLength: 3 }),
      },
      { requiredKeys: ["answer", "status", "responsible", "due", "changedAt", "notApplicable", "revision"] },
    )
    .map((answer) => ({ ...EMPTY, ...answer }));

const anyId = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/);

const anyQuestion = fc.oneof(
  fc.constantFrom("vorbereitung.ziel", "vorbereitung.constructor", "tostring.valueof"),
  fc.tuple(anyId, anyId).map((ids) => ids.join(".")),
);

export const anyAnswers = fc.array(fc.tuple(anyQuestion, anyAnswer()), { maxLength: 6 }).map((pairs) => new Map(pairs));
