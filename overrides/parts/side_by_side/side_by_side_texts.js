/** The German sentences of both sides' answers. */
import { MOST_ANSWERS, MOST_ROWS } from "../../client/answers/limits.js";
import { counted, day, otherQuestions, yourName } from "../../client/page/desk_texts.js";
export { agreed, close, nameFrom, noRoom, sideName } from "../../client/page/desk_texts.js";

export const savedSheet =
  "Ihr Browser legt die Datei jetzt bei Ihren Downloads ab. Sie enthält nur dieses Blatt. Schicken Sie sie der anderen Seite.";
export const savedSheetInFrame =
  "Kommt keine Datei an, dann verbietet dieser Rahmen das Herunterladen. Holen Sie Ihre Eingaben in einen eigenen Tab, und sichern Sie das Blatt dort.";
export const sides = "Antworten beider Seiten nebeneinander";
export const inThisBrowser = "in diesem Browser";

/** @param {string} file */
export const fileOfOther = (file) => `${file} – ${otherQuestions}`;
export const twoFiles = "Die Seite vergleicht nur die ersten beiden Dateien.";
export const noQuestions =
  "Die Fragen lassen sich gerade nicht laden. Sichern Sie Ihre Eingaben als Datei, bevor Sie die Seite neu laden.";
export const question = "Frage";

/** How far both sides are with a question. */
export const states = {
  differ: "verschieden",
  changed: "seit der Vereinbarung geändert",
  announced: "vereinbart",
  one: "nur eine Seite hat geantwortet",
  same: "gleich",
  agreed: "vereinbart",
  none: "noch offen",
};

/** @param {string} who @param {string} at ISO 8601. */
export const announced = (who, at) => `vereinbart laut ${who} am ${day(at)}`;
export const lead =
  "Oben steht, worüber Sie noch sprechen müssen. Wählen Sie bei jeder Frage, was gelten soll. Ihre Eingaben ändern sich erst, wenn Sie die Vereinbarung festhalten.";
export const jointly = "gemeinsam formulieren";

/** Of a row that only one side has. */
export const onOneSide = "steht nur auf einer Seite";
export const takeRow = "aufnehmen";
export const leaveOut = "weglassen";
export const noRow = "steht hier nicht";
export const leftOut = "weggelassen";

/** @param {string} place The number of the question, and the row. */
export const settle = (place) => `Was gilt bei ${place}?`;

/** @param {string} place The number of the question, and the row. */
export const jointText = (place) => `Gemeinsamer Text zu ${place}`;
export const responsible = "Zuständig";
export const due = "Bis wann";
export const agreeing = `${yourName} (steht bei der Vereinbarung)`;

/** @param {number} open @param {number} agreed @param {number} all */
export const left = (open, agreed, all) =>
  open ? `${open} noch zu klären` : agreed ? `${agreed} von ${all} vereinbart` : "Nichts mehr zu klären";
export const hold = "Vereinbarung festhalten";
export const take = "Vereinbarung übernehmen";
export const toSign = "Blatt zum Unterschreiben";
export const tooMany = `Das wäre zusammen zu viel: Ein Besuch fasst höchstens ${MOST_ROWS} Zeilen zu einer Frage und ${MOST_ANSWERS} Antworten im Ganzen. Lassen Sie einige Zeilen noch offen, und löschen Sie auf dem Blatt, was Sie nicht mehr brauchen.`;
export const nothingSettled = "Wählen Sie mindestens bei einer Frage, was gelten soll.";

/** @param {number} count */
export const heldAndSaved = (count) =>
  `${counted(count, "Ein Punkt ist", "Punkte sind")} vereinbart. Die Datei dazu liegt bei Ihren Downloads: Schicken Sie sie der anderen Seite.`;

/** @param {number} count */
export const taken = (count) =>
  `${counted(count, "Ein Punkt ist", "Punkte sind")} vereinbart, auf beiden Seiten gleich.`;
export const undoAgreement = "Vereinbarung rückgängig machen";
export const agreementUndone = "Alles ist wieder wie vorher.";

/** @param {string} name @param {string} date DD.MM.YYYY, or "". @param {string} host */
export const signedVisit = (name, date, host) =>
  [name || "Besuch: ________________", date ? `am ${date}` : "", host ? `bei ${host}` : ""].filter(Boolean).join(" · ");
export const stillOpen = "noch offen:";
export const signature = "Ort, Datum, Unterschrift";
export const noAnswer = "keine Antwort";
export const print = "Drucken";

export const lookingBack = "Vereinbart und beobachtet";
