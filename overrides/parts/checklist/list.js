/**
 * The table as it stands: which lines are in it, in which order, under which headings.
 *
 * @import { Group, Row } from "./checklist_lines.js"
 */
import { inPieces } from "../../client/answers/pieces.js";

/** @param {HTMLTableElement} table */
export function createList(table) {
  /** Steps to what is not in the table yet; each is taken when it is done, so none is lost between two pieces. */
  let waiting = /** @type {(() => void)[]} */ ([]).values();
  /** What is in it, or on its way, as text. */
  let arrangement = "";
  /** @type {Map<string, Row>} By its id. */
  let rows = new Map();
  let isBehind = false;

  /** @returns {boolean} Whether a person is at work in it: then nothing may go, and nothing move. */
  function isInUse() {
    const isUsed = document.hasFocus() && table.contains(document.activeElement);
    isBehind = isUsed || table.querySelector(".checklist__field") !== null;
    return isBehind;
  }

  /**
   * The day of the visit, or the first answer on a sheet, changes when all others are due.
   *
   * @param {Row[]} now
   * @param {(row: Row) => void} fill Called for each that is in the list and due otherwise than it says.
   */
  function renew(now, fill) {
    for (const row of now) {
      const shown = rows.get(row.id);
      if (!shown) continue;
      rows.set(row.id, row);
      if (row.day !== shown.day || row.urgency !== shown.urgency) fill(row);
    }
  }

  return {
    isInUse,

    /**
     * @param {Group[]} groups
     * @param {(row: Row) => void} fill Called before a row is seen.
     */
    arrange(groups, fill) {
      const next = JSON.stringify(groups.map((group) => [group.title, group.rows.map(({ id }) => id)]));
      isBehind = false;
      if (next === arrangement) {
        renew(
          groups.flatMap((group) => group.rows),
          fill,
        );
        return;
      }
      arrangement = next;
      rows = new Map(groups.flatMap((group) => group.rows.map((row) => [row.id, row])));
      for (const body of [...table.tBodies]) body.remove();
      const steps = groups.flatMap((group) => {
        const body = createBody(group.title);
        return [
          () => table.append(body),
          ...group.rows.map((row) => () => {
            fill(rows.get(row.id) ?? row);
            body.append(row.element);
          }),
        ];
      });
      const left = steps.values();
      waiting = left;
      void inPieces(steps, () => {
        if (waiting === left) left.next().value?.();
      });
    },

    /** At once, whatever is on its way. */
    finish() {
      for (const step of waiting) step();
    },

    /** All that are in it, or on their way. */
    rows: () => [...rows.values()],

    renew,

    /** @param {string} id */
    find: (id) => rows.get(id),

    /** @param {Row[]} meant @returns {number} How many stand in the table besides. */
    countBeside: (meant) => {
      const ids = new Set(meant.map(({ id }) => id));
      return [...rows.keys()].filter((id) => !ids.has(id)).length;
    },

    /** @param {() => void} act Called when a person has left it, and it is behind. */
    whenLeft(act) {
      table.addEventListener("focusout", () => {
        setTimeout(() => {
          if (isBehind && !isInUse()) act();
        });
      });
    },
  };
}

/** @param {string} title */
function createBody(title) {
  const body = document.createElement("tbody");
  body.setAttribute("role", "rowgroup");
  const head = body.insertRow();
  head.className = "checklist__group";
  head.setAttribute("role", "row");
  const cell = document.createElement("th");
  cell.colSpan = 5;
  cell.scope = "rowgroup";
  cell.setAttribute("role", "rowheader");
  cell.setAttribute("aria-colspan", "5");
  cell.textContent = title;
  head.append(cell);
  return body;
}
