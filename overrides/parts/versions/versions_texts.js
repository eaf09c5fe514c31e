/** The German sentences of earlier versions of an answer. */
import { counted } from "../../client/page/desk_texts.js";
import { formatDate, formatTime, statuses } from "../../client/page/texts.js";
export { deleted, saveWith, versions } from "./keeping_texts.js";
export { cancel, close, noRoom } from "../../client/page/desk_texts.js";

/** @param {Date} at */
export const moment = (at) => `${formatDate(at)} um ${formatTime(at)} Uhr`;
export const unknownMoment = "Zeit unbekannt";

/** @type {Record<string, string | undefined>} Before what a version was kept that did not come of writing alone. */
export const reasons = {
  window: "bevor ein anderes Fenster die Antwort änderte",
  list: "bevor sie in der Checkliste mit anderen zusammen geändert wurde",
  agreement: "bevor sie mit der anderen Seite vereinbart wurde",
  import: "bevor eine Datei übernommen wurde",
  deletion: "bevor die Antwort gelöscht wurde",
  restoring: "bevor eine frühere Fassung an ihre Stelle trat",
  file: "aus einer gesicherten Datei",
};

/** @param {string} name */
export const responsible = (name) => `zuständig: ${name}`;
/** @param {string[]} names */
export const sources = (names) => `zusammengeführt aus Antworten von ${names.join(", ")}`;

/** @param {string} number @param {string} title */
export const lead = (number, title) => [number, title].filter(Boolean).join(" ");
export const legend = "Verglichen mit dem, was jetzt dort steht:";
export const comesBack = "kommt zurück";
export const goes = "entfällt";
/** What a screen reader says around a word that is marked. */
export const begin = {
  added: `[${comesBack}: `,
  removed: `[${goes}: `,
};
export const end = "]";

export const fields = {
  status: "Status",
  responsible: "Zuständig",
  due: "Bis wann",
  choice: "Auswahl",
  notApplicable: "Gilt nicht für uns",
};
/** @param {import("../../client/answers/answers.js").Status} status */
export const status = (status) => (status ? statuses[status] : "");
/** @param {boolean} ticked */
export const tick = (ticked) => (ticked ? "ja" : "nein");
export const whole = "Ganze Fassung lesen";
export const restore = "Wiederherstellen";
/** @param {string} moment */
export const restoreHint = (moment) => `: Fassung vom ${moment}`;
/** @param {string} moment */
export const restored = (moment) =>
  `Fassung vom ${moment} wiederhergestellt. Mit „Rückgängig“ kommt zurück, was vorher hier stand.`;
export const deletedLead = "So war es zuletzt:";
export const noneDeleted = "Hier ist nichts Gelöschtes mehr.";
export const bringBack = "Zurückholen";
/** @param {string} moment */
export const bringBackHint = (moment) => `: Stand vom ${moment}`;
export const isBack = "Es steht wieder auf dem Blatt.";
export const undoBack = "Rückgängig";
export const backUndone = "Es ist wieder gelöscht.";
export const none = "Alle früheren Fassungen sagen dasselbe wie Ihre Antwort.";
export const notRead = "Die früheren Fassungen lassen sich gerade nicht lesen. Ihre Antwort ist davon nicht betroffen.";

export const saveTitle = "Mit früheren Fassungen sichern?";
/** @param {number} count @returns {string[]} */
export const whatIsSaved = (count) => [
  `Die Datei enthält dann auch, was früher an der Stelle Ihrer Antworten stand: ${counted(count, "eine frühere Fassung", "frühere Fassungen")}. Darunter kann sein, was Sie gestrichen, ersetzt oder gelöscht haben. Wer die Datei bekommt, kann alles lesen.`,
  "Gedacht ist sie für Sie selbst, etwa für einen anderen Computer. Zum Weitergeben gibt es „Als Datei sichern“, ohne frühere Fassungen.",
];
export const noneToSave = "Es gibt gerade keine früheren Fassungen. Sichern können Sie Ihre Antworten trotzdem.";
export const notReadToSave =
  "Die früheren Fassungen lassen sich gerade nicht lesen. Sichern können Sie Ihre Antworten trotzdem, ohne die Fassungen.";
export const saveWithout = "Ohne frühere Fassungen sichern";
