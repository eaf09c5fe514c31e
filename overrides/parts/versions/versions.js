/**
 * Shows the earlier versions of an answer, and how each differs from what is there now; brings one back.
 *
 * @import { Answer } from "../../client/answers/answers.js"
 * @import { Piece } from "../../client/answers/word_difference.js"
 * @import { PageParts } from "../../client/page/types.js"
 * @import { Question } from "../../client/page/questions.js"
 * @import { KeptVersion } from "../../client/storage/versions_table.js"
 */
import { FIELDS, pick } from "../../client/answers/answers.js";
import { isSame } from "../../client/answers/versions.js";
import { wordDifference } from "../../client/answers/word_difference.js";
import { button, el } from "../../client/page/dom.js";
import { holderOf } from "../../client/page/questions.js";
import { formatDue } from "../../client/page/texts.js";
import { keepBefore, pageVersions } from "../../client/storage/versions.js";
import { adopt } from "../../client/storage/whole_answers.js";
import { showList } from "./list_dialog.js";
import * as texts from "./versions_texts.js";

/** Of what stays the same, so many characters are shown before and behind a difference. */
const AROUND = 80;

/** @typedef {PageParts & { question: Question, dialog: HTMLDialogElement, status: HTMLElement }} Shown */

/**
 * @param {PageParts} page
 * @param {Question} question
 */
export const showVersions = (page, question) =>
  showList(
    {
      title: texts.versions,
      above: [el("p", "versions__question", titleOf(question)), legend()],
      none: texts.none,
    },
    async () => {
      const kept = await pageVersions().of(page.store.visitId, question.key);
      return kept.filter(({ version }) => !isSame(version.answer, page.store.read(question.key)));
    },
    (each, shown) => createItem({ ...page, question, ...shown }, each),
  );

/** @param {Question} question */
function titleOf({ element, number }) {
  const holder = holderOf(element);
  const title = holder.querySelector(".question__text")?.textContent ?? "";
  const { ariaLabel } =
    element === holder ? /** @type {Partial<Element>} */ (element.closest("[data-instance]") ?? {}) : element;
  return [texts.lead(number, title.trim()), ariaLabel].filter(Boolean).join(" – ");
}

const legend = () =>
  el(
    "p",
    "versions__legend",
    texts.legend,
    " ",
    el("ins", "versions__added", texts.comesBack),
    " ",
    el("del", "versions__removed", texts.goes),
  );

/**
 * @param {Shown} shown
 * @param {KeptVersion} kept
 */
function createItem(shown, { key: [, , keptAt], version: { answer, why } }) {
  const { store, question } = shown;
  const now = store.read(question.key);
  const at = new Date(answer.changedAt || keptAt);
  const moment = Number.isNaN(at.getTime()) ? texts.unknownMoment : texts.moment(at);
  const restore = button(texts.restore, () => bringBack(shown, answer, moment));
  restore.append(el("span", "visually-hidden", texts.restoreHint(moment)));
  const said = [...namesIn(answer), texts.reasons[why] ?? ""].filter(Boolean).join(" · ");
  return el(
    "li",
    "dialog__box versions__item",
    el("p", "versions__head", el("strong", {}, moment), said ? el("span", "versions__said", ` · ${said}`) : null),
    ...differences(now, answer, question.element),
    answer.answer.length > AROUND
      ? el(
          "details",
          "versions__whole",
          el("summary", {}, texts.whole),
          el("p", { class: "versions__text", dir: "auto", translate: "no" }, answer.answer),
        )
      : null,
    restore,
  );
}

/** @param {Answer} answer @returns {string[]} */
function namesIn({ responsible, sources }) {
  const names = (Array.isArray(sources) ? sources : []).map(({ name }) => name).filter(Boolean);
  return [responsible ? texts.responsible(responsible) : "", names.length ? texts.sources(names) : ""];
}

/**
 * @param {Answer} now
 * @param {Answer} then
 * @param {HTMLElement} element Holds the question's fields.
 * @returns {HTMLElement[]} What would come back, and what would go.
 */
function differences(now, then, element) {
  /** @param {Answer} answer */
  const words = (answer) => ({
    choice: choiceIn(element, answer.choice),
    notApplicable: texts.tick(answer.notApplicable),
    status: texts.status(answer.status),
    responsible: answer.responsible,
    due: formatDue(answer.due),
  });
  const [before, after] = [words(now), words(then)];
  const names = /** @type {(keyof typeof texts.fields)[]} */ (Object.keys(texts.fields));
  return [
    ...(now.answer === then.answer ? [] : [textLine(wordDifference(now.answer, then.answer))]),
    ...names
      .filter((name) => before[name] !== after[name])
      .map((name) =>
        el(
          "p",
          "versions__field",
          `${texts.fields[name]}: `,
          ...marked([
            { kind: "removed", text: before[name] },
            { kind: "same", text: " " },
            { kind: "added", text: after[name] },
          ]),
        ),
      ),
  ];
}

/** @param {Element} element @param {string} choice Its id. */
export const choiceIn = (element, choice) =>
  choice &&
  (element
    .querySelector(`[data-field="choice"][value="${CSS.escape(choice)}"]`)
    ?.closest("label")
    ?.textContent?.trim() ??
    choice);

/** @param {Piece[]} pieces */
const textLine = (pieces) =>
  el("p", { class: "versions__text", dir: "auto", translate: "no" }, ...marked(pieces.map(shorten)));

/**
 * @param {Piece} piece
 * @param {number} index
 * @param {Piece[]} all
 * @returns {Piece} Long ones that stay the same without their middle.
 */
function shorten({ kind, text }, index, all) {
  const letters = [...text];
  if (kind !== "same" || letters.length <= 3 * AROUND) return { kind, text };
  const before = index === 0 ? "" : letters.slice(0, AROUND).join("");
  const after = index === all.length - 1 ? "" : letters.slice(-AROUND).join("");
  return { kind, text: `${before} … ${after}` };
}

/**
 * @param {Piece[]} pieces
 * @returns {(Node | string)[]} Told by more than the colour, and read out.
 */
const marked = (pieces) => pieces.filter(({ text }) => text).flatMap(mark);

/**
 * @param {Piece} piece
 * @returns {(Node | string)[]} The blanks before a word that is marked are not, unless they are all.
 */
function mark({ kind, text }) {
  if (kind === "same") return [text];
  const words = text.trimStart() || text;
  const [name, look] = kind === "added" ? ["ins", "versions__added"] : ["del", "versions__removed"];
  return [
    text.slice(0, text.length - words.length),
    el(/** @type {"ins"} */ (name), look, hidden(texts.begin[kind]), words, hidden(texts.end)),
  ];
}

/** @param {string} text */
const hidden = (text) => el("span", "visually-hidden", text);

/**
 * @param {Shown} shown
 * @param {Answer} then
 * @param {string} moment
 */
function bringBack({ store, question, dialog, status }, then, moment) {
  const { key, element, revision } = question;
  void keepBefore(store, [key], "restoring");
  const now = store.read(key);
  const answer = {
    ...now,
    ...pick(then, FIELDS),
    sources: then.sources,
    revision: then.revision || revision,
    changedAt: "",
  };
  if (!adopt(store, new Map([[key, answer]]))) {
    status.textContent = texts.noRoom;
    return;
  }
  dialog.close();
  const told = element.querySelector("[data-part='told']");
  if (told) told.textContent = texts.restored(moment);
  /** @type {HTMLElement | null} */ (element.querySelector("[data-action='undo']"))?.focus();
}
