/**
 * What stands in the review: the files, what is decided, and what comes new.
 *
 * @import { Answer } from "../../client/answers/answers.js"
 * @import { CatalogueQuestion, KnownQuestion } from "../../client/answers/catalogue.js"
 * @import { OpenedFile } from "../../client/page/opened_files.js"
 * @import { Variant } from "../../client/answers/joining.js"
 * @import { Comparison, Source } from "../../client/answers/merge.js"
 * @import { Naming } from "./review_names.js"
 *
 * @typedef {ReturnType<typeof createAddition>} Addition
 */
import { isBlank } from "../../client/answers/answers.js";
import { questionSet } from "../../client/page/save_file.js";
import { isDay } from "../../client/answers/days.js";
import { choiceIn } from "../../client/answers/filled.js";
import { includesName } from "../../client/answers/joining.js";
import { details as detailsOf, formatDue } from "../../client/page/texts.js";
import { el } from "../../client/page/dom.js";
import * as texts from "./review_texts.js";

/**
 * @param {OpenedFile} opened
 * @param {(Source & { isProposed: boolean }) | undefined} source Whose answers these are.
 * @param {Naming} naming
 */
export function describeFile({ file, content, fault }, source, naming) {
  if (!content || !source) return el("li", "review__fault", el("strong", { dir: "auto" }, file.name), ` – ${fault}`);
  const { visit, savedAt, answers } = content;
  const count = [...answers.values()].filter((answer) => !isBlank(answer)).length;
  return el(
    "li",
    { dir: "auto" },
    texts.fileRead(file.name, visit.author && source.name, visit.name, savedAt, count),
    naming.fieldFor(source, file.name),
    content.questionSet === questionSet() ? null : el("p", "review__fault", texts.otherQuestions),
  );
}

/**
 * @param {Comparison} comparison
 * @param {Answer} answer What would be added.
 * @param {string} title
 * @param {KnownQuestion | undefined} known What is known of the question.
 * @param {string} ownName
 * @param {Naming} naming
 */
export function createAddition(comparison, answer, title, known, ownName, naming) {
  const { question, variants, own } = comparison;
  const input = el("input", { type: "checkbox", autocomplete: "off" });
  input.checked = true;
  const names = [...new Set(variants.flatMap((variant) => variant.names))].filter(
    (name) => !includesName([ownName], name),
  );
  const isApart = { status: answer.status !== own.status, due: answer.due !== own.due };
  const shown = showVariant({ answer, names }, known, naming, isApart);
  /** @param {(answer: Answer) => unknown} read @param {string} words */
  const tell = (read, words) => {
    const sayers = variants.filter((variant) => read(variant.answer) === read(answer) && variant.answer !== own);
    const line = el("span", { class: "variant__said", dir: "auto" });
    shown.append(line);
    naming.follow(() => {
      line.textContent = texts.saidBy(words, sayers.flatMap((variant) => variant.names).map(naming.shown));
    });
  };
  if (isApart.status) tell(({ status }) => status, texts.saidStatus(answer.status));
  if (isApart.due) tell(({ due }) => due, texts.saidDue(answer.due));
  const element = el("label", "review__option", input, el("span", {}, el("strong", { dir: "auto" }, title), shown));
  return { question, comparison, element, isTaken: () => input.checked };
}

/** @param {KnownQuestion | undefined} known */
export const wordsFor = (known) => ({
  notApplicable: texts.notApplicable,
  choice: (/** @type {string} */ choice) => choiceIn(known, { choice }),
});

/**
 * @param {Variant} variant
 * @param {CatalogueQuestion | undefined} question
 * @param {Naming} naming
 * @param {{ status: boolean, due: boolean }} isApart What is told apart from it.
 */
export function showVariant({ answer, names }, question, naming, isApart) {
  const chosen = choiceIn(question, answer);
  const status = isApart.status ? null : answer.status;
  const details = detailsOf(status, answer.responsible, isApart.due ? "" : formatDue(answer.due), false, chosen);
  const label = el("span", { class: "variant__names", dir: "auto" });
  naming.follow(() => {
    label.textContent = texts.variant(names.map(naming.shown), answer.changedAt);
  });
  return el(
    "span",
    answer.notApplicable ? "variant variant--none" : "variant",
    label,
    answer.notApplicable ? el("span", "variant__none", texts.notApplicable) : null,
    answer.answer || !(answer.notApplicable || chosen)
      ? el("span", { class: "variant__text", dir: "auto", translate: "no" }, answer.answer || texts.noText)
      : null,
    details ? el("span", "variant__details", details) : null,
    answer.due && !isDay(answer.due) ? el("span", "variant__none", texts.unclearDay(answer.due)) : null,
  );
}
