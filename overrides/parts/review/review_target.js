/**
 * Where the answers go: into the visit that they are of, as far as names, days and ids tell.
 *
 * @import { SaveFile } from "../../client/answers/save_file_reading.js"
 * @import { OpenedFile } from "../../client/page/opened_files.js"
 * @import { OpeningPage } from "../../client/page/types.js"
 * @import { Visit } from "../../client/answers/visits.js"
 * @import { ListedVisit } from "../../client/storage/visit_list.js"
 *
 * @typedef {object} Place Where answers may go.
 * @property {ListedVisit[]} others Visits of this browser that the files are of, beside the one that is open.
 * @property {string | null} proposed The id of a visit, NEW, or null where nobody can know.
 * @property {string[]} differences Why not, or what speaks against it.
 * @property {boolean} isAsked Whether there is anything to choose.
 * @property {string} name What all files call their visit; "" where they differ, or say nothing.
 * @property {boolean} isSeveral Whether there is more than one file.
 *
 * @typedef {NonNullable<ReturnType<typeof createTarget>>} Target
 */
import { isBlank } from "../../client/answers/answers.js";
import { formatDue } from "../../client/page/texts.js";
import { el } from "../../client/page/dom.js";
import { isOfOtherSide, relationTo } from "../../client/page/opened_files.js";
import { answersOf } from "../../client/storage/store.js";
import { listVisits } from "../../client/storage/visit_list.js";
import { commonVisit, differencesIn } from "./review_together.js";
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
  const ofSide = files.filter(({ content }) => isOfOtherSide(store, content));
  const isOfSide = files.length > 0 && ofSide.length === files.length;
  const { isMixed, lines } = differencesIn(files, here, {
    name: files.some(({ content }) => isOfNamed(here, content, isEmpty) || isOtherOf({ ...here, date: "" }, content)),
    date: files.some(({ content }) => isOtherOf({ ...here, name: "" }, content)),
  });
  const isOther = relations.includes("other");
  const isUnclear = isOther || ofSide.length > 0;
  const [other, ...more] = others;
  const known = isOfSide ? NEW : other && !more.length ? other.id : isUnclear ? null : store.visitId;
  return {
    others,
    // Files that differ among themselves are of no one visit that anybody but the person could know.
    proposed: isMixed ? null : known,
    differences: files.length > 1 ? lines : isOther ? differencesOf(here, files[0].file.name, files[0].content) : [],
    isAsked: !isEmpty || isMixed || isUnclear || others.length > 0,
    name: commonVisit(files).name,
    isSeveral: files.length > 1,
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
 * @param {Pick<Visit, "name" | "date">} here
 * @param {SaveFile} content
 */
const isOtherOf = ({ name, date }, content) => relationTo({ id: "", name, date }, content) === "other";

/**
 * @param {{ name: string, date: string }} here
 * @param {string} file
 * @param {SaveFile} content
 * @returns {string[]} What the two say differently.
 */
function differencesOf({ name, date }, file, content) {
  const { visit } = content;
  const isNamed = isOtherOf({ name, date: "" }, content) || !name;
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
 */
export function createTarget({ store }, { others, differences, isAsked, name: common, isSeveral }, chosen) {
  if (!isAsked) return null;
  const choices = [
    { id: store.visitId, label: texts.intoThis(store.visit().name) },
    ...others.map(({ id, name, date }) => ({ id, label: texts.intoOther(name, formatDue(date)) })),
    { id: NEW, label: isSeveral ? texts.togetherIntoNew : texts.intoNew },
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
  const name = el("input", { class: "input", type: "text", autocomplete: "off", dir: "auto" });
  name.value = common;
  if (isSeveral && chosen === NEW) {
    element.append(el("label", "field review__name", el("span", "label", texts.newName), name));
  }
  const current = () => inputs.find(({ checked }) => checked);
  return {
    element,
    chosen: () => current()?.value ?? null,
    isNew: () => current()?.value === NEW,
    /** What the new visit is to be called. */
    newName: () => name.value.trim(),
    focus: () => (current() ?? inputs[0]).focus(),
  };
}
