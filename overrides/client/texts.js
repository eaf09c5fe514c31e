/** Every German sentence that the client shows.  Sentences of the pages themselves stand in the templates. */

// Written by hand, because starting Intl takes longer than everything else that the page does at its start.

/** @param {number} number */
const twoDigits = (number) => String(number).padStart(2, "0");

/** @param {Date} date */
export const formatDate = (date) =>
  `${twoDigits(date.getDate())}.${twoDigits(date.getMonth() + 1)}.${date.getFullYear()}`;

/** @param {Date} date */
const formatTime = (date) => `${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`;

/**
 * @param {string} due YYYY-MM-DD, or "".
 * @returns {string} DD.MM.YYYY, or "".  Without Date: a due date has no time zone.
 */
export const formatDue = (due) => due.split("-").reverse().join(".");

/** @param {number} count */
const questions = (count) => (count === 1 ? "eine Frage" : `${count} Fragen`);

/** @param {number} count */
const entries = (count) => `Eingaben zu ${count === 1 ? "einer Frage" : `${count} Fragen`}`;

const KEEP =
  "Ihr Text steht noch auf dieser Seite. Drucken Sie das Blatt oder kopieren Sie Ihren Text, bevor Sie die Seite schließen.";

export const texts = {
  status: { open: "offen", doing: "in Arbeit", done: "erledigt", none: "ohne Status" },

  nothingYet: "Noch nichts eingetragen",
  saving: "Ihr Browser speichert …",

  /**
   * @param {Date} at
   * @param {Date} now
   */
  saved(at, now) {
    const day = formatDate(at) === formatDate(now) ? "" : ` am ${formatDate(at)}`;
    return `In diesem Browser gespeichert${day} um ${formatTime(at)} Uhr`;
  },

  /** Why saving fails, and what to do now. */
  notSaved: {
    blocked: `Ihre Eingaben werden nicht gespeichert: Dieser Browser erlaubt der Seite nicht, etwas aufzubewahren. ${KEEP}`,
    full: `Ihre letzten Eingaben sind nicht gespeichert: Der Speicher dieses Browsers ist voll. ${KEEP}`,
    failed: `Ihre letzten Eingaben sind nicht gespeichert: Der Browser hat sie nicht behalten. ${KEEP}`,
  },

  /** @param {number} count */
  unreadable: (count) =>
    `${count === 1 ? "Eine frühere Antwort lässt" : `${count} frühere Antworten lassen`} sich nicht lesen. Eine Kopie davon bleibt in diesem Browser erhalten.`,

  /**
   * @param {number} answered
   * @param {number} all
   * @param {number} done
   */
  progress: (answered, all, done) => `${answered} von ${all} Fragen beantwortet${done ? `, ${done} erledigt` : ""}`,

  conflict: "In einem anderen Fenster steht hier jetzt:",
  conflictEmpty: "In einem anderen Fenster ist dieses Feld jetzt leer.",
  conflictTake: "Andere Fassung übernehmen",
  conflictKeep: "Meine Fassung behalten",

  linkCopied: "Link kopiert",
  linkShown: "Der Link steht in der Adresszeile",

  /** @param {string[]} numbers */
  losesOnSheet: (numbers) => (numbers.length ? `${entries(numbers.length)} (${numbers.join(", ")})` : "nichts"),
  /**
   * @param {string} worksheet
   * @param {number} count
   */
  losesFrom: (worksheet, count) => `${worksheet}: ${entries(count)}`,
  losesName: "der Name der Kommune oder des Besuchs",
  /** @param {number} count */
  losesMore: (count) =>
    count === 1
      ? "ein weiterer Eintrag, der leer oder nicht lesbar ist"
      : `${count} weitere Einträge, die leer oder nicht lesbar sind`,

  /** @param {string} what */
  deleted: (what) => `Gelöscht: ${what}.`,
  deletedAll: "alle Eingaben in diesem Browser",
  undoDelete: "Löschen rückgängig machen",
  restored: "Ihre Eingaben sind wieder da.",

  undone: "Rückgängig gemacht",
  redone: "Wiederholt",

  everyone: "alle",
  nobody: "Noch niemand zuständig",
  noDate: "Noch ohne Termin",
  overdue: "Termin verstrichen",
  /**
   * @param {string} due
   */
  month: (due) => new Date(`${due}T12:00:00`).toLocaleDateString("de-DE", { month: "long", year: "numeric" }),

  /**
   * What the list shows, so that its paper says what was left out.
   *
   * @param {number} shown
   * @param {number} all
   * @param {{ done: number, onlyOpen: boolean, person: string }} choice How many of them are done, and what was chosen.
   */
  summary(shown, all, { done, onlyOpen, person }) {
    const chosen = [onlyOpen ? "noch nicht erledigt" : "", person ? `zuständig ${person}` : ""].filter(Boolean);
    if (chosen.length) return `${shown} von ${questions(all)}: ${chosen.join(", ")}`;
    return `Alle ${questions(all)}, ${done} erledigt`;
  },
  nothingOpen: "Für diese Auswahl ist alles erledigt.",

  /**
   * @param {Date} now
   */
  printed: (now) => `Gedruckt am ${formatDate(now)}`,
};
