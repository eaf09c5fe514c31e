/** The German sentences of the deletion of answers. */
import { entries } from "../../client/page/desk_texts.js";
export { cancel, deleting, partlyDeleted, visit } from "../../client/page/desk_texts.js";
export { notDeleted, undoDelete } from "../../client/page/texts.js";

export const deletion = "Was möchten Sie löschen?";
export const deletionUndo = "Solange Sie diese Seite nicht verlassen, können Sie das Löschen rückgängig machen.";
export const losing = "Das geht verloren:";

/** @param {string} title */
export const onlySheet = (title) => `Nur dieses Blatt, „${title}“`;
export const deleteSheet = "Dieses Blatt löschen";
export const keepsVersions =
  "Was Sie löschen, bleibt bei den Fragen als frühere Fassung, solange es diesen Besuch gibt.";
export const withVersions = "Auch die früheren Fassungen dieses Blatts löschen";
export const deleteVisit = "Diesen Besuch löschen";
export const everything = {
  device: "Alles, was Sie auf diesen Seiten eingetragen haben",
  session: "Alles in diesem Tab; was auf dem Gerät liegt, bleibt, ebenso die Kopie in einem duplizierten Tab",
};
export const deleteAll = "Alles löschen";

/** @param {string[]} numbers */
export const losesOnSheet = (numbers) =>
  numbers.length ? `${entries(numbers.length)} (${numbers.join(", ")})` : "nichts";

/**
 * @param {string} worksheet
 * @param {number} count
 */
export const losesFrom = (worksheet, count) => `${worksheet}: ${count ? entries(count) : "noch ohne Eingaben"}`;
export const losesName = "der Name des Besuchs";
export const losesNothing = "nichts";

/** @param {number} count */
export const losesMore = (count) =>
  count === 1
    ? "ein weiterer Eintrag, der leer oder nicht lesbar ist"
    : `${count} weitere Einträge, die leer oder nicht lesbar sind`;

/** @param {string} what */
export const deleted = (what) => `Gelöscht: ${what}.`;

/** @param {string} name */
export const onlyVisit = (name) => (name ? `Nur diesen Besuch, „${name}“` : "Nur diesen Besuch");
export const deletedAll = { device: "alle Eingaben in diesem Browser", session: "alle Eingaben in diesem Tab" };
export const restored = "Ihre Eingaben sind wieder da.";

/** @param {number} months */
export const stillWanted = (months) =>
  `Seit mehr als ${months} Monaten haben Sie hier nichts geändert. Brauchen Sie diese Eingaben noch? Von selbst wird nichts gelöscht.`;
export const saveAndDelete = "Sichern und löschen";
export const keepOn = "Weiter aufbewahren";
export const keptOn = "Ihre Eingaben bleiben, wo sie sind.";
export const saveFile = "Als Datei sichern";
