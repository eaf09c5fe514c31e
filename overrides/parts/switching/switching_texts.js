/** The German sentences of what leads to another visit. */
export const all = "Weitere Besuche";
export const unnamed = "Besuch ohne Namen";

export const to = "zu ";
export const turn = " wechseln";
