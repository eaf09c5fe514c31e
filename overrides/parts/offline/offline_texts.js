/**
 * How it stands with the copy for use without a network, in German.
 *
 * @import { MissingFile, Notes, Problem, Reason } from "./copy_notes.js"
 */

/** How it stands with the copy. */
export const states = {
  none: "Noch brauchen Sie für diese Seiten ein Netz.",
  installing: "Ihr Browser legt die Seiten ab …",
  ready: "Diese Seiten öffnen sich in diesem Browser jetzt auch ohne Netz.",
  incomplete:
    "Die meisten Seiten öffnen sich in diesem Browser jetzt auch ohne Netz. Diese Dateien fehlen in der Kopie noch, und was sie brauchen, öffnet sich ohne Netz nicht oder nur zum Teil:",
  waiting:
    "Diese Seiten öffnen sich in diesem Browser auch ohne Netz. Eine neue Fassung liegt bereit. Schließen Sie alle Tabs dieser Website, und öffnen Sie sie neu, dann sehen Sie sie.",
  refused:
    "Diese Seiten öffnen sich in diesem Browser auch ohne Netz. Eine neue Fassung ließ sich nicht vollständig holen, deshalb bleibt die bisherige. Daran liegt es:",
  failed:
    "Das hat nicht geklappt, und es hat sich nichts geändert. Vielleicht ist die Verbindung abgebrochen, oder dem Browser fehlt Platz. Versuchen Sie es später noch einmal.",
  ended: "Diese Website bietet das nicht mehr an. Ihre Antworten sind noch da.",
  impossible:
    "Ihr Browser bietet das hier nicht an. Manche privaten Fenster verbieten es, und die Adresse muss mit https:// beginnen. Nehmen Sie stattdessen die einzelne Datei.",
  folder: "Sie haben diese Seiten aus einem Ordner geöffnet. Dafür brauchen Sie schon jetzt kein Netz.",
};

/** Before the copy is given up while it is all that there is. */
export const warning =
  "Die Website selbst ist gerade nicht zu erreichen. Ohne die Kopie öffnen sich diese Seiten hier nicht mehr. Ihre Antworten bleiben im Browser, aber Sie kommen nicht mehr an sie heran. Sichern Sie sie deshalb vorher als Datei. Wollen Sie die Kopie trotzdem entfernen, dann wählen Sie den Knopf noch einmal.";

/** @type {Record<Reason, string>} Why a file is missing. */
const OF_FILE = {
  missing: "auf dem Server nicht zu finden",
  refused: "vom Server oder von einem Filter im Netz verweigert",
  signIn: "nur nach einer Anmeldung zu haben",
  redirected: "auf eine andere Adresse umgeleitet, vielleicht zu einer Anmeldung",
  otherPage: "stattdessen kam eine andere Seite, vielleicht eine Anmeldung oder eine Sperre",
  changed: "unterwegs verändert, vielleicht von einem Filter im Netz, oder die Website wird gerade erneuert",
  server: "Fehler auf dem Server",
  connection: "keine Verbindung",
  space: "kein Platz mehr im Browser",
};

/** @type {Record<Exclude<Reason, "connection" | "changed" | "space">, string>} What has become of the site. */
const OF_SITE = {
  missing: "Unter dieser Adresse ist die Website nicht mehr zu finden",
  refused: "Der Server oder ein Filter im Netz verweigert die Website",
  signIn: "Der Server verlangt eine Anmeldung",
  redirected: "Diese Adresse leitet um: Vielleicht ist die Website umgezogen, oder sie verlangt eine Anmeldung",
  otherPage: "Unter dieser Adresse antwortet etwas anderes als diese Website, vielleicht eine Anmeldung",
  server: "Der Server meldet einen Fehler",
};

/** @param {Problem} problem */
const statusOf = ({ status }) => (status ? ` (${status})` : "");

/** So many files are named that are missing for one reason. */
const NAMED = 10;

/**
 * @param {MissingFile[]} missing
 * @returns {string[]} A line for each reason.
 */
export function filesTexts(missing) {
  /** @type {Map<string, string[]>} */
  const byReason = new Map();
  for (const file of missing) {
    const reason = `${OF_FILE[file.reason]}${statusOf(file)}`;
    byReason.set(reason, [...(byReason.get(reason) ?? []), file.url]);
  }
  return [...byReason].map(
    ([reason, files]) => `${files.length > NAMED ? `${files.length} Dateien` : files.join(", ")}: ${reason}`,
  );
}

/** @param {string} time ISO 8601. */
const dayOf = (time) => new Date(time).toLocaleDateString("de-DE", { dateStyle: "long" });

/** @param {string} time ISO 8601. */
const momentOf = (time) => new Date(time).toLocaleString("de-DE", { dateStyle: "long", timeStyle: "short" });

/**
 * @param {Notes} notes
 * @returns {string} Which copy it is, and when anybody last looked; "" where nothing is noted.
 */
export function datesText({ kept, seen, checked }) {
  // Without a network nobody has looked.
  const looked = checked?.problem?.reason === "connection" ? seen : (checked ?? seen);
  return [kept && `Kopie vom ${dayOf(kept.at)}`, looked && `zuletzt geprüft am ${momentOf(looked.at)} Uhr`]
    .filter(Boolean)
    .join(", ");
}

/**
 * @param {Problem} problem What the last look at the site has shown.
 * @returns {string} One sentence.
 */
export function siteText(problem) {
  const { reason } = problem;
  if (reason === "connection" || reason === "changed" || reason === "space") {
    return "Gerade gibt es keine Verbindung zu dieser Website.";
  }
  return `${OF_SITE[reason]}${statusOf(problem)}.`;
}
