/** The German sentences of both sides' answers. */
import { otherQuestions } from "../../client/page/desk_texts.js";
export { close, nameFrom, sideName } from "../../client/page/desk_texts.js";

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
export const agree = "gleich";
export const differ = "verschieden";
export const noAnswer = "keine Antwort";
export const print = "Drucken";
