/**
 * Puts answers of several people side by side.  Pure: nothing is chosen here, least of all by date.
 *
 * @import { Answer, Part } from "./answers.js"
 *
 * @typedef {object} Source
 * @property {string} name Whose answers these are.
 * @property {Map<string, Answer>} answers By question.
 *
 * @typedef {object} Variant One content, and all who have it.
 * @property {Answer} answer
 * @property {string[]} names
 *
 * @typedef {object} Comparison
 * @property {string} question
 * @property {"same" | "new" | "different"} kind Nothing to do; something to add, without a contradiction; a decision to
 * take.
 * @property {Answer} own What is here now.
 * @property {Variant[]} variants Every content that somebody has, what is here among them; none of them is blank.
 * @property {string[]} gaps Who has left the question out.
 * @property {Answer | null} union All variants in one, where they do not contradict each other.
 *
 * @typedef {object} Words What stands in a text that holds several answers.
 * @property {string} notApplicable For "gilt nicht für uns".
 * @property {(id: string) => string} choice For what was chosen.
 *
 * @typedef {{ kind: "own" } | { kind: "variant", index: number } | { kind: "all" } | { kind: "text", text: string }} Choice
 */
import { EMPTY, FIELDS, isBlank, nameKey, pick } from "./answers.js";

/** @type {readonly Answer["status"][]} What counts where people differ: nothing is done before all say so. */
const STATUSES = ["open", "doing", "done"];

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
  return { question, kind, own, variants: found, gaps, union };
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
const contentOf = (answer) => JSON.stringify(FIELDS.map((field) => comparable(field, answer[field] ?? EMPTY[field])));

/**
 * @template T
 * @param {import("./answers.js").Field} field
 * @param {T} value
 */
const comparable = (field, value) => (field === "responsible" ? nameKey(String(value)) : value);

/** @param {string[]} names @param {string} name */
export const includesName = (names, name) => names.some((other) => nameKey(other) === nameKey(name));

/** @param {string[]} names @returns {string[]} Each once, as it is written first. */
const distinctNames = (names) => names.filter((name, index) => !includesName(names.slice(0, index), name));

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
  if (choice.kind === "own") return null;
  if (choice.kind === "variant") {
    const variant = variants[choice.index];
    if (contentOf(variant.answer) === contentOf(own)) return null;
    return { ...variant.answer, sources: partsOf([variant]) };
  }
  const joined = { ...mixed(variants), ...join(variants, words) };
  return choice.kind === "text" ? { ...joined, answer: choice.text } : joined;
}

/**
 * All answers in one text, each under its names; what cannot stand side by side stays in the parts.
 *
 * @param {Variant[]} variants
 * @param {Words} words
 */
function join(variants, words) {
  const notApplicable = variants.every(({ answer }) => answer.notApplicable);
  const choices = new Set(variants.map(({ answer }) => answer.choice).filter(Boolean));
  /** What an answer says without a text of its own. @param {Answer} answer */
  const said = (answer) =>
    [
      answer.notApplicable && !notApplicable ? words.notApplicable : "",
      answer.choice && choices.size > 1 ? words.choice(answer.choice) : "",
    ].filter(Boolean);
  const texts = variants
    .map(({ answer, names }) => ({ names, text: textWith(said(answer), answer) }))
    .filter(({ text }) => text);
  const isOneText = new Set(texts.map(({ text }) => text)).size === 1;
  const people = distinctNames(variants.map(({ answer }) => answer.responsible).filter(Boolean));
  const statuses = variants.map(({ answer }) => answer.status);
  return {
    answer: isOneText ? texts[0].text : texts.map(({ names, text }) => `${names.join(", ")}: ${text}`).join("\n\n"),
    responsible: people.join("; "),
    due:
      variants
        .map(({ answer }) => answer.due)
        .filter(Boolean)
        .sort()[0] ?? "",
    status: STATUSES.find((status) => statuses.includes(status)) ?? null,
    notApplicable,
    choice: choices.size === 1 ? [...choices][0] : "",
  };
}

/**
 * @param {string[]} said
 * @param {Answer} answer
 */
const textWith = (said, { answer, choice }) =>
  choice || !answer ? [...said, answer].filter(Boolean).join(": ") : answer;
