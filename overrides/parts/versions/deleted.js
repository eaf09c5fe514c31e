/**
 * Shows the rows of a question, or the stops of a sheet, that were deleted, as they were last, and brings one back.
 *
 * @import { Answer } from "../../client/answers/answers.js"
 * @import { PageParts } from "../../client/page/types.js"
 * @import { KeptVersion } from "../../client/storage/versions_table.js"
 *
 * @typedef {{ instance: string, versions: KeptVersion[] }} Gone Of each of its questions the latest version.
 */
import { FIELDS, pick } from "../../client/answers/answers.js";
import { instanceIn, questionIn } from "../../client/answers/keys.js";
import { tooMany } from "../../client/answers/limits.js";
import { button, el, tellWithUndo } from "../../client/page/dom.js";
import { details, formatDue } from "../../client/page/texts.js";
import { deletedIn, pageVersions } from "../../client/storage/versions.js";
import { adopt } from "../../client/storage/whole_answers.js";
import { showList } from "./list_dialog.js";
import { choiceIn } from "./versions.js";
import * as texts from "./versions_texts.js";

/**
 * @param {PageParts} page
 * @param {string} start What the keys of the rows or stops begin with.
 * @param {HTMLElement} place Where it is said that one is back.
 */
export const showDeleted = (page, start, place) =>
  showList(
    { title: texts.deleted, above: [el("p", {}, texts.deletedLead)], none: texts.noneDeleted },
    () => readGone(page, start),
    (each, { dialog, status }) =>
      createItem(page, each, () => {
        if (!bringBack(page, each, place)) {
          status.textContent = texts.noRoom;
          return;
        }
        dialog.close();
        turnTo(page, each);
      }),
  );

/**
 * @param {PageParts} page
 * @param {string} start
 * @returns {Promise<Gone[]>} What was deleted last comes first.
 */
async function readGone({ store }, start) {
  const { visitId: visit } = store;
  const keys = deletedIn(
    store,
    start,
    (await pageVersions().keys({ visit, start })).map(([, question]) => question),
  );
  /** @type {Map<string, KeptVersion[]>} */
  const byInstance = new Map();
  for (const question of keys) {
    const [latest] = await pageVersions().of(visit, question);
    if (!latest) continue;
    const instance = instanceIn(question);
    byInstance.set(instance, [...(byInstance.get(instance) ?? []), latest]);
  }
  return [...byInstance]
    .map(([instance, versions]) => ({ instance, versions }))
    .sort((one, other) => (momentOf(one) < momentOf(other) ? 1 : -1));
}

/** @param {Gone} gone @returns {string} When the last of it was kept, in ISO 8601 and UTC. */
const momentOf = ({ versions }) =>
  versions
    .map(({ key: [, , keptAt] }) => keptAt)
    .sort()
    .at(-1) ?? "";

/**
 * @param {PageParts} page
 * @param {Gone} gone
 * @param {() => void} restore
 */
function createItem({ sheet }, gone, restore) {
  const moment = texts.moment(new Date(momentOf(gone)));
  const act = button(texts.bringBack, restore);
  act.append(el("span", "visually-hidden", texts.bringBackHint(moment)));
  return el(
    "li",
    "dialog__box versions__item",
    el("p", "versions__head", el("strong", {}, moment)),
    ...gone.versions.flatMap(({ key: [, question], version: { answer } }) => tell(sheet, question, answer, gone)),
    act,
  );
}

/**
 * @param {HTMLElement} sheet
 * @param {string} question
 * @param {Answer} answer
 * @param {Gone} gone
 * @returns {HTMLElement[]} Of a stop, with what was asked.
 */
function tell(sheet, question, answer, { versions }) {
  const holder = sheet.querySelector(`[data-question="${CSS.escape(questionIn(question))}"]`);
  const asked = versions.length > 1 ? (holder?.querySelector(".question__text")?.textContent?.trim() ?? "") : "";
  const chosen = holder ? choiceIn(holder, answer.choice) : answer.choice;
  const more = details(answer.status, answer.responsible, formatDue(answer.due), answer.notApplicable, chosen);
  return [
    ...(asked ? [el("p", "versions__said", asked)] : []),
    el("p", { class: "versions__text", dir: "auto", translate: "no" }, answer.answer),
    ...(more ? [el("p", { class: "versions__field", dir: "auto" }, more)] : []),
  ];
}

/**
 * @param {PageParts} page
 * @param {Gone} gone
 * @param {HTMLElement} place
 * @returns {boolean} Whether the browser has taken it.
 */
function bringBack({ store }, { versions }, place) {
  const answers = new Map(
    versions.map(({ key: [, question], version: { answer } }) => [
      question,
      {
        ...store.read(question),
        ...pick(answer, FIELDS),
        sources: answer.sources,
        agreed: answer.agreed,
        revision: answer.revision,
        changedAt: "",
      },
    ]),
  );
  const undo = tooMany(new Set([...store.questions(), ...answers.keys()])) ? null : adopt(store, answers);
  if (!undo) return false;
  place.replaceChildren();
  tellWithUndo(place, texts.isBack, { label: texts.undoBack, undo, undone: texts.backUndone });
  return true;
}

/**
 * Turn to a stop that is back, because one is shown at a time: the sheet shows the one that the address names.
 *
 * @param {PageParts} page
 * @param {Gone} gone
 */
function turnTo({ sheet }, { instance, versions }) {
  const [, question] = versions[0].key;
  const asked = sheet.querySelector(`[data-named-by] [data-question="${CSS.escape(questionIn(question))}"]`);
  if (asked) location.hash = `#${asked.id.split("~")[0]}~${instance}`;
}
