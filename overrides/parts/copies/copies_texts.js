/** The German sentences of a tab that holds a copy of the answers of another. */

export const twoCopies =
  "Ein zweiter Tab enthält eine Kopie dieser Eingaben. Jeder der beiden Tabs ist für sich: Was Sie hier schreiben oder löschen, ändert im anderen nichts.";
