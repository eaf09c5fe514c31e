/**
 * Reads the visits of this device, and how far each is.
 *
 * @import { Agenda } from "../../client/answers/agenda.js"
 * @import { CatalogueWorksheet } from "../../client/answers/catalogue.js"
 * @import { TextStorage, Store } from "../../client/storage/types.js"
 * @import { Visit } from "../../client/answers/visits.js"
 *
 * @typedef {object} Row A visit.
 * @property {string} id
 * @property {boolean} isCurrent
 * @property {Visit} visit
 * @property {string} lastChange ISO 8601 in UTC.
 * @property {Agenda} agenda
 *
 * @typedef {ReturnType<typeof createGather>} Gather
 */
import { agendaOf } from "../../client/answers/agenda.js";
import { dayOf } from "../../client/answers/days.js";
import { keyOf } from "../../client/answers/keys.js";
import { inPieces, pause } from "../../client/answers/pieces.js";
import { newInstance } from "../../client/page/questions.js";
import { answersIn, holdsMany, keysByVisit, visitIn } from "../../client/storage/visit_answers.js";

/**
 * @param {{ storage: TextStorage, store: Store }} page
 * @param {CatalogueWorksheet[]} sheets
 * @param {string[][]} ways The ids of the sheets of each role.
 */
export function createGather({ storage, store }, sheets, ways) {
  /** By visit. @type {Map<string, string[]>} */
  let keys = new Map();
  /** The first row of a question that has none yet, by visit and question: whoever calls it done begins it.
   * @type {Map<string, string>} */
  const firsts = new Map();

  const ownAnswers = () => new Map(store.answered().map((question) => [question, store.read(question)]));

  /** @param {string} question With its visit. */
  function firstOf(question) {
    const instance = firsts.get(question) ?? newInstance();
    firsts.set(question, instance);
    return instance;
  }

  /** @param {string} id @returns {Row} */
  function read(id) {
    const visit = visitIn(storage, id);
    const answers = id === store.visitId ? ownAnswers() : answersIn(storage, id, keys.get(id) ?? []);
    const times = [visit.changedAt, ...[...answers.values()].map(({ changedAt }) => changedAt)];
    return {
      id,
      isCurrent: id === store.visitId,
      visit,
      lastChange: times.sort().at(-1) ?? "",
      agenda: agendaOf(sheets, answers, visit, ways, dayOf(new Date()), (question) => firstOf(keyOf(id, question))),
    };
  }

  return {
    read,

    /**
     * @param {string} id
     * @param {string} question Was changed a moment ago.
     */
    again(id, question) {
      const own = keys.get(id) ?? [];
      keys.set(id, [...new Set([...own, keyOf(id, question)])]);
      return read(id);
    },

    /**
     * @param {(rows: Row[]) => void} show Called with all that are not in the archive, the one that is open first, then
     *   the one changed last.  Beside many, it is called with the first one before the others are read.
     */
    async rows(show) {
      const current = store.visitId;
      if (holdsMany(storage) && store.answered().length) {
        show([read(current)]);
        await pause();
      }
      keys = keysByVisit(storage);
      const others = [...keys.keys()].filter((id) => id !== current && !visitIn(storage, id).archived);
      const rows = keys.has(current) ? [read(current)] : [];
      await inPieces(others, (id) => rows.push(read(id)));
      rows.sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent) || b.lastChange.localeCompare(a.lastChange));
      show(rows);
    },

    /** @returns {string[]} The ids of those in the archive. */
    archived: () => [...keys.keys()].filter((id) => id !== store.visitId && visitIn(storage, id).archived),
  };
}
