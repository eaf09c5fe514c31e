/** The German sentences of two windows' texts for one answer. */

export const conflict = "In einem anderen Tab steht hier jetzt:";
export const conflictEmpty = "In einem anderen Tab ist dieses Feld jetzt leer.";
export const conflictTake = "Andere Fassung übernehmen";
export const conflictKeep = "Meine Fassung behalten";
