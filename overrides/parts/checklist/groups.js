/**
 * In which order the checklist's lines stand, and under which headings.  Pure.
 *
 * @import { Group, Row } from "./checklist_lines.js"
 */
import { nameKey } from "../../client/answers/answers.js";
import { isDay } from "../../client/answers/days.js";
import * as texts from "../../client/page/texts.js";

/** Comes before every month: it needs a look. */
const UNCLEAR = "!";

/**
 * @param {string} order
 * @param {Row[]} rows
 * @returns {Group[]}
 */
export function groupsBy(order, rows) {
  if (order === "responsible") {
    return group(
      rows,
      ({ answer }) => nameKey(answer.responsible),
      (_, [{ answer }]) => answer.responsible.trim() || texts.nobody,
    );
  }
  if (order === "due") {
    const byDate = rows.toSorted((a, b) => compare(a.day, b.day));
    /** @param {Row} row */
    const key = (row) => {
      const { due } = row.answer;
      if (due && !isDay(due)) return UNCLEAR;
      return row.urgency === "overdue" ? "0" : row.day.slice(0, 7);
    };
    return group(byDate, key, (name) => {
      if (name === "") return texts.noDate;
      if (name === UNCLEAR) return texts.unclearDate;
      return name === "0" ? texts.overdue : texts.month(`${name}-01`);
    });
  }
  return group(
    rows,
    ({ title }) => title,
    (title) => title,
    false,
  );
}

/**
 * @param {Row[]} rows
 * @param {(row: Row) => string} keyOf
 * @param {(key: string, rows: Row[]) => string} titleOf
 * @param {boolean} [sorted] Whether groups go by name, the one without a name last.
 * @returns {Group[]}
 */
function group(rows, keyOf, titleOf, sorted = true) {
  /** @type {Map<string, Row[]>} */
  const groups = new Map();
  for (const row of rows) {
    const key = keyOf(row);
    const known = groups.get(key);
    if (known) known.push(row);
    else groups.set(key, [row]);
  }
  const keys = sorted ? [...groups.keys()].sort(compare) : [...groups.keys()];
  return keys.map((key) => {
    const rowsOf = /** @type {Row[]} */ (groups.get(key));
    return { title: titleOf(key, rowsOf), rows: rowsOf };
  });
}

/**
 * What has no name or date comes last.
 *
 * @param {string} a
 * @param {string} b
 */
function compare(a, b) {
  if (a === "" || b === "") return Number(a === "") - Number(b === "");
  return a.localeCompare(b, "de");
}
