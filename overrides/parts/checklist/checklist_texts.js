/** The German sentences of the checklist. */
import { formatDue } from "../../client/page/texts.js";
export { unnamed } from "../../client/page/desk_texts.js";

/** @param {string} label Of a line, such as "2.1". */
export const tick = (label) => `Frage ${label} erledigt`;
/** @param {string} label */
export const statusOf = (label) => `Status von Frage ${label}`;

export const fields = { responsible: "Zuständig", due: "Bis wann" };
/** What stands where nothing stands yet. */
export const empty = { responsible: "Wer?", due: "Wann?" };

/**
 * @param {"responsible" | "due"} field
 * @param {string} label
 * @param {string} shown What can be seen.
 */
export const edits = (field, label, shown) => `${fields[field]} bei Frage ${label}: ${shown}`;

export const undo = "Rückgängig";
export const redo = "Wiederholen";
export const writing = "Wird gespeichert …";
export const saved = "Gespeichert";
export const kept = "In diesem Browser abgelegt";
export const takenBack = "Zurückgenommen";
export const changedSince = "Inzwischen anderswo geändert: Das bleibt, wie es ist.";

/** @param {number} count Of questions that stay in sight though they are not meant any more. */
export const justChanged = (count) =>
  count ? `, dazu ${count === 1 ? "eine" : count} eben geändert${count === 1 ? "e" : ""}` : "";
export { late } from "../../client/page/texts.js";

/** After a day that nobody has written down. */
export const planned = ", laut Zeitplan";
export const plannedTitle = "Laut Zeitplan, vom Tag des Besuchs an gerechnet";

/**
 * What was chosen, as the head of the list and its paper say it.
 *
 * @param {import("./choice.js").Show} show
 * @param {[first: string, last: string]} week YYYY-MM-DD.
 * @param {string} me
 */
export function shows(show, [first, last], me) {
  if (show === "overdue") return "überfällig";
  if (show === "week") return `diese Woche fällig (${formatDue(first)} bis ${formatDue(last)})`;
  if (show === "nobody") return "noch niemand zuständig";
  return show === "mine" ? `zuständig ${me}` : "";
}

export const whoAreYou = "Wie heißen Sie dort, wo „Zuständig“ steht? Dann zeigt die Liste, was Sie übernommen haben.";
export const askName = "Ihr Name oder Amt";
export const keepName = "Zeigen";
export const myName = "Angezeigt wird, wofür zuständig ist:";
export const otherName = "Anderer Name";

export const toSheet = "Auf dem Blatt öffnen";
export const nothingAnswered = "Noch keine Antwort.";

export const bulk = "Mehrere Fragen zusammen ändern";
/** @param {string} label Of a line. */
export const pick = (label) => `Frage ${label} auswählen`;

/** @param {number} count */
export const picked = (count) =>
  count ? `${count} ${count === 1 ? "Frage" : "Fragen"} ausgewählt` : "Noch keine Frage ausgewählt";
export const pickAll = "Alle gezeigten auswählen";
export const takeOver = "Übernehmen";
export const ready = "Fertig";
export const pickFirst = "Wählen Sie zuerst in der Liste die Fragen aus.";
export const sayFirst = "Tragen Sie ein, wer zuständig ist oder bis wann.";

/** @param {number} count */
export const changedMany = (count) => `${count} ${count === 1 ? "Frage" : "Fragen"} geändert`;

export const ofAllVisits = "aus allen Besuchen";
export const allVisits = "Alle Besuche";
