/** The German sentence of many rows or stops that are still coming. */

export const coming = "Ihre Einträge werden geladen. Sie können schon schreiben.";
