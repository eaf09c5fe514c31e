/**
 * The agreement on one page that both sides sign.
 *
 * @import { FilledQuestion, FilledWorksheet } from "../../client/answers/filled.js"
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
function createItem({ number, text, entries }) {
  const said = entries.map((entry) =>
    [entry.text, details(null, entry.responsible, formatDue(entry.due), entry.notApplicable, entry.choice)]
      .filter(Boolean)
      .join(" · "),
  );
  return el(
    "div",
    "signing__item",
    el("dt", {}, el("span", "question__number", number), ` ${text}`),
    said.some(Boolean)
      ? el("dd", { class: "signing__text", dir: "auto", translate: "no" }, said.join("\n"))
      : el("dd", "signing__open", texts.stillOpen),
  );
}

/** @param {string} side */
const createLine = (side) =>
  el("p", "signing__line", el("strong", {}, side), el("span", "signing__pen"), el("span", {}, texts.signature));
