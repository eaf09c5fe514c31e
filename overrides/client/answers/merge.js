/**
 * Puts answers of several people side by side.  Pure: nothing is chosen here, least of all by date.
 *
 * @import { Answer, Part, Status } from "./answers.js"
 * @import { Variant, Words } from "./joining.js"
 *
 * @typedef {object} Source
 * @property {string} name Whose answers these are.
 * @property {Map<string, Answer>} answers By question.
 *
 * @typedef {object} Comparison
 * @property {string} question
 * @property {"same" | "new" | "different"} kind Nothing to do; something to add, without a contradiction; a decision to
 * take.
 * @property {Answer} own What is here now.
 * @property {Variant[]} variants Every content that somebody has, what is here among them; none of them is blank.
 * @property {string[]} gaps Who has left the question out.
 * @property {Answer | null} union All variants in one, where they do not contradict each other.
 * @property {(Variant & { index: number })[]} texts What people wrote, each once, whatever status and day they say; with
 * the first of the variants that has it.
 * @property {Said[]} statuses What there is to decide about the status; none where nobody says another one.
 * @property {Said[]} dues The same of the day.
 *
 * @typedef {object} Said
 * @property {Status | string} value A status, or a day; null or "" for none.
 * @property {string[]} names Who says so.
 *
 * @typedef {{ kind: "own" } | { kind: "variant", index: number } | { kind: "all" } | { kind: "text", text: string }} Text
 * @typedef {Text & { status?: Status, due?: string }} Choice What nobody chose of status and day stays as it is here.
 */
import { EMPTY, FIELDS, isBlank, nameKey, pick } from "./answers.js";
import { contradict, distinctNames, includesName, join } from "./joining.js";

/** What is decided apart from the text: nobody's "erledigt" is to come along unseen. */
const APART = /** @type {const} */ (["status", "due"]);

const WRITTEN = FIELDS.filter((field) => !APART.some((apart) => apart === field));

/**
 * Compare what is here with what others have.
 *
 * @param {Map<string, Answer>} own By question.
 * @param {Source[]} sources
 * @param {string} ownName How the variants name what is here.
 * @returns {Comparison[]} By question, in alphabetical order; questions that nobody has answered are left out.
 */
export function compare(own, sources, ownName) {
  const questions = new Set([own, ...sources.map(({ answers }) => answers)].flatMap((answers) => [...answers.keys()]));
  return [...questions]
    .sort()
    .map((question) => compareQuestion(question, own.get(question) ?? EMPTY, sources, ownName))
    .filter(({ variants }) => variants.length > 0);
}

/**
 * @param {string} question
 * @param {Answer} own
 * @param {Source[]} sources
 * @param {string} ownName
 * @returns {Comparison}
 */
function compareQuestion(question, own, sources, ownName) {
  /** @type {Map<string, Variant>} */
  const variants = new Map();
  /** @type {string[]} */
  const gaps = [];

  /**
   * @param {string} name
   * @param {Answer} answer
   */
  function add(name, answer) {
    if (isBlank(answer)) {
      gaps.push(name);
      return;
    }
    const content = contentOf(answer);
    const known = variants.get(content);
    if (!known) {
      variants.set(content, { answer, names: [name] });
      return;
    }
    if (known.answer !== own && isEarlier(answer, known.answer)) known.answer = answer;
    if (!includesName(known.names, name)) known.names.push(name);
  }

  if (!isBlank(own)) add(ownName, own);
  const parts = new Set(partsStillIn(own).map(contentOf));
  for (const { name, answers } of sources) {
    const answer = answers.get(question) ?? EMPTY;
    if (!parts.has(contentOf(answer))) add(name, answer);
  }
  const found = [...variants.values()];
  const union = found.length ? unite(found, own) : null;
  const isSame = union !== null && contentOf(union) === contentOf(own);
  const kind = isSame ? "same" : union ? "new" : "different";
  const [statuses, dues] = APART.map((field) => saidOf(field, found, own));
  return { question, kind, own, variants: found, gaps, union, texts: textsOf(found), statuses, dues };
}

/** @param {Variant[]} variants @returns {Comparison["texts"]} Each text once, under the names of all who have it. */
function textsOf(variants) {
  /** @type {Map<string, Comparison["texts"][number]>} */
  const texts = new Map();
  for (const [index, variant] of variants.entries()) {
    const text = texts.get(writtenIn(variant.answer)) ?? { ...variant, index };
    texts.set(writtenIn(variant.answer), { ...text, names: distinctNames([...text.names, ...variant.names]) });
  }
  return [...texts.values()];
}

/**
 * @param {"status" | "due"} field
 * @param {Variant[]} variants
 * @param {Answer} own
 * @returns {Said[]} What there is to choose from, none where there is nothing to decide.
 */
function saidOf(field, variants, own) {
  /** @type {Map<Said["value"], string[]>} */
  const said = new Map();
  for (const { answer, names } of variants) {
    // Who has said nothing about it has nothing against what is here.
    if (answer[field] === EMPTY[field] && answer !== own && !isBlank(own)) continue;
    said.set(answer[field], distinctNames([...(said.get(answer[field]) ?? []), ...names]));
  }
  return said.size > 1 ? [...said].map(([value, names]) => ({ value, names })) : [];
}

/**
 * What was put together here before knows its parts: the same file again is nothing new.  Where the person has emptied
 * the text since then, the file may well be how she wants it back.
 *
 * @param {Answer} own
 */
const partsStillIn = (own) =>
  isBlank(own) ? [] : earlierPartsOf(own).filter((part) => own.answer !== "" || part.answer === "");

/**
 * @param {Answer} answer What is stored may be of a form that we do not know.
 * @returns {Part[]}
 */
const earlierPartsOf = ({ sources }) =>
  Array.isArray(sources) ? sources.filter((part) => typeof part?.name === "string") : [];

/**
 * What an answer says, in a form that can be compared.
 *
 * @param {Omit<Part, "name" | "changedAt">} answer
 */
const contentOf = (answer) => keyOf(answer, FIELDS);

/** What somebody wrote, without status and day. @param {Answer} answer */
const writtenIn = (answer) => keyOf(answer, WRITTEN);

/**
 * @param {Omit<Part, "name" | "changedAt">} answer
 * @param {readonly import("./answers.js").Field[]} fields
 */
const keyOf = (answer, fields) =>
  JSON.stringify(fields.map((field) => comparable(field, answer[field] ?? EMPTY[field])));

/**
 * @template T
 * @param {import("./answers.js").Field} field
 * @param {T} value
 */
const comparable = (field, value) => (field === "responsible" ? nameKey(String(value)) : value);

/**
 * Of two answers that say the same, whose spelling stays; whatever the order of the files.
 *
 * @param {Answer} one
 * @param {Answer} other
 */
const isEarlier = (one, other) =>
  one.changedAt === other.changedAt ? one.responsible < other.responsible : one.changedAt < other.changedAt;

/**
 * @param {Variant[]} variants
 * @param {Answer} own Is spelled as it is.
 * @returns {Answer | null} null where they contradict each other.
 */
function unite(variants, own) {
  if (variants.length === 1) return variants[0].answer;
  const written = variants
    .map(({ answer }) => answer)
    .sort((a, b) => Number(b === own) - Number(a === own) || (isEarlier(a, b) ? -1 : 1));
  /** @type {Partial<Answer>} */
  const united = {};
  for (const field of FIELDS) {
    const values = written.map((answer) => answer[field]).filter((value) => comparable(field, value) !== EMPTY[field]);
    if (new Set(values.map((value) => comparable(field, value))).size > 1) return null;
    Object.assign(united, { [field]: values[0] ?? EMPTY[field] });
  }
  if (united.notApplicable && united.answer) return null;
  return { ...mixed(variants), ...united };
}

/** What an answer is that several have a part in. @param {Variant[]} variants @returns {Answer} */
function mixed(variants) {
  const revisions = variants.map(({ answer }) => answer.revision).filter((revision) => revision > 0);
  return {
    ...EMPTY,
    changedAt:
      variants
        .map(({ answer }) => answer.changedAt)
        .sort()
        .at(-1) ?? "",
    // The oldest: so that the note about a changed question stays until all parts fit.
    revision: revisions.sort((a, b) => a - b)[0] ?? 0,
    sources: partsOf(variants),
  };
}

/** Who said what, also in earlier mergers; each content once a name. @param {Variant[]} variants @returns {Part[]} */
function partsOf(variants) {
  const parts = variants.flatMap(({ answer, names }) => {
    const { choice, ...fields } = /** @type {Required<ReturnType<typeof pick>>} */ (pick(answer, FIELDS));
    const part = { ...fields, ...(choice && { choice }), changedAt: answer.changedAt };
    return [...names.map((name) => ({ name, ...part })), ...earlierPartsOf(answer)];
  });
  return [...new Map(parts.map((part) => [JSON.stringify([nameKey(part.name), contentOf(part)]), part])).values()];
}

/**
 * What is new here, with those who have it: among other answers, nobody could tell any more whose it is.
 *
 * @param {Comparison} comparison
 * @returns {Answer | null} null where the variants contradict each other.
 */
export const attributed = ({ union, variants }) =>
  union && (variants.length === 1 ? { ...union, sources: partsOf(variants) } : union);

/**
 * Carry out what the person chose.
 *
 * @param {Comparison} comparison
 * @param {Choice} choice
 * @param {Words} words
 * @returns {Answer | null} The answer that is to be kept; null where what is here stays.
 */
export function resolve(comparison, choice, words) {
  const { variants, own } = comparison;
  const apart = { status: statusOf(comparison, choice), due: choice.due ?? apartOf(comparison, "due", choice) };
  if (choice.kind === "own" || choice.kind === "variant") {
    const answer = choice.kind === "own" ? own : variants[choice.index].answer;
    const chosen = { ...answer, ...apart };
    if (isBlank(chosen) || contentOf(chosen) === contentOf(own)) return null;
    const isFrom = (/** @type {Variant} */ variant) =>
      writtenIn(variant.answer) === writtenIn(answer) ||
      APART.some((field) => choice[field] !== undefined && variant.answer[field] === choice[field]);
    return { ...chosen, sources: partsOf(variants.filter(isFrom)) };
  }
  const joined = { ...mixed(variants), ...join(variants, words), ...apart };
  return choice.kind === "text" ? { ...joined, answer: choice.text } : joined;
}

/**
 * @param {Comparison} comparison
 * @param {"status" | "due"} field
 * @param {Choice} choice
 * @returns {any} What it is where nobody has decided: nothing of others, unless all say the same.
 */
function apartOf({ variants, own }, field, { kind }) {
  if (kind === "own" || !isBlank(own)) return own[field];
  const [first, ...others] = variants.map(({ answer }) => answer[field]);
  return others.every((value) => value === first) ? first : EMPTY[field];
}

/**
 * @param {Comparison} comparison
 * @param {Choice} choice
 * @returns {Status} Never done while texts contradict each other, unless the person has settled both.
 */
function statusOf(comparison, choice) {
  const status = choice.status === undefined ? apartOf(comparison, "status", choice) : choice.status;
  const isOpen = choice.kind === "all" || (choice.kind !== "own" && choice.status === undefined);
  return status === "done" && isOpen && contradict(comparison.variants) ? null : status;
}
