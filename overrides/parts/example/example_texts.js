/** The German sentences of the invented example. */

export const noExample =
  "Das Beispiel lässt sich gerade nicht laden. Ihre Eingaben sind davon nicht betroffen. Versuchen Sie es später noch einmal.";
export const exampleShown = "Sie sehen ein erfundenes Beispiel. Ihre eigenen Eingaben bleiben, wie sie sind.";
export const leaveExample = "Zurück zu meinen Eingaben";
export const deleteExample = "Beispiel löschen";
