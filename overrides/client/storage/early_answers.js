/**
 * What is typed before the page's script has started: it is kept at once, beside the answers, since only the script knows
 * how to put it into them.  Where that never comes, the next load of the sheet does.
 *
 * @import { Store } from "./types.js"
 *
 * @typedef {Record<string, [before: any, value: any]>} EarlyFields What stood in a field before somebody typed, and what she
 * entered; by "<question> <field>".
 */
import { changedAtOf, parseRecord } from "../answers/answers.js";
import { keyOf, worksheetOf } from "../answers/keys.js";
import { currentVisit } from "./current_visit.js";
import { readRetention } from "./retention.js";

/** Stands in its key.  No question's id begins like this. */
const MARK = ":early-";

/** @param {string} visit @param {string} worksheet */
const startOf = (visit, worksheet) => keyOf(visit, `${worksheet}.${MARK}`);

/**
 * Keep it for this load of a page, where the visit's answers are kept.
 *
 * @param {{ localStorage: Storage, sessionStorage: Storage }} host The window.
 */
export function createEarlyCopy(host) {
  /** @type {EarlyFields} */
  const fields = {};
  /** @type {Storage | undefined} */
  let area;
  let key = "";

  /** @param {string} question */
  function open(question) {
    const { sessionStorage: tab } = host;
    area = readRetention(tab) === "session" ? tab : host.localStorage;
    const storage = /** @type {any} */ ({
      getItem: (/** @type {string} */ name) => area?.getItem(name),
      keys: () => Object.keys(/** @type {Storage} */ (area)),
    });
    key = startOf(currentVisit(storage, tab), worksheetOf(question)) + Math.random().toString(36).slice(2);
  }

  return {
    /**
     * @param {string} question
     * @param {string} field
     * @param {unknown} before
     * @param {unknown} value
     */
    put(question, field, before, value) {
      fields[`${question} ${field}`] = [before, value];
      try {
        if (!area) open(question);
        area?.setItem(key, JSON.stringify({ changedAt: new Date().toISOString(), fields }));
      } catch (error) {
        console.info(error); // The badge will say what the browser does not allow.
      }
    },

    /** The answers hold it now. */
    end() {
      try {
        area?.removeItem(key);
      } catch (error) {
        console.info(error);
      }
    },
  };
}

/**
 * Take what earlier loads of a sheet could not hand over.
 *
 * @param {Store} store
 * @param {string} worksheet
 * @param {(beside: Store, fields: EarlyFields, changedAt: string) => void} use Writes it as another window would: what the
 *   person is typing now is asked about then, not overwritten.
 */
export function takeEarly(store, worksheet, use) {
  const { _storage: storage } = store;
  for (const key of storage.keys().filter((name) => name.startsWith(startOf(store.visitId, worksheet)))) {
    const text = storage.getItem(key) ?? "";
    const { fields } = /** @type {{ fields?: EarlyFields }} */ (parseRecord(text) ?? {});
    if (fields) use(store._beside(), fields, changedAtOf(text));
    if (!storage.hasUnsaved()) storage.removeItem(key);
  }
}
