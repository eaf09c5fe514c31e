/**
 * Where the answers go: into the visit that they are of, as far as names, days and ids tell.
 *
 * @import { SaveFile } from "../../client/answers/save_file_reading.js"
 * @import { OpenedFile } from "../../client/page/opened_files.js"
 * @import { OpeningPage } from "../../client/page/types.js"
 * @import { ListedVisit } from "../../client/storage/visit_list.js"
 *
 * @typedef {object} Place Where answers may go.
 * @property {ListedVisit[]} others Visits of this browser that the files are of, beside the one that is open.
 * @property {string | null} proposed The id of a visit, NEW, or null where nobody can know.
 * @property {string[]} differences Why not, or what speaks against it.
 * @property {boolean} isAsked Whether there is anything to choose.
 *
 * @typedef {NonNullable<ReturnType<typeof createTarget>>} Target
 */
import { isBlank } from "../../client/answers/answers.js";
import { formatDue } from "../../client/page/texts.js";
import { el } from "../../client/page/dom.js";
import { isOfOtherSide, relationTo } from "../../client/page/opened_files.js";
import { answersOf } from "../../client/storage/store.js";
import { listVisits } from "../../client/storage/visit_list.js";
import * as texts from "./review_texts.js";

/** Instead of an id. */
export const NEW = "new visit";

/**
 * @param {OpeningPage} page With the visit that is open.
 * @param {OpenedFile[]} opened
 * @returns {Promise<Place>}
 */
export async function placeFor({ store, storage }, opened) {
  const files = opened.flatMap(({ file, content }) => (content ? [{ file, content }] : []));
  const isEmpty = [...answersOf(store).values()].every(isBlank);
  const here = { ...store.visit(), id: store.visitId };
  const relations = files.map(({ content }) =>
    isOfNamed(here, content, isEmpty) ? "other" : relationTo(here, content),
  );
  const isHere = relations.every((relation) => relation === "same");
  await storage.ready();
  const others = isHere || !files.length ? [] : listVisits(storage, store.visitId).filter(isOfAll);
  const isOther = relations.includes("other");
  const isOfSide = files.length === 1 && isOfOtherSide(store, files[0].content);
  return {
    others,
    proposed: isOfSide ? NEW : others.length === 1 ? others[0].id : isOther ? null : store.visitId,
    differences: files.flatMap(({ file, content }, index) =>
      relations[index] === "other" ? differencesOf(here, file.name, content) : [],
    ),
    isAsked: files.length === 1 ? !isEmpty || isOfSide || isOther || others.length > 0 : isOther || others.length > 0,
  };

  /** @param {ListedVisit} visit */
  function isOfAll(visit) {
    if (visit.isCurrent || visit.archived) return false;
    return files.every(({ content }) => relationTo(visit, content) === "same");
  }
}

/**
 * Whether a file has a name, and what is open has none and is another one.
 *
 * @param {{ id: string, name: string }} here
 * @param {SaveFile} content
 * @param {boolean} isEmpty
 */
const isOfNamed = ({ id, name }, { visit }, isEmpty) => !isEmpty && !name && visit.name !== "" && id !== visit.id;

/**
 * @param {{ name: string, date: string }} here
 * @param {string} file
 * @param {SaveFile} content
 * @returns {string[]} What the two say differently.
 */
function differencesOf({ name, date }, file, { visit }) {
  const isNamed = relationTo({ id: "", name, date: "" }, { visit }) === "other" || !name;
  const isDay = date !== "" && visit.date !== "" && date !== visit.date;
  return [
    ...(isNamed && visit.name ? [texts.otherName(file, visit.name, name)] : []),
    ...(isDay ? [texts.otherDay(file, formatDue(visit.date) || visit.date, formatDue(date) || date)] : []),
  ];
}

/**
 * @param {OpeningPage} page With the visit that is open.
 * @param {Place} place
 * @param {string | null} chosen As in `proposed`.
 * @param {boolean} isSingle Whether the file can become a visit of its own.
 */
export function createTarget({ store }, { others, differences, isAsked }, chosen, isSingle) {
  if (!isAsked) return null;
  const choices = [
    { id: store.visitId, label: texts.intoThis(store.visit().name) },
    ...others.map(({ id, name, date }) => ({ id, label: texts.intoOther(name, formatDue(date)) })),
    ...(isSingle ? [{ id: NEW, label: texts.intoNew }] : []),
  ];
  const inputs = choices.map(({ id }) => {
    const input = el("input", { type: "radio", name: "review.target", value: id, autocomplete: "off" });
    input.checked = id === chosen;
    return input;
  });
  const element = el(
    "fieldset",
    "dialog__box review__target",
    el("legend", "label", texts.target),
    ...differences.map((difference) => el("p", { class: "review__differs", dir: "auto" }, difference)),
    ...choices.map(({ label }, index) => el("label", "review__option", inputs[index], el("span", {}, label))),
  );
  const current = () => inputs.find(({ checked }) => checked);
  return {
    element,
    chosen: () => current()?.value ?? null,
    isNew: () => current()?.value === NEW,
    focus: () => (current() ?? inputs[0]).focus(),
  };
}
