/** The German sentences of answers that move to where they are kept from now on. */
export { cancel, noRoom, unnamed, visitDetails } from "../../client/page/desk_texts.js";

export const notMoved = "Ihre Eingaben bleiben, wo sie sind: Der Browser kann sie dort nicht speichern.";
export const take = "Auf diesem Gerät liegen schon Eingaben";

/** @param {string[]} visits */
export const takeLead = (visits) =>
  `${visits.join(", ")}. Wenn Sie nur für diese Sitzung arbeiten, liegen Ihre Eingaben allein in diesem Tab. Was soll mit den vorhandenen geschehen?`;
export const takeAlong = "Mitnehmen";
export const takeAlongHint =
  "Die Eingaben liegen dann nicht mehr auf diesem Gerät, und ihre früheren Fassungen werden gelöscht. Sichern Sie sie als Datei, bevor Sie den Tab schließen.";
export const leave = "Auf dem Gerät lassen";
export const leaveHint =
  "Sie beginnen mit leeren Blättern. Die vorhandenen finden Sie wieder, wenn Sie bei „Aufbewahren“ zu „auf diesem Gerät“ zurückwechseln.";
