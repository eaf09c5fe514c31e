/** The German sentences that several of the parts that load on demand share; the others stand with each part. */
import { MOST_ANSWERS, MOST_ROWS } from "../answers/limits.js";
import { formatDate, locked } from "./texts.js";

/**
 * @param {number} count
 * @param {string} one
 * @param {string} many
 */
export const counted = (count, one, many) => (count === 1 ? one : `${count} ${many}`);

/** @param {string} time ISO 8601, or "". */
export const day = (time) => (Number.isNaN(Date.parse(time)) ? "" : formatDate(new Date(time)));

/** @param {number} count */
export const entries = (count) => `Eingaben zu ${counted(count, "einer Frage", "Fragen")}`;

export const deleting = "Wird gelöscht …";

/** @param {string} what */
export const partlyDeleted = (what) => `Nur zum Teil gelöscht: ${what}. ${locked}`;

/** @param {string} name */
export const visit = (name) => (name ? `Besuch „${name}“` : "Besuch ohne Namen");
export const close = "Schließen";
export const cancel = "Abbrechen";
export const unnamed = "Besuch ohne Namen";

/**
 * @param {string} host
 * @param {string} date DD.MM.YYYY, or "".
 * @param {number} answered
 * @param {string} lastChange
 * @param {string} [side]
 */
export const visitDetails = (host, date, answered, lastChange, side = "") =>
  [
    side ? `Sie sind ${sideName(side)}` : "",
    host ? `bei ${host}` : "",
    date ? `am ${date}` : "",
    answered ? entries(answered) : "noch ohne Eingaben",
    lastChange ? `zuletzt geändert am ${day(lastChange)}` : "",
  ]
    .filter(Boolean)
    .join(" · ");
export const noRoom =
  "Das hat nicht geklappt: Der Speicher dieses Browsers ist voll oder gesperrt. Es hat sich nichts geändert.";
export const otherQuestions =
  "Diese Datei gehört zu einem anderen Leitfaden. Prüfen Sie, ob die Fragen dieselben sind.";

/** Why a file cannot be opened, and what to do. */
export const faults = {
  tooLarge: "Die Datei ist zu groß für eine gesicherte Datei dieses Leitfadens. Haben Sie die richtige gewählt?",
  notText: "Die Datei lässt sich nicht als Text lesen. Vielleicht ist sie beschädigt. Bitten Sie um eine neue Kopie.",
  empty:
    "Die Datei ist leer, also beschädigt oder unvollständig. Kommt sie aus einer Mail, dann speichern Sie den Anhang zuerst auf Ihrem Computer.",
  mail: "Das ist eine ganze Mail. Speichern Sie ihren Anhang auf Ihrem Computer, und öffnen Sie dann diesen.",
  packed:
    "Das ist ein ZIP-Ordner oder ein Word-Dokument. Öffnen Sie die Datei, die mit „Als Datei sichern“ entstanden ist. Einen ZIP-Ordner entpacken Sie zuerst.",
  wrapped:
    "Ein Mailprogramm hat lange Zeilen geteilt, oder die Datei ist beschädigt. Was an diesen Stellen stand, lässt sich nicht mehr genau sagen. Bitten Sie um die Datei als Anhang.",
  reformatted:
    "Ein Schreibprogramm hat Zeichen ausgetauscht. Was vorher dort stand, lässt sich nicht mehr genau sagen. Bitten Sie um die Datei als Anhang.",
  several:
    "In dieser Datei stehen mehrere gesicherte Stände. Speichern Sie jeden in einer eigenen Datei, und öffnen Sie alle zusammen.",
  notJson: "Die Datei ist beschädigt oder unvollständig. Bitten Sie um eine neue Kopie.",
  tooDeep: "Die Datei ist ungewöhnlich aufgebaut und wird deshalb nicht geöffnet.",
  duplicate: "In der Datei steht etwas doppelt, deshalb wird sie nicht geöffnet. Bitten Sie um eine neue Kopie.",
  forbidden: "Die Datei enthält etwas, das nicht aus diesem Leitfaden stammt, und wird deshalb nicht geöffnet.",
  notOurs: "Bitte wählen Sie eine Datei, die mit „Als Datei sichern“ entstanden ist.",
  newer:
    "Die Datei stammt aus einer neueren Fassung des Leitfadens. Sichern Sie zuerst Ihre eigenen Eingaben als Datei, laden Sie diese Seite dann neu, und öffnen Sie die Datei noch einmal.",
  tooMany: `In der Datei steht mehr, als ein Besuch fassen kann: höchstens ${MOST_ROWS} Zeilen oder Stationen zu einer Frage und ${MOST_ANSWERS} Antworten im Ganzen. Die Datei bleibt, wie sie ist.`,
  wrong: "Ein Teil der Datei ist beschädigt oder verändert. Bitten Sie um eine neue Kopie.",
  unreadable: "Der Browser kann diese Datei nicht lesen. Kopieren Sie sie zuerst auf Ihren Computer.",
};

/** @param {string} place */
export const faultPlace = (place) => ` (Stelle: ${place})`;
export const frameText = "Ihre Eingaben als Text";
export const arrived = "Kommt die Datei bei Ihren Downloads an?";
export const arrivedYes = "Ja, sie ist da";
export const arrivedNo = "Nein, als Text zeigen";
export const arrivedDone = "Mit „Aus Datei öffnen“ holen Sie Ihre Eingaben zurück, auch an einem anderen Computer.";

export const tooLargeWithVersions =
  "Mit den früheren Fassungen wäre die Datei zu groß, um sie wieder zu öffnen. Diese Datei enthält Ihre Antworten ohne sie.";

/** In the browser's own dialog. */
export const fileType = "Antworten aus dem Leitfaden Fachaustausch";

/** @param {string} name */
export const written = (name) =>
  `Gesichert in „${name}“. Mit „Aus Datei öffnen“ holen Sie Ihre Eingaben zurück, auch an einem anderen Computer.`;
export const saveElsewhere = "In eine andere Datei sichern";
export const saveCancelled = "Es ist keine Datei entstanden. Ihre Eingaben stehen weiter auf dieser Seite.";

/** @param {string} name */
export const notWritten = (name) =>
  `„${name}“ lässt sich nicht schreiben. Vielleicht ist die Datei in einem anderen Programm geöffnet. Wählen Sie beim nächsten Mal eine andere, oder kopieren Sie diesen Text in eine leere Textdatei mit der Endung „.json“.`;
export const share = "Teilen";
export const arrivedAsText =
  "Kopieren Sie diesen Text in eine leere Textdatei, und speichern Sie sie mit der Endung „.json“. Sie lässt sich mit „Aus Datei öffnen“ wieder öffnen.";
export const copyText = "Kopieren";

/** @param {string} side "" where nobody said which. */
export const sideName = (side) => ({ visitors: "Gäste", hosts: "Gastgebende" })[side] ?? "";

/** @param {string} name @param {string} place */
export const nameFrom = (name, place) => `${name} (${place})`;

/** @param {number} number Who gave no name. */
export const somebody = (number) => `Person ${number}`;

/** @param {string} name @param {number} number */
export const numbered = (name, number) => `${name} (${number})`;
export const yourName = "Ihr Name oder Amt";
export const askName = "In der Datei steht noch nicht, von wem sie ist. Andere sehen es an Ihrem Namen oder Amt.";
export const saveNamed = "Mit Namen sichern";
export const leaveUnnamed = "Ohne Namen lassen";
export const nameLater = "Gut. Unter „Besuch wechseln“ und „Bearbeiten“ können Sie den Namen jederzeit eintragen.";

/** @param {string} time ISO 8601. @param {{ side: string, name: string }[]} by */
export const agreed = (time, by) =>
  `Vereinbart am ${day(time)}${by.length ? `: ${by.map(agreeing).filter(Boolean).join(", ")}` : ""}`;

/** @param {{ side: string, name: string }} one */
const agreeing = ({ side, name }) => (sideName(side) && name ? `${sideName(side)} (${name})` : sideName(side) || name);
