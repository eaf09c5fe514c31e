/**
 * One question where people differ: its text, its status and its day, each decided where it differs.
 *
 * @import { Answer } from "../../client/answers/answers.js"
 * @import { KnownQuestion } from "../../client/answers/catalogue.js"
 * @import { Choice, Comparison, Said } from "../../client/answers/merge.js"
 * @import { Naming } from "./review_names.js"
 *
 * @typedef {ReturnType<typeof createDecision>} Decision
 *
 * @typedef {object} TextChoice
 * @property {HTMLElement[]} elements
 * @property {HTMLInputElement[]} inputs None where nobody has another text.
 * @property {() => Choice | null} chosen
 * @property {(kind: "own" | "all") => void} choose
 * @property {(choice: Choice, field: "status" | "due") => unknown[]} saidWith What is said of it by who has that text.
 */
import { isBlank } from "../../client/answers/answers.js";
import { contradict } from "../../client/answers/joining.js";
import { resolve } from "../../client/answers/merge.js";
import { button, el } from "../../client/page/dom.js";
import { showVariant, wordsFor } from "./review_parts.js";
import * as texts from "./review_texts.js";

/**
 * @param {Decision[]} decisions
 * @param {HTMLElement} list Holds them.
 */
export function createDifferences(decisions, list) {
  /** @param {"own" | "all"} kind */
  const all = (kind) => () => {
    for (const { choose } of decisions) choose(kind);
    list.dispatchEvent(new Event("change", { bubbles: true }));
  };
  return el(
    "section",
    "review__differences",
    el("h3", {}, texts.differences),
    el("p", {}, texts.differencesLead),
    el(
      "p",
      "review__all",
      texts.forAll,
      " ",
      decisions.some(({ hasOwn }) => hasOwn) ? button(texts.allOwn, all("own"), "button--text") : null,
      button(texts.allBoth, all("all"), "button--text"),
    ),
    list,
  );
}

/**
 * @param {Comparison} comparison
 * @param {string} title
 * @param {KnownQuestion | undefined} known What is known of the question.
 * @param {Naming} naming
 */
export function createDecision(comparison, title, known, naming) {
  const { question, variants, gaps, own } = comparison;
  const hasOwn = !isBlank(own);
  const text = createText(comparison, known, naming);

  /** @param {"status" | "due"} field @param {Said[]} said @param {(value: any) => string} inWords */
  function createApart(field, said, inWords) {
    /** @param {Said} one */
    const label = ({ value, names }) =>
      hasOwn && value === own[field]
        ? texts.asBefore(inWords(value))
        : texts.saidBy(inWords(value), names.map(naming.shown));
    return { field, ...createGroup(`review.${field}.${question}`, texts.apart[field], said, label, naming) };
  }

  const groups = [
    createApart("status", comparison.statuses, texts.saidStatus),
    createApart("due", comparison.dues, texts.saidDue),
  ];
  const gap = el("p", "review__gap");
  const element = el(
    "fieldset",
    "dialog__box review__question",
    el("legend", { class: "review__legend", dir: "auto" }, title),
    ...text.elements,
    ...groups.map((group) => group.element),
    gaps.length ? gap : null,
  );
  if (gaps.length)
    naming.follow(() => {
      gap.textContent = texts.gaps(gaps.map(naming.shown));
    });

  /** What goes with a text is chosen with it, in sight; what the person has decided herself stays. */
  function follow() {
    const choice = text.chosen();
    for (const { field, propose } of groups) propose(choice ? text.saidWith(choice, field) : []);
    groups[0].forbid(choice?.kind === "all" && contradict(variants) ? "done" : undefined);
  }
  element.addEventListener("change", follow);

  return {
    question,
    comparison,
    element,
    hasOwn,
    /** @param {"own" | "all"} kind */
    choose(kind) {
      if (kind === "own" && !hasOwn) return;
      text.choose(kind);
      if (kind === "own") for (const { field, choose } of groups) choose(own[field]);
      follow();
    },
    /** @returns {Choice | null} null as long as anything is undecided. */
    chosen() {
      const choice = text.chosen();
      if (!choice || groups.some(({ isOpen }) => isOpen())) return null;
      const apart = groups.filter(({ inputs }) => inputs.length).map(({ field, value }) => [field, value()]);
      return { ...choice, ...Object.fromEntries(apart) };
    },
    /** Go to what is undecided. */
    focus: () => (text.chosen() ? groups.find(({ isOpen }) => isOpen())?.inputs : text.inputs)?.[0].focus(),
  };
}

/**
 * @param {Comparison} comparison
 * @param {KnownQuestion | undefined} known
 * @param {Naming} naming
 * @returns {TextChoice}
 */
function createText(comparison, known, naming) {
  const { question, texts: written, variants, own } = comparison;
  const hasOwn = !isBlank(own);
  const isApart = { status: comparison.statuses.length > 0, due: comparison.dues.length > 0 };
  const shown = written.map((variant) => showVariant(variant, known, naming, isApart));
  const isSame = (/** @type {Answer} */ answer) => written.findIndex((text) => text.answer === answer);
  const ownIndex = hasOwn ? isSame(own) : -1;
  /** @param {number} index @returns {Choice} */
  const take = (index) => (index === ownIndex ? { kind: "own" } : { kind: "variant", index: written[index].index });

  /** @param {Choice} choice @param {"status" | "due"} field @returns {unknown[]} What is said of it by who has this text. */
  function saidWith(choice, field) {
    if (choice.kind === "own") return [own[field]];
    if (choice.kind !== "variant") return [];
    const names = written.find(({ index }) => index === choice.index)?.names ?? [];
    const said = variants.filter((variant) => variant.names.some((name) => names.includes(name)));
    return [...new Set(said.map(({ answer }) => answer[field]))];
  }

  // They differ in what is decided below alone.
  if (written.length === 1)
    return { elements: shown, inputs: [], chosen: () => take(0), choose: () => {}, saidWith: () => [] };

  const text = el("textarea", { class: "input question__answer", rows: "4", "aria-label": texts.newText, dir: "auto" });
  text.hidden = true;
  let proposed = "";
  /** @type {{ label: Node | string, choice: () => Choice }[]} */
  const labelled = [
    ...shown.map((label, index) => ({ label, choice: () => take(index) })),
    { label: texts.both, choice: () => ({ kind: "all" }) },
    { label: texts.writeNew, choice: () => ({ kind: "text", text: text.value }) },
  ];
  const options = labelled.map(({ label, choice }) => {
    const input = el("input", { type: "radio", name: `review.${question}`, autocomplete: "off" });
    return { input, choice, element: el("label", "review__option", input, label) };
  });
  const write = options[options.length - 1].input;

  /** The texts of all, under the names that they have by now, unless she has begun to write. */
  function prepare() {
    text.hidden = !write.checked;
    if (text.hidden || text.value !== proposed) return;
    proposed = resolve(naming.renamed(comparison), { kind: "all" }, wordsFor(known))?.answer ?? "";
    text.value = proposed;
  }
  for (const { input } of options) input.addEventListener("change", prepare);
  naming.follow(prepare);

  return {
    elements: [...options.map(({ element }) => element), text],
    inputs: options.map(({ input }) => input),
    chosen: () => options.find(({ input }) => input.checked)?.choice() ?? null,
    choose(kind) {
      options[kind === "own" ? ownIndex : options.length - 2].input.checked = true;
      prepare();
    },
    saidWith,
  };
}

/**
 * What of status or day there is to choose from.
 *
 * @param {string} name
 * @param {string} label
 * @param {Said[]} said None where there is nothing to decide.
 * @param {(said: Said) => string} inWords
 * @param {Naming} naming
 */
function createGroup(name, label, said, inWords, naming) {
  let isByHand = false;
  const options = said.map((one) => {
    const input = el("input", { type: "radio", name, autocomplete: "off" });
    const words = el("span", { dir: "auto" });
    naming.follow(() => {
      words.textContent = inWords(one);
    });
    input.addEventListener("change", () => {
      isByHand = true;
    });
    return { input, said: one, element: el("label", "review__option", input, words) };
  });
  const hint = el("p", "review__hint", texts.notDoneYet);
  hint.hidden = true;
  const element = said.length
    ? el("fieldset", "review__apart", el("legend", "label", label), ...options.map((option) => option.element), hint)
    : null;

  /** @param {unknown} value */
  function choose(value) {
    for (const { input, said } of options) input.checked = said.value === value && !input.disabled;
  }

  return {
    element,
    inputs: options.map(({ input }) => input),
    isOpen: () => options.length > 0 && !options.some(({ input }) => input.checked),
    value: () => options.find(({ input }) => input.checked)?.said.value,
    choose,
    /** @param {unknown[]} values What goes with the chosen text: one, or nobody knows which. */
    propose(values) {
      if (!isByHand && values.length === 1) choose(values[0]);
    },
    /** @param {unknown} value Is not to be chosen; undefined where all are. */
    forbid(value) {
      hint.hidden = !options.some(({ said }) => value !== undefined && said.value === value);
      for (const { input, said } of options) {
        input.disabled = !hint.hidden && said.value === value;
        if (input.disabled) input.checked = false;
      }
      const left = options.filter(({ input }) => !input.disabled);
      if (!hint.hidden && left.length === 1) left[0].input.checked = true;
    },
  };
}
