/** The German sentences of answers from files. */
import { MOST_ANSWERS, MOST_ROWS } from "../../client/answers/limits.js";
import { counted, day } from "../../client/page/desk_texts.js";
import { formatDue, statuses } from "../../client/page/texts.js";
export { cancel, close, noRoom, otherQuestions, visit, yourName } from "../../client/page/desk_texts.js";

export const reading = "Was Sie ausgewählt haben, wird gelesen …";
export const comparing = "Es wird mit Ihren Eingaben verglichen …";
export const review = "Eingaben aus Datei öffnen";
export const reviewMany = "Eingaben aus Dateien zusammenführen";

/**
 * @param {string} file
 * @param {string} name
 * @param {string} visit
 * @param {string} savedAt
 * @param {number} count
 */
export const fileRead = (file, name, visit, savedAt, count) =>
  `${file}: ${name ? `${name}, ` : ""}${visit ? `Besuch „${visit}“, ` : ""}gesichert am ${day(savedAt)}, ${counted(count, "eine Antwort", "Antworten")}`;

/** @param {string} file */
export const nameOf = (file) => `Name oder Amt zu „${file}“`;
/** What stands for the name where a file is the person's own. */
export const inFile = "In der Datei";
export const nothingChanged = "Es hat sich nichts geändert.";

/**
 * @param {number} added
 * @param {number} same
 * @param {number} different
 */
export const counts = (added, same, different) =>
  [added ? `${added} neu` : "", same ? `${same} gleich` : "", different ? `${different} verschieden` : ""]
    .filter(Boolean)
    .join(", ") || "keine Antworten";
export const nothingNew = "Alles davon steht schon hier. Es gibt nichts zu tun.";

/**
 * @param {string} side
 * @param {string} sheet Where both are compared, or "".
 */
export const fromOtherSide = (side, sheet) =>
  `Diese Datei kommt von den ${side === "hosts" ? "Gastgebenden" : "Gästen"}.${sheet ? ` Zum Vergleichen gibt es „Dateien nebeneinander zeigen“ auf dem Blatt „${sheet}“.` : ""}`;
export const target = "Wohin sollen die Antworten?";

/** @param {string} name */
export const intoThis = (name) => (name ? `In den geöffneten Besuch „${name}“` : "In den geöffneten Besuch");

/** @param {string} name @param {string} date DD.MM.YYYY, or "". */
export const intoOther = (name, date) =>
  `In ${name ? `den Besuch „${name}“` : "einen Besuch ohne Namen"}${date ? ` am ${date}` : ""}, der auch in diesem Browser liegt`;

const unnamed = "Der geöffnete Besuch hat noch keinen Namen.";

/** @param {string} file @param {string} theirs @param {string} own */
export const otherName = (file, theirs, own) =>
  `„${file}“ ist vom Besuch „${theirs}“. ${own ? `Geöffnet ist „${own}“.` : unnamed}`;

/** @param {string} file @param {string} theirs @param {string} own */
export const otherDay = (file, theirs, own) =>
  `„${file}“ nennt als Tag des Besuchs den ${theirs}. Hier steht der ${own}.`;
/** @param {string} text */
export const quoted = (text) => `„${text}“`;

/** @param {string} value @param {string[]} files */
export const saidIn = (value, files) => `${value} (${files.join(", ")})`;

/** @param {string[]} names With the files that say them. @param {string} own @param {boolean} isOther */
export const visitsSaid = (names, own, isOther) =>
  [
    `Die Dateien nennen ${names.length > 1 ? "verschiedene Besuche:" : "den Besuch"} ${names.join(", ")}.`,
    own ? `Geöffnet ist „${own}“.` : isOther ? unnamed : "",
  ].join(" ");

/** @param {string[]} days With the files that say them. @param {string} own */
export const daysSaid = (days, own) =>
  [
    days.length > 1
      ? `Die Dateien nennen verschiedene Tage: ${days.join(", ")}.`
      : `Als Tag nennen sie den ${days[0]}.`,
    own ? `Hier steht der ${own}.` : "",
  ].join(" ");

/** @param {string[]} sides With the files that say them. */
export const bothSides = (sides) => `Die Dateien kommen nicht von derselben Seite: ${sides.join(", ")}.`;

/** @param {string} side With the files that say it. */
export const otherSide = (side) => `Von der anderen Seite kommt etwas: ${side}.`;
export const newName = "Name des neuen Besuchs";
export const chooseTarget = "Bitte wählen Sie zuerst, wohin die Antworten gehören.";
export const intoNew = "Als eigener neuer Besuch";
export const togetherIntoNew = "Zusammen als eigener neuer Besuch";
export const differences = "Hier unterscheiden sich die Fassungen";
export const differencesLead =
  "Entscheiden Sie bei jeder Frage. Nichts wird ersetzt, bevor Sie unten auf „Übernehmen“ drücken.";
export const forAll = "Für alle auf einmal:";
export const allOwn = "Meine behalten";
export const allBoth = "Alle untereinander";
const unreadable = "beschädigt oder überzählig";

/** What becomes of earlier versions in a file. */
const versionsGo = {
  come: "Sie finden sie danach bei den Fragen, unter „Frühere Fassungen“.",
  onlyNew: "Übernommen wird das nur, wenn Sie die Datei als eigenen neuen Besuch öffnen.",
  stay: "Beim Zusammenführen wird das nicht übernommen.",
  session: "Übernommen wird das nicht, weil Ihre Eingaben nur in diesem Tab liegen.",
};

/**
 * @param {number} count
 * @param {keyof typeof versionsGo} way
 * @param {number} unread
 */
export const versionsIn = (count, way, unread) =>
  [
    count > 1 ? `In der Datei stehen auch ${count} frühere Fassungen von Antworten.` : "",
    count === 1 ? "In der Datei steht auch eine frühere Fassung einer Antwort." : "",
    count ? versionsGo[way] : "",
    unread > 1
      ? `${unread} ${count ? "weitere" : "frühere Fassungen in der Datei"} sind ${unreadable} und bleiben weg.`
      : "",
    unread === 1 ? `Eine ${count ? "weitere" : "frühere Fassung in der Datei"} ist ${unreadable} und bleibt weg.` : "",
  ]
    .filter(Boolean)
    .join(" ");

/** @param {number} count @param {number} left For so many there was no room. */
export const versionsCame = (count, left) =>
  [
    count ? counted(count, "Eine frühere Fassung ist dazugekommen.", "frühere Fassungen sind dazugekommen.") : "",
    left ? versionsLost(left) : "",
  ]
    .filter(Boolean)
    .join(" ") || "Alle früheren Fassungen aus der Datei standen schon hier.";

/** @param {number} left */
const versionsLost = (left) =>
  `${counted(left, "Eine frühere Fassung", "frühere Fassungen")} kann dieser Browser nicht aufbewahren.`;
export const onlyVersions = "Ihre Antworten sind, wie sie waren.";
/** @param {number} left */
export const begunWithout = (left) => `Der neue Besuch ist angelegt. ${versionsLost(left)}`;
export const openVisit = "Neuen Besuch öffnen";
export const beginning = "Der neue Besuch wird angelegt …";
export const added = "Das kommt neu dazu";
export const own = "Bisher hier";

/** @param {string[]} names @param {string} changedAt */
export const variant = (names, changedAt) => `${names.join(", ")}${day(changedAt) ? ` (${day(changedAt)})` : ""}`;
export const both = "Alle Fassungen untereinander, mit Namen";
export const writeNew = "Neuen Text schreiben";
export const newText = "Neuer Text";
export const apart = { status: "Status", due: "Bis wann" };

/** @param {import("../../client/answers/answers.js").Status} status */
export const saidStatus = (status) => (status ? statuses[status] : statuses.none);

/** @param {string} due */
export const saidDue = (due) => (due ? `bis ${formatDue(due) || due}` : "ohne Termin");

/** @param {string} words @param {string[]} names */
export const saidBy = (words, names) => `${words} laut ${names.join(", ")}`;

/** @param {string} words */
export const asBefore = (words) => `${words}, wie bisher hier`;
export const notDoneYet = "Solange sich die Texte widersprechen, gilt die Frage nicht als erledigt.";

/** @param {number} count */
export const toDecide = (count) => (count ? `${count} noch zu entscheiden` : "Alles entschieden");

/** @param {string[]} names */
export const gaps = (names) => `Noch keine Antwort: ${names.join(", ")}`;
export const notApplicable = "Gilt nicht für uns";

/** @param {string} day */
export const unclearDay = (day) => `Der Termin ${day} kann so nicht stimmen. Bitte prüfen Sie ihn auf dem Blatt.`;
export const noText = "(ohne Text)";
export const former = "Frühere Frage";
export const apply = "Übernehmen";
const most = `Das wäre zusammen zu viel: Ein Besuch fasst höchstens ${MOST_ROWS} Zeilen oder Stationen zu einer Frage und ${MOST_ANSWERS} Antworten im Ganzen.`;
export const tooMany = `${most} Öffnen Sie die Datei als eigenen neuen Besuch.`;
export const tooManyTogether = `${most} Öffnen Sie weniger Dateien auf einmal.`;
export const changedMeanwhile =
  "In einem anderen Tab hat sich inzwischen etwas geändert. Bitte entscheiden Sie noch einmal.";

/** @param {number} count */
export const undecided = (count) =>
  `Bitte entscheiden Sie noch bei ${counted(count, "einer Frage", "Fragen")}. Die Seite springt jetzt dorthin.`;

/** @param {number} count @param {string} place "" where it is the visit that is open. */
export const applied = (count, place) =>
  `${counted(count, "Eine Antwort", "Antworten")} ${place ? `in den ${place} ` : ""}übernommen.`;
export const nothingApplied = "Es bleibt alles, wie es war.";
export const undoImport = "Übernahme rückgängig machen";
export const importUndone = "Alles ist wieder wie vorher.";
