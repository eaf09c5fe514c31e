/**
 * The agreement on one page that both sides sign.
 *
 * @import { Entry, FilledQuestion, FilledWorksheet } from "../../client/answers/filled.js"
 * @import { Visit } from "../../client/answers/visits.js"
 */
import { button, el, openDialog } from "../../client/page/dom.js";
import { details, formatDue } from "../../client/page/texts.js";
import * as texts from "./side_by_side_texts.js";

/**
 * @param {FilledWorksheet} worksheet
 * @param {Visit} visit
 */
export function showSigning({ short, parts }, visit) {
  const dialog = openDialog(short, "dialog--wide dialog--page signing");
  const questions = parts[0].sections.flatMap((section) => section.questions);
  dialog.append(
    el("p", { class: "signing__visit", dir: "auto" }, texts.signedVisit(visit.name, formatDue(visit.date), visit.host)),
    el("dl", "signing__list", ...questions.map(createItem)),
    el("div", "signing__lines", ...[texts.sideName("visitors"), texts.sideName("hosts")].map(createLine)),
    el(
      "div",
      "dialog__actions screen-only",
      button(texts.print, () => print(), "button--main"),
      button(texts.close, () => dialog.close()),
    ),
  );
}

/** @param {FilledQuestion} question */
function createItem({ number, text, kind, entries }) {
  const said = entries.map(saidIn).filter(Boolean);
  return el(
    "div",
    "signing__item",
    el("dt", {}, el("span", "question__number", number), ` ${text}`),
    said.length ? createAnswer(said, kind === "rows") : el("dd", "signing__open", texts.stillOpen),
  );
}

/** @param {Entry} entry */
const saidIn = ({ text, responsible, due, notApplicable, choice }) =>
  [text, details(null, responsible, formatDue(due), notApplicable, choice)]
    .filter(Boolean)
    .join(text.includes("\n") ? "\n" : " · ");

/**
 * @param {string[]} said
 * @param {boolean} isList
 */
function createAnswer(said, isList) {
  if (!isList) return el("dd", { class: "signing__text", dir: "auto", translate: "no" }, said.join("\n"));
  const items = said.map((line) => el("li", { class: "signing__text", dir: "auto", translate: "no" }, line));
  return el("dd", {}, el("ol", "signing__rows", ...items));
}

/** @param {string} side */
const createLine = (side) =>
  el("p", "signing__line", el("strong", {}, side), el("span", "signing__pen"), el("span", {}, texts.signature));
