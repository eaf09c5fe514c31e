/** The German sentences of a sheet in a frame of another site. */
export { frameText } from "../../client/page/desk_texts.js";

export const frame = "Diese Seite in einem Rahmen";
export const frameBlocked =
  "Sie sehen dieses Arbeitsblatt im Rahmen einer anderen Website. Ihr Browser kann hier nichts speichern. Was Sie hier eintragen, ist weg, sobald Sie die Seite verlassen. Öffnen Sie das Blatt lieber in einem eigenen Tab.";
export const frameForeign =
  "Sie sehen dieses Arbeitsblatt im Rahmen einer anderen Website. Ihr Browser hält Ihre Eingaben hier meist getrennt von denen auf der Website des Leitfadens. Vielleicht löscht er sie auch früher. In einem eigenen Tab sind sie besser aufgehoben.";
export const frameOverview =
  "Sie sehen diese Seite im Rahmen einer anderen Website. Der Browser zeigt hier meist nur, was Sie im selben Rahmen eingetragen haben. In einem eigenen Tab sehen Sie, was Sie auf der Website des Leitfadens selbst eingetragen haben.";
export const ownTab = "In eigenem Tab öffnen";
export const frameAddress = "Öffnet sich kein Tab? Dann kopieren Sie diese Adresse:";
export const frameDownload = "Kommt beim Sichern keine Datei an?";
export const frameDownloadLead =
  "Manche Rahmen verbieten das Herunterladen. Kopieren Sie dann diesen Text in eine leere Textdatei, und speichern Sie sie mit der Endung „.json“. Sie lässt sich mit „Aus Datei öffnen“ wieder öffnen.";
export const framePrint =
  "In diesem Rahmen können Sie nicht drucken. Öffnen Sie das Blatt in einem eigenen Tab, und drucken Sie dort.";
