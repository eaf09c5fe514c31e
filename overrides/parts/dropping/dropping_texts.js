/** The German sentences of what was dropped on a page. */
export { close } from "../../client/page/desk_texts.js";

export const droppedText = "Gezogener Text";
export const notDropped = "Das ist keine Datei, die sich hier öffnen lässt";
export const notDroppedLead =
  "Ist es der Anhang einer Mail? Dann speichern Sie ihn zuerst auf Ihrem Computer. Von dort können Sie die Datei auf diese Seite ziehen.";
