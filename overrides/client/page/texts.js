/**
 * The German sentences of worksheets and overviews, each an export of its own, so that a bundle holds only those that
 * it shows.  Those for what loads on demand stand with each part, those of the pages themselves in the templates.
 */

// Written by hand, because starting Intl takes longer than everything else that the page does at its start.

/** @param {number} number */
const twoDigits = (number) => String(number).padStart(2, "0");

/** @param {Date} date */
export const formatDate = (date) =>
  `${twoDigits(date.getDate())}.${twoDigits(date.getMonth() + 1)}.${date.getFullYear()}`;

/** @param {Date} date */
export const formatTime = (date) => `${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`;

/**
 * @param {string} due YYYY-MM-DD, or "".
 * @returns {string} DD.MM.YYYY, or "", where it is none, too.  Without Date: a due date has no time zone.
 */
export const formatDue = (due) => (/^2[01]..-..-..$/.test(due) ? due.split("-").reverse().join(".") : "");

/**
 * @param {string} text
 * @param {number} length In characters, as a person counts them.
 */
export function shortened(text, length) {
  const characters = [...text];
  return characters.length > length ? `${characters.slice(0, length).join("")}…` : text;
}

/** @param {number} count */
const questions = (count) => (count === 1 ? "eine Frage" : `${count} Fragen`);

/**
 * @param {Date} at
 * @param {Date} now
 * @returns {string} Short enough for two lines on a phone, unless it was in another year.
 */
const moment = (at, now) =>
  formatDate(at) === formatDate(now)
    ? `Um ${formatTime(at)}`
    : `Am ${formatDate(at).slice(0, at.getFullYear() === now.getFullYear() ? 6 : 10)}`;

const KEEP =
  "Ihr Text steht noch auf dieser Seite. Sichern Sie ihn als Datei, oder drucken Sie ihn, bevor Sie sie schließen.";

export const nothingYet = "Noch leer";
export const unclearDay = "Ein Datum stimmt noch nicht";
export const noDay =
  "Dieses Datum ist noch nicht vollständig oder kann nicht stimmen. Bitte tragen Sie Tag, Monat und ein Jahr zwischen 2000 und 2099 mit allen vier Ziffern ein, zum Beispiel 12.03.2027. Vorher wird es nicht gespeichert.";
export const saving = "Ihr Browser speichert …";

/**
 * @param {Date} at
 * @param {Date} now
 */
export const saved = (at, now) => `${moment(at, now)} gespeichert`;
/**
 * @param {Date} at
 * @param {Date} now
 */
export const savedForSession = (at, now) => `${moment(at, now)} für diese Sitzung gespeichert`;
/**
 * Where the browser has no disk copy: less than "gespeichert".
 *
 * @param {Date} at
 * @param {Date} now
 */
export const kept = (at, now) =>
  `${moment(at, now)} abgelegt. Stürzt er ab, können die letzten Minuten fehlen. Sichern Sie Wichtiges als Datei.`;

/** Why saving fails, and what to do now. */
export const notSaved = {
  blocked: `Ihre Eingaben werden nicht gespeichert: Dieser Browser erlaubt der Seite nicht, etwas aufzubewahren. ${KEEP}`,
  full: `Ihre letzten Eingaben sind nicht gespeichert: Der Speicher dieses Browsers ist voll. ${KEEP}`,
  failed: `Ihre letzten Eingaben sind nicht gespeichert: Der Browser hat sie nicht behalten. ${KEEP}`,
};

/**
 * @param {number} answered
 * @param {number} all
 * @param {number} done
 */
export const progress = (answered, all, done) => [
  `${answered} von ${all}`,
  ` Fragen beantwortet${done ? `, ${done} erledigt` : ""}`,
];

export const copied = "Kopiert";
export const marked = "Der Text ist markiert. Kopieren Sie ihn, zum Beispiel mit Strg + C oder Cmd + C.";
export const linkCopied = "Link kopiert";
export const linkShown = "Der Link steht in der Adresszeile";

/**
 * @param {import("../storage/types.js").Retention} retention
 * @param {boolean} isPersistent
 */
export function until(retention, isPersistent) {
  if (retention === "session")
    return "Nur in diesem Tab. Sichern oder löschen Sie Ihre Eingaben, bevor Sie ihn schließen.";
  if (isPersistent) return "Ihre Eingaben bleiben in diesem Browser, bis jemand sie löscht.";
  return "Ihre Eingaben bleiben in diesem Browser, bis jemand oder der Browser selbst sie löscht.";
}
export const unsavedFirst =
  "Das geht gerade nicht: Ihre letzten Eingaben stehen nur auf dieser Seite. Sichern Sie sie als Datei, und laden Sie die Seite dann neu.";
export const notLoaded =
  "Dieser Teil der Seite lässt sich gerade nicht laden. Laden Sie die Seite neu, sobald Sie wieder Verbindung haben.";
export const notLoadedRescue =
  "Dieser Teil der Seite lässt sich gerade nicht laden. Bringen Sie Ihre Eingaben in Sicherheit, bevor Sie die Seite neu laden:";

export const downloaded =
  "Ihr Browser legt die Datei jetzt bei Ihren Downloads ab. Sehen Sie nach, ob sie dort ist. Mit „Aus Datei öffnen“ holen Sie Ihre Eingaben zurück.";
/** @param {number | null} days Since the last save file; null where there is none. */
export function backup(days) {
  if (days === null) return "Noch nicht als Datei gesichert";
  if (days < 1) return "Letzte Sicherung: heute";
  return `Letzte Sicherung: vor ${days === 1 ? "einem Tag" : `${days} Tagen`}`;
}

/** @param {string} name */
export const aboutVisit = (name) => (name ? `Besuch: ${name}` : "Besuch benennen");
export const notApplicable = "Gilt nicht für uns";
/**
 * @param {Date} now
 */
export const printed = (now) => `Gedruckt am ${formatDate(now)}`;

export const statuses = { open: "offen", doing: "in Arbeit", done: "erledigt", none: "ohne Status" };

/** @param {boolean} isAnswered Of a question that has no status. */
export const answered = (isAnswered) => (isAnswered ? "beantwortet" : "noch nicht beantwortet");

export const undoDelete = "Löschen rückgängig machen";
export const former = "Frühere Fragen";
export const formerLead =
  "Diese Fragen gibt es nicht mehr. Was Sie geantwortet haben, bleibt hier, bis Sie es löschen.";
/** @param {string} question */
export const formerUnknown = (question) => `Frage „${question}“ (ihr Wortlaut ist nicht bekannt)`;
export const formerDelete = "Diese Antwort löschen";
export const formerDeleted = "Antwort gelöscht.";

export const locked =
  "Ihr Browser sperrt gerade seinen Speicher. Sichern Sie Ihre Eingaben als Datei, laden Sie die Seite dann neu, und versuchen Sie es noch einmal.";
/** @param {string} what */
export const notDeleted = (what) => `Nicht gelöscht: ${what}. ${locked}`;
export const formerNotDeleted = /* @__PURE__ */ notDeleted("diese Antwort");
/**
 * @param {import("../answers/answers.js").Status} status
 * @param {string} responsible
 * @param {string} due DD.MM.YYYY, or "".
 * @param {boolean} notApplicable
 * @param {string} [choice] What was chosen.
 */
export const details = (status, responsible, due, notApplicable, choice = "") =>
  [
    choice,
    notApplicable ? "gilt nicht für uns" : "",
    status ? statuses[status] : "",
    responsible ? `zuständig: ${responsible}` : "",
    due ? `bis ${due}` : "",
  ]
    .filter(Boolean)
    .join(" · ");

/**
 * When a worksheet is due.
 *
 * @param {string} begin YYYY-MM-DD.
 * @param {string} end The same.
 * @param {string} visit The day of the visit.
 */
export function days(begin, end, visit) {
  if (begin === end) return begin === visit ? `${formatDue(visit)}, Tag des Besuchs` : formatDue(begin);
  return `${formatDue(begin)} bis ${formatDue(end)}`;
}
export const dayNotKept = "Ihr Browser bewahrt den Tag nicht auf. Er gilt, bis Sie diese Seite verlassen.";

/** @param {string} day YYYY-MM-DD. */
export const today = (day) => `Heute, ${formatDue(day)}`;

export const everyone = "alle";
export const nobody = "Noch niemand zuständig";
export const noDate = "Noch ohne Termin";
export const unclearDate = "Termin unklar, bitte prüfen";
export const overdue = "Termin verstrichen";

/**
 * @param {number} days Since the date has passed; at least 1.
 * @returns {string} As people say it.
 */
export function late(days) {
  if (days === 1) return "seit gestern fällig";
  if (days < 14) return `seit ${days} Tagen fällig`;
  if (days < 70) return `seit ${Math.floor(days / 7)} Wochen fällig`;
  const months = Math.floor(days / 30.44);
  return months < 24 ? `seit ${months} Monaten fällig` : `seit ${Math.floor(months / 12)} Jahren fällig`;
}

/**
 * @param {string} due
 */
export const month = (due) =>
  new Date(`${due}T12:00:00`).toLocaleDateString("de-DE", { month: "long", year: "numeric" });

/**
 * What the list shows, so that its paper says what was left out.
 *
 * @param {number} shown
 * @param {number} all
 * @param {object} choice
 * @param {number} choice.done How many of those shown are.
 * @param {number} choice.answered How many are, of those that have no status.
 * @param {boolean} choice.onlyOpen
 * @param {string[]} choice.without Names of worksheets that are left out for that.
 * @param {string} choice.person
 * @param {string[]} [choice.more] What else was chosen.
 */
export function summary(shown, all, { done, answered: written, onlyOpen, without, person, more = [] }) {
  const chosen = [
    ...more,
    onlyOpen ? "noch nicht erledigt" : "",
    without.length ? `ohne ${without.join(", ")}` : "",
    person ? `zuständig ${person}` : "",
  ].filter(Boolean);
  if (chosen.length) return `${shown} von ${questions(all)}: ${chosen.join(", ")}`;
  return `Alle ${questions(all)}, ${done} erledigt${written ? `, ${written} ohne Status beantwortet` : ""}`;
}
export const nothingOpen = "In dieser Auswahl steht nichts.";

/** @param {string} each */
export const instances = (each) => `${each} wählen`;
/** @param {string} each */
export const removeInstance = (each) => `${each} löschen`;
/** @param {string} choice */
export const formerChoice = (choice) => `${choice} (steht nicht mehr zur Wahl)`;
export const nothingQuoted = "Dort steht noch nichts.";
