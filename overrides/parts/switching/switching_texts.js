/** The German sentences of what leads to another visit. */
export const all = "Besuch wechseln";
export const unnamed = "Besuch ohne Namen";

export const to = "zu ";
export const turn = " wechseln";
