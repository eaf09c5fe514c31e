/**
 * What stands in the review: the files, where their answers go, what is decided, and what comes new.
 *
 * @import { Answer } from "../../client/answers/answers.js"
 * @import { CatalogueQuestion, KnownQuestion } from "../../client/answers/catalogue.js"
 * @import { OpenedFile } from "../../client/page/opened_files.js"
 * @import { OpeningPage } from "../../client/page/types.js"
 * @import { SaveFile } from "../../client/answers/save_file_reading.js"
 * @import { Choice, Comparison, Variant } from "../../client/answers/merge.js"
 *
 * @typedef {{ element: HTMLElement, comparison: Comparison, choose: (kind: "own" | "all") => void, chosen: () => Choice | null, focus: () => void }} Decision
 * @typedef {ReturnType<typeof createAddition>} Addition
 * @typedef {NonNullable<ReturnType<typeof createTarget>>} Target
 */
import { isBlank } from "../../client/answers/answers.js";
import { questionSet } from "../../client/page/save_file.js";
import { isDay } from "../../client/answers/days.js";
import { choiceIn } from "../../client/answers/filled.js";
import { includesName, resolve } from "../../client/answers/merge.js";
import { details as detailsOf, formatDue } from "../../client/page/texts.js";
import { button, el } from "../../client/page/dom.js";
import { isOfOtherSide, isOfOtherVisit } from "../../client/page/opened_files.js";
import * as texts from "./review_texts.js";

/** @param {OpenedFile} opened */
export function describeFile({ file, content, fault }) {
  if (!content) return el("li", "review__fault", el("strong", { dir: "auto" }, file.name), ` – ${fault}`);
  const { visit, savedAt, answers } = content;
  const name = visit.author || visit.name;
  const text = texts.fileRead(
    file.name,
    name,
    savedAt,
    [...answers.values()].filter((answer) => !isBlank(answer)).length,
  );
  return el(
    "li",
    {},
    text,
    content.questionSet === questionSet() ? null : el("p", "review__fault", texts.otherQuestions),
  );
}

/**
 * Where the answers go: into the visit that is open, or into one of their own.
 *
 * @param {OpeningPage} page
 * @param {SaveFile | null} content null where there is nothing to choose.
 */
export function createTarget({ store }, content) {
  if (!content) return null;
  const isOther = isOfOtherSide(store, content) || isOfOtherVisit(store, content);
  const [intoThis, intoNew] = [texts.intoThis(store.visit().name), texts.intoNew].map((label, index) => {
    const input = el("input", { type: "radio", name: "review.target", autocomplete: "off" });
    input.checked = index === Number(isOther);
    return { input, option: el("label", "review__option", input, el("span", {}, label)) };
  });
  const element = el(
    "fieldset",
    "dialog__box review__target",
    el("legend", "label", texts.target),
    intoThis.option,
    intoNew.option,
  );
  return { element, isNew: () => intoNew.input.checked };
}

/**
 * @param {Decision[]} decisions
 * @param {HTMLElement} list Holds them.
 */
export function createDifferences(decisions, list) {
  /** @param {"own" | "all"} kind */
  const all = (kind) => () => {
    for (const { choose } of decisions) choose(kind);
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
      button(texts.allOwn, all("own"), "button--text"),
      button(texts.allBoth, all("all"), "button--text"),
    ),
    list,
  );
}

/**
 * @param {Comparison} comparison
 * @param {string} title
 * @param {KnownQuestion | undefined} known What is known of the question.
 * @param {string} ownName
 */
export function createDecision(comparison, title, known, ownName) {
  const { question, variants, gaps, own } = comparison;
  const name = `review.${question}`;
  /** @type {{ input: HTMLInputElement, choice: () => Choice }[]} */
  const options = [];
  const text = el("textarea", { class: "input question__answer", rows: "4", "aria-label": texts.newText, dir: "auto" });
  text.value = resolve(comparison, { kind: "all" }, wordsFor(known))?.answer ?? "";
  text.hidden = true;

  /**
   * @param {Node | string} label
   * @param {() => Choice} choice
   */
  function option(label, choice) {
    const input = el("input", { type: "radio", name, autocomplete: "off" });
    options.push({ input, choice });
    return el("label", "review__option", input, label);
  }

  const ownIndex = variants.findIndex(({ names }) => !isBlank(own) && includesName(names, ownName));
  const element = el(
    "fieldset",
    "dialog__box review__question",
    el("legend", { class: "review__legend", dir: "auto" }, title),
    ...variants.map((variant, index) =>
      option(showVariant(variant, known), () => (index === ownIndex ? { kind: "own" } : { kind: "variant", index })),
    ),
    option(texts.both, () => ({ kind: "all" })),
    option(texts.writeNew, () => ({ kind: "text", text: text.value })),
    text,
    gaps.length ? el("p", "review__gap", texts.gaps(gaps)) : null,
  );
  const [write, both] = [options[options.length - 1], options[options.length - 2]];
  const show = () => {
    text.hidden = !write.input.checked;
  };
  element.addEventListener("change", show);
  return {
    comparison,
    element,
    /** @param {"own" | "all"} kind */
    choose(kind) {
      (kind === "own" ? (options[ownIndex] ?? both) : both).input.checked = true;
      show();
    },
    chosen: () => options.find(({ input }) => input.checked)?.choice() ?? null,
    focus: () => options[0].input.focus(),
  };
}

/**
 * @param {Comparison} comparison
 * @param {Answer} answer What would be added.
 * @param {string} title
 * @param {KnownQuestion | undefined} known What is known of the question.
 * @param {string} ownName
 */
export function createAddition({ question, variants }, answer, title, known, ownName) {
  const input = el("input", { type: "checkbox", autocomplete: "off" });
  input.checked = true;
  const names = [...new Set(variants.flatMap((variant) => variant.names))].filter(
    (name) => !includesName([ownName], name),
  );
  const element = el(
    "label",
    "review__option",
    input,
    el("span", {}, el("strong", { dir: "auto" }, title), showVariant({ answer, names }, known)),
  );
  return { question, answer, element, isTaken: () => input.checked };
}

/** @param {KnownQuestion | undefined} known */
export const wordsFor = (known) => ({
  notApplicable: texts.notApplicable,
  choice: (/** @type {string} */ choice) => choiceIn(known, { choice }),
});

/**
 * @param {Variant} variant
 * @param {CatalogueQuestion | undefined} question
 */
function showVariant({ answer, names }, question) {
  const chosen = choiceIn(question, answer);
  const details = detailsOf(answer.status, answer.responsible, formatDue(answer.due), false, chosen);
  return el(
    "span",
    answer.notApplicable ? "variant variant--none" : "variant",
    el("span", "variant__names", texts.variant(names, answer.changedAt)),
    answer.notApplicable ? el("span", "variant__none", texts.notApplicable) : null,
    answer.answer || !(answer.notApplicable || chosen)
      ? el("span", { class: "variant__text", dir: "auto", translate: "no" }, answer.answer || texts.noText)
      : null,
    details ? el("span", "variant__details", details) : null,
    answer.due && !isDay(answer.due) ? el("span", "variant__none", texts.unclearDay(answer.due)) : null,
  );
}
