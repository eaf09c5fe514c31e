/**
 * Shows what files would change before anything is changed, lets the person decide, and takes all of it back on demand.
 *
 * @import { Answer } from "../answers.js"
 * @import { CatalogueQuestion, CatalogueWorksheet } from "./catalogue.js"
 * @import { PageParts } from "../custody.js"
 * @import { SaveFile } from "../files/opening.js"
 * @import { Choice, Comparison, Source, Variant } from "../merge.js"
 * @import { Store } from "../store.js"
 *
 * @typedef {Pick<PageParts, "store" | "keeper" | "places" | "notices" | "catalogue">} ReviewPage
 *
 * @typedef {CatalogueQuestion & { repeats: string, namedBy: string }} KnownQuestion Of a sheet that repeats: what it is
 * called each time, and the question that names it.
 * @typedef {{ file: File, content: SaveFile | null, fault: string }} OpenedFile
 * @typedef {{ element: HTMLElement, comparison: Comparison, choose: (kind: "own" | "all") => void, chosen: () => Choice | null, focus: () => void }} Decision
 */
import { difference, EMPTY, instanceIn, isBlank, isEmptyPatch, questionIn } from "../answers.js";
import { questionSet } from "../backup.js";
import { choiceIn } from "../filled.js";
import { readSaveFile, SaveFileError } from "../files/opening.js";
import { attributed, compare, resolve } from "../merge.js";
import { tellDone } from "../notices.js";
import { firstLineOf, worksheetOf } from "../questions.js";
import { answersOf } from "../store.js";
import { details as detailsOf, formatDue, instance as nameOfInstance } from "../texts.js";
import { FIRST_VISIT, turnTo } from "../visits.js";
import { adopt } from "./adoption.js";
import { readCatalogue } from "./catalogue.js";
import { button, el, openDialog, tellWithUndo } from "./dom.js";
import { texts } from "./texts.js";
import { addFromFile } from "./visit_list.js";

/**
 * @param {ReviewPage} page
 * @param {File[]} files
 */
export async function openFiles(page, files) {
  const [opened, catalogue] = await Promise.all([Promise.all(files.map(openSaveFile)), readCatalogue(page.catalogue)]);
  review(page, opened, catalogue);
}

/**
 * @param {CatalogueWorksheet[]} catalogue
 * @returns {Map<string, KnownQuestion>} By key, in the order of the sheets.
 */
const questionsIn = (catalogue) =>
  new Map(
    catalogue.flatMap(({ id, repeats, namedBy, sections }) =>
      sections
        .flatMap((section) => section.questions)
        .map((question) => [`${id}.${question.id}`, { ...question, repeats, namedBy: `${id}.${namedBy}` }]),
    ),
  );

/** @param {File} file @returns {Promise<OpenedFile>} */
export async function openSaveFile(file) {
  try {
    return { file, content: await readSaveFile(file), fault: "" };
  } catch (error) {
    console.info(error);
    if (!(error instanceof SaveFileError)) return { file, content: null, fault: texts.faults.unreadable };
    const place = error.place ? texts.faultPlace(error.place) : "";
    return { file, content: null, fault: `${texts.faults[error.fault]}${place}` };
  }
}

/**
 * @param {ReviewPage} page
 * @param {OpenedFile[]} opened
 * @param {CatalogueWorksheet[]} catalogue
 * @param {string} [reason] Why the person sees this again.
 */
function review(page, opened, catalogue, reason = "") {
  const { store } = page;
  const questions = questionsIn(catalogue);
  const own = answersOf(store);
  const readable = opened.filter(({ content }) => content !== null);
  const sources = sourcesOf(readable);
  const all = [...sources.map(({ answers }) => answers), own];
  /** @param {string} question */
  const known = (question) => questions.get(questionIn(question));
  /** @param {string} question */
  const title = (question) => titleOf(question, known(question), all);
  const ownName = store.visit().author || texts.own;
  const placeOf = placesIn(questions);
  const touched = compare(own, sources, ownName)
    .filter(({ question }) => sources.some(({ answers }) => answers.has(question)))
    .sort((a, b) => (placeOf(a.question) < placeOf(b.question) ? -1 : 1));
  const [added, same, different] = ["new", "same", "different"].map((kind) =>
    touched.filter((comparison) => comparison.kind === kind),
  );
  const dialog = openDialog(opened.length > 1 ? texts.reviewMany : texts.review, "dialog--wide");
  dialog.append(el("ul", "review__files", ...opened.map(describeFile)));
  if (readable.length === 0) {
    dialog.append(
      el("p", { role: "alert" }, texts.nothingChanged),
      button(texts.close, () => dialog.close()),
    );
    return;
  }
  const decisions = different.map((comparison) =>
    createDecision(comparison, title(comparison.question), known(comparison.question), ownName),
  );
  const isEmpty = [...own.values()].every(isBlank);
  const isOwn = readable.length === 1 && (isEmpty || isOfVisit(store, readable[0]));
  const additions = added.map((comparison) => {
    const answer = /** @type {Answer} */ (isOwn ? comparison.union : attributed(comparison));
    return createAddition(comparison, answer, title(comparison.question), known(comparison.question), ownName);
  });
  const single = readable.length === 1 ? /** @type {SaveFile} */ (readable[0].content) : null;
  const isFromOther = single !== null && isOfOtherSide(store, single);
  const target = createTarget(page, isEmpty && !isFromOther ? null : single);
  const status = el("p", { role: "alert", class: "dialog__status" }, reason);
  const hasWork = added.length + different.length > 0;
  const differences = decisions.length ? createDifferences(decisions) : null;
  const nothingNew = el("p", {}, texts.nothingNew);
  const apply = button(texts.apply, act, "button--main");
  dialog.append(
    el("p", "review__counts", texts.counts(added.length, same.length, different.length)),
    nothingNew,
    ...(isFromOther ? [el("p", {}, texts.fromOtherSide(single.visit.side, comparedIn(catalogue)))] : []),
    ...(target ? [target.element] : []),
    ...(differences ? [differences] : []),
    ...(additions.length
      ? [
          el(
            "details",
            { class: "review__added", open: "" },
            el("summary", {}, `${texts.added} (${additions.length})`),
            ...additions.map(({ element }) => element),
          ),
        ]
      : []),
    el(
      "div",
      "dialog__actions",
      status,
      apply,
      button(texts.cancel, () => dialog.close()),
    ),
  );
  target?.element.addEventListener("change", showTarget);
  showTarget();

  /** A new visit takes the file as it is, and so there is always something to do. */
  function showTarget() {
    const isNew = target?.isNew() ?? false;
    if (differences) differences.hidden = isNew;
    nothingNew.hidden = hasWork || isNew;
    apply.textContent = hasWork || isNew ? texts.apply : texts.close;
  }

  /**
   * @param {string} question
   * @param {Answer} answer What would take the place of what is there now.
   */
  function isReplacedUnseen(question, answer) {
    const now = store.read(question);
    return isDifferent(now, own.get(question) ?? EMPTY) && isDifferent(now, answer);
  }

  function act() {
    if (target?.isNew()) {
      beginVisit(page, /** @type {SaveFile} */ (readable[0].content), status);
      return;
    }
    if (!hasWork) {
      dialog.close();
      return;
    }
    const undecided = decisions.filter(({ chosen }) => chosen() === null);
    if (undecided.length) {
      status.textContent = texts.undecided(undecided.length);
      undecided[0].focus();
      return;
    }
    const answers = new Map(
      additions.filter(({ isTaken }) => isTaken()).map(({ question, answer }) => [question, answer]),
    );
    for (const { comparison, chosen } of decisions) {
      const answer = resolve(comparison, /** @type {Choice} */ (chosen()), wordsFor(known(comparison.question)));
      if (answer) answers.set(comparison.question, answer);
    }
    // Another window may have gone on while the person was deciding: nothing is replaced unseen.
    if ([...answers].some(([question, answer]) => isReplacedUnseen(question, answer))) {
      dialog.close();
      review(page, opened, catalogue, texts.changedMeanwhile);
      return;
    }
    const undo = adopt(store, answers);
    if (!undo) {
      status.textContent = texts.noRoom;
      return;
    }
    const undoVisit = isEmpty ? takeVisit(page, readable) : () => {};
    dialog.close();
    if (!answers.size && !isEmpty) {
      tellDone(page.notices, texts.nothingApplied);
      return;
    }
    tellWithUndo(page.notices, texts.applied(answers.size), {
      label: texts.undoImport,
      undo() {
        undo();
        undoVisit();
      },
      undone: texts.importUndone,
    });
  }
}

/**
 * Questions as on the sheets, stop by stop and row by row; what stands on none of them comes last.
 *
 * @param {Map<string, KnownQuestion>} questions
 * @returns {(key: string) => string} Texts that sort like it.
 */
function placesIn(questions) {
  const order = [...questions.keys()];
  const sheets = order.map(worksheetOf);
  /** @param {number} place */
  const padded = (place) => String(place < 0 ? order.length : place).padStart(6, "0");
  return (key) => {
    const place = padded(order.indexOf(questionIn(key)));
    if (!questions.get(questionIn(key))?.repeats) return `${place} ${instanceIn(key)}`;
    return `${padded(sheets.indexOf(worksheetOf(key)))} ${instanceIn(key)} ${place}`;
  };
}

/**
 * @param {OpenedFile[]} readable
 * @returns {Source[]} Where several say the same of themselves, each with its file's name.
 */
function sourcesOf(readable) {
  const names = readable.map(({ file, content }) => content?.visit.author || content?.visit.name || file.name);
  return readable.map(({ file, content }, index) => {
    const isAlone = names.indexOf(names[index]) === names.lastIndexOf(names[index]);
    const name = isAlone ? names[index] : texts.nameFrom(names[index], file.name);
    return { name, answers: /** @type {SaveFile} */ (content).answers };
  });
}

/**
 * Whether a file is one of the open visit, and of the same person, as far as it says.
 *
 * @param {Store} store
 * @param {OpenedFile} opened
 */
function isOfVisit(store, { content }) {
  const { visit } = /** @type {SaveFile} */ (content);
  const { author, name } = store.visit();
  const isSame = visit.id === store.visitId && visit.author === author && visit.name === name;
  return isSame && Boolean(author || name) && !isOfOtherSide(store, { visit });
}

/**
 * @param {Store} store
 * @param {Pick<SaveFile, "visit">} content
 */
function isOfOtherSide(store, { visit }) {
  const { side } = store.visit();
  return side !== "" && texts.sideName(visit.side) !== "" && visit.side !== side;
}

/**
 * @param {Store} store
 * @param {Pick<SaveFile, "visit">} content
 */
function isOfOtherVisit(store, { visit: { id, name } }) {
  const own = store.visit().name;
  if (!name || name === own) return false;
  // The first visit has the same id in every browser: there, only two names tell.
  return id === store.visitId ? id === FIRST_VISIT && own !== "" : true;
}

/**
 * @param {CatalogueWorksheet[]} catalogue
 * @returns {string} The short title of the sheet where both sides compare their answers; "" where there is none.
 */
const comparedIn = (catalogue) => catalogue.find(({ sideBySide }) => sideBySide)?.short ?? "";

/** @param {OpenedFile} opened */
function describeFile({ file, content, fault }) {
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
 * @param {ReviewPage} page
 * @param {SaveFile | null} content null where there is nothing to choose.
 */
function createTarget({ store }, content) {
  if (!content) return null;
  const isOther = isOfOtherSide(store, content) || isOfOtherVisit(store, content);
  const [intoThis, intoNew] = [texts.intoThis(store.visit().name), texts.intoNew].map((label, index) => {
    const input = el("input", { type: "radio", name: "review.target", autocomplete: "off" });
    input.checked = index === Number(isOther);
    return { input, option: el("label", "review__option", input, el("span", {}, label)) };
  });
  const element = el(
    "fieldset",
    "review__target",
    el("legend", "label", texts.target),
    intoThis.option,
    intoNew.option,
  );
  return { element, isNew: () => intoNew.input.checked };
}

/** @param {Decision[]} decisions */
function createDifferences(decisions) {
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
    ...decisions.map(({ element }) => element),
  );
}

/**
 * @param {Comparison} comparison
 * @param {string} title
 * @param {KnownQuestion | undefined} known What is known of the question.
 * @param {string} ownName
 */
function createDecision(comparison, title, known, ownName) {
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

  const ownIndex = variants.findIndex(({ names }) => !isBlank(own) && names.includes(ownName));
  const element = el(
    "fieldset",
    "review__question",
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
function createAddition({ question, variants }, answer, title, known, ownName) {
  const input = el("input", { type: "checkbox", autocomplete: "off" });
  input.checked = true;
  const names = [...new Set(variants.flatMap((variant) => variant.names))].filter((name) => name !== ownName);
  const element = el(
    "label",
    "review__option",
    input,
    el("span", {}, el("strong", { dir: "auto" }, title), showVariant({ answer, names }, known)),
  );
  return { question, answer, element, isTaken: () => input.checked };
}

/** @param {KnownQuestion | undefined} known */
const wordsFor = (known) => ({
  notApplicable: texts.notApplicable,
  choice: (/** @type {string} */ choice) => choiceIn(known, { choice }),
});

/**
 * @param {string} question
 * @param {KnownQuestion | undefined} known
 * @param {Map<string, Answer>[]} all
 */
function titleOf(question, known, all) {
  if (!known) return `${texts.former}: ${question}`;
  return [`${known.number} ${known.text}`, instanceTitle(question, known, all)].filter(Boolean).join(" – ");
}

/**
 * @param {string} question
 * @param {KnownQuestion} known
 * @param {Map<string, Answer>[]} all All that are at hand: one of them may name the stop.
 * @returns {string} Such as "Station 2: Archiv", counted as on the sheet that has all of them; "" where it is answered
 * once.
 */
function instanceTitle(question, { repeats, row, namedBy }, all) {
  const instance = instanceIn(question);
  if (!instance) return "";
  const start = repeats ? `${worksheetOf(question)}.` : `${questionIn(question)}/`;
  const given = all
    .flatMap((answers) => [...answers])
    .filter(([key, answer]) => key.startsWith(start) && !isBlank(answer));
  const instances = [...new Set(given.map(([key]) => instanceIn(key)))].filter(Boolean).sort();
  const name = repeats ? all.map((answers) => firstLineOf(answers.get(`${namedBy}/${instance}`))).find(Boolean) : "";
  return nameOfInstance(repeats || row, instances.indexOf(instance) + 1, name ?? "");
}

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
  );
}

/**
 * A visit that had neither answers nor a name takes the file's name; and who filled in on which side, if it was one
 * person.
 *
 * @param {ReviewPage} page
 * @param {OpenedFile[]} readable
 * @returns {() => void} Takes it back.
 */
function takeVisit({ store }, readable) {
  const { name, host, date, author, side } = store.visit();
  if (name) return () => {};
  const { visit } = /** @type {SaveFile} */ (readable[0].content);
  const filledIn = readable.length === 1 ? { author: visit.author, side: visit.side } : {};
  store.changeVisit({ name: visit.name, host: visit.host, date: visit.date, ...filledIn });
  return () => store.changeVisit({ name, host, date, author, side });
}

/**
 * @param {Answer} one
 * @param {Answer} other
 */
const isDifferent = (one, other) => !isEmptyPatch(difference(one, other));

/**
 * @param {ReviewPage} page
 * @param {SaveFile} content
 * @param {HTMLElement} status
 */
function beginVisit({ keeper, places }, content, status) {
  const id = keeper.hasUnsaved() ? null : addFromFile(keeper, content, new Date());
  if (id === null) {
    status.textContent = texts.noRoom;
    return;
  }
  turnTo(keeper, places.session, id);
  location.reload();
}
