/** The German sentences of the list of visits. */
import { unnamed, yourName } from "../../client/page/desk_texts.js";
export {
  close,
  deleting,
  noRoom,
  partlyDeleted,
  sideName,
  unnamed,
  visit,
  visitDetails,
} from "../../client/page/desk_texts.js";

export const visits = "Ihre Besuche";
export const visitsLead = "Jeder Besuch hat eigene Antworten. So planen Sie mehrere Besuche nebeneinander.";
export const current = "Gerade geöffnet";
export const archived = "Im Archiv";
export const open = "Öffnen";
export const edit = "Bearbeiten";
export const copy = "Kopieren";
export const archive = "Archivieren";
export const unarchive = "Aus dem Archiv holen";
export const remove = "Löschen";
export const newVisit = "Neuen Besuch anlegen";
export const name = "Name des Besuchs";
export const host = "Gastgebende Stelle";
export const date = "Datum des Besuchs";
export const author = `Ausgefüllt von (${yourName}, steht in Ihrer Datei)`;
export const keep = "Speichern";
export const create = "Anlegen und öffnen";

/** @param {string} name */
export const copyOf = (name) => (name ? `${name} (Kopie)` : "Kopie");

/** @param {string} name */
export const visitDeleted = (name) =>
  `„${name}“ ist gelöscht. Solange diese Liste offen ist, können Sie das rückgängig machen.`;
export const undo = "Rückgängig machen";
export const visitChanged = "Gespeichert.";

/** @param {string} name */
export const visitCopied = (name) => `Die Kopie „${copyOf(name)}“ ist angelegt. Ihre Antworten sind dieselben.`;

/** @param {string} name */
export const visitArchived = (name) => `„${name || unnamed}“ liegt jetzt im Archiv.`;

/** @param {string} name */
export const visitUnarchived = (name) => `„${name || unnamed}“ ist wieder aus dem Archiv geholt.`;
export const visitBack = "Der Besuch ist wieder da.";

/**
 * @param {string} last
 * @param {string} shown
 */
export const lastVisit = (last, shown) =>
  `Zuletzt war ein anderer Besuch geöffnet: ${last}. Diese Seite zeigt: ${shown}.`;
export const toLastVisit = "Zum zuletzt geöffneten Besuch";
export const whichSide = "Auf welcher Seite sind Sie?";
export const noSide = "keine Angabe";
