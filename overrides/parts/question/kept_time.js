/**
 * When something on this page was changed last, without a look at every question after each key.
 *
 * @import { Question } from "../../client/page/questions.js"
 * @import { Store } from "../../client/storage/types.js"
 */
import { isBlank } from "../../client/answers/answers.js";

/**
 * @param {Question[]} questions Those of the page; they may become more.
 * @param {Store} store
 * @returns {() => Date | null} Null where nothing is kept.
 */
export function createKeptTime(questions, store) {
  /** @type {string | undefined} Undefined until somebody asks, and after something was emptied. */
  let latest;

  /** @param {{ changedAt: string }[]} records */
  const latestOf = (records) => records.map(({ changedAt }) => changedAt || UNKNOWN).reduce(later, "");

  store.subscribe(({ question, answer }) => {
    if (isBlank(answer)) latest = undefined;
    else if (latest !== undefined && questions.some(({ key }) => key === question)) {
      latest = later(latest, answer.changedAt);
    }
  });

  return () => {
    latest ??= latestOf(questions.map(({ key }) => store.read(key)).filter((answer) => !isBlank(answer)));
    const visit = store.visit();
    const time = visit.name ? later(latest, latestOf([visit])) : latest;
    return time ? new Date(Date.parse(time) || Date.now()) : null;
  };
}

/** What an earlier version may have left without a time.  Before every time, as a text. */
const UNKNOWN = "-";

/**
 * @param {string} one
 * @param {string} other
 */
const later = (one, other) => (one > other ? one : other);
