/** The German sentences of what loads on demand; the others stand in `../texts.js`. */
import { MOST_ANSWERS, MOST_ROWS } from "../answers/limits.js";
import { formatDate, locked, notDeleted, undoDelete } from "./texts.js";

/**
 * @param {number} count
 * @param {string} one
 * @param {string} many
 */
const counted = (count, one, many) => (count === 1 ? one : `${count} ${many}`);

/** @param {string} time ISO 8601, or "". */
const day = (time) => (Number.isNaN(Date.parse(time)) ? "" : formatDate(new Date(time)));

/** @param {number} count */
const entries = (count) => `Eingaben zu ${counted(count, "einer Frage", "Fragen")}`;

export const texts = {
  deletion: "Was möchten Sie löschen?",
  deletionUndo: "Solange Sie diese Seite nicht verlassen, können Sie das Löschen rückgängig machen.",
  losing: "Das geht verloren:",
  /** @param {string} title */
  onlySheet: (title) => `Nur dieses Blatt, „${title}“`,
  deleteSheet: "Dieses Blatt löschen",
  deleteVisit: "Diesen Besuch löschen",
  everything: {
    device: "Alles, was Sie auf diesen Seiten eingetragen haben",
    session: "Alles in diesem Tab; was auf dem Gerät liegt, bleibt, ebenso die Kopie in einem duplizierten Tab",
  },
  deleteAll: "Alles löschen",
  /** @param {string[]} numbers */
  losesOnSheet: (numbers) => (numbers.length ? `${entries(numbers.length)} (${numbers.join(", ")})` : "nichts"),
  /**
   * @param {string} worksheet
   * @param {number} count
   */
  losesFrom: (worksheet, count) => `${worksheet}: ${count ? entries(count) : "noch ohne Eingaben"}`,
  losesName: "der Name des Besuchs",
  losesNothing: "nichts",
  /** @param {number} count */
  losesMore: (count) =>
    count === 1
      ? "ein weiterer Eintrag, der leer oder nicht lesbar ist"
      : `${count} weitere Einträge, die leer oder nicht lesbar sind`,

  deleting: "Wird gelöscht …",
  /** @param {string} what */
  deleted: (what) => `Gelöscht: ${what}.`,
  notDeleted,
  /** @param {string} what */
  partlyDeleted: (what) => `Nur zum Teil gelöscht: ${what}. ${locked}`,
  /** @param {string} name */
  visit: (name) => (name ? `Besuch „${name}“` : "Besuch ohne Namen"),
  /** @param {string} name */
  onlyVisit: (name) => (name ? `Nur diesen Besuch, „${name}“` : "Nur diesen Besuch"),
  deletedAll: { device: "alle Eingaben in diesem Browser", session: "alle Eingaben in diesem Tab" },
  restored: "Ihre Eingaben sind wieder da.",

  /** @param {number} months */
  stillWanted: (months) =>
    `Seit mehr als ${months} Monaten haben Sie hier nichts geändert. Brauchen Sie diese Eingaben noch? Von selbst wird nichts gelöscht.`,
  saveAndDelete: "Sichern und löschen",
  keepOn: "Weiter aufbewahren",
  keptOn: "Ihre Eingaben bleiben, wo sie sind.",
  saveFile: "Als Datei sichern",
  undoDelete,

  close: "Schließen",
  cancel: "Abbrechen",

  visits: "Ihre Besuche",
  visitsLead: "Jeder Besuch hat eigene Antworten. So planen Sie mehrere Besuche nebeneinander.",
  unnamed: "Besuch ohne Namen",
  current: "Gerade geöffnet",
  archived: "Im Archiv",
  /**
   * @param {string} host
   * @param {string} date DD.MM.YYYY, or "".
   * @param {number} answered
   * @param {string} lastChange
   * @param {string} [side]
   */
  visitDetails: (host, date, answered, lastChange, side = "") =>
    [
      side ? `Sie sind ${texts.sideName(side)}` : "",
      host ? `bei ${host}` : "",
      date ? `am ${date}` : "",
      answered ? entries(answered) : "noch ohne Eingaben",
      lastChange ? `zuletzt geändert am ${day(lastChange)}` : "",
    ]
      .filter(Boolean)
      .join(" · "),
  open: "Öffnen",
  edit: "Bearbeiten",
  copy: "Kopieren",
  archive: "Archivieren",
  unarchive: "Aus dem Archiv holen",
  remove: "Löschen",
  newVisit: "Neuen Besuch anlegen",
  name: "Name des Besuchs",
  host: "Gastgebende Stelle",
  date: "Datum des Besuchs",
  author: "Ausgefüllt von (steht in Ihrer Datei)",
  keep: "Speichern",
  create: "Anlegen und öffnen",
  /** @param {string} name */
  copyOf: (name) => (name ? `${name} (Kopie)` : "Kopie"),
  /** @param {string} name */
  visitDeleted: (name) => `„${name}“ ist gelöscht. Solange diese Liste offen ist, können Sie das rückgängig machen.`,
  undo: "Rückgängig machen",
  visitChanged: "Gespeichert.",
  /** @param {string} name */
  visitCopied: (name) => `Die Kopie „${texts.copyOf(name)}“ ist angelegt. Ihre Antworten sind dieselben.`,
  /** @param {string} name */
  visitArchived: (name) => `„${name || texts.unnamed}“ liegt jetzt im Archiv.`,
  /** @param {string} name */
  visitUnarchived: (name) => `„${name || texts.unnamed}“ ist wieder aus dem Archiv geholt.`,
  visitBack: "Der Besuch ist wieder da.",
  /**
   * @param {string} last
   * @param {string} shown
   */
  lastVisit: (last, shown) => `Zuletzt war ein anderer Besuch geöffnet: ${last}. Diese Seite zeigt: ${shown}.`,
  toLastVisit: "Zum zuletzt geöffneten Besuch",
  noExample:
    "Das Beispiel lässt sich gerade nicht laden. Ihre Eingaben sind davon nicht betroffen. Versuchen Sie es später noch einmal.",
  twoCopies:
    "Ein zweiter Tab enthält eine Kopie dieser Eingaben. Jeder der beiden Tabs ist für sich: Was Sie hier schreiben oder löschen, ändert im anderen nichts.",
  exampleShown: "Sie sehen ein erfundenes Beispiel. Ihre eigenen Eingaben bleiben, wie sie sind.",
  leaveExample: "Zurück zu meinen Eingaben",
  deleteExample: "Beispiel löschen",
  noRoom: "Das hat nicht geklappt: Der Speicher dieses Browsers ist voll oder gesperrt. Es hat sich nichts geändert.",

  notMoved: "Ihre Eingaben bleiben, wo sie sind: Der Browser kann sie dort nicht speichern.",

  take: "Auf diesem Gerät liegen schon Eingaben",
  /** @param {string[]} visits */
  takeLead: (visits) =>
    `${visits.join(", ")}. Wenn Sie nur für diese Sitzung arbeiten, liegen Ihre Eingaben allein in diesem Tab. Was soll mit den vorhandenen geschehen?`,
  takeAlong: "Mitnehmen",
  takeAlongHint:
    "Die Eingaben liegen dann nicht mehr auf diesem Gerät. Sichern Sie sie als Datei, bevor Sie den Tab schließen.",
  leave: "Auf dem Gerät lassen",
  leaveHint:
    "Sie beginnen mit leeren Blättern. Die vorhandenen finden Sie wieder, wenn Sie bei „Aufbewahren“ zu „auf diesem Gerät“ zurückwechseln.",

  review: "Eingaben aus Datei öffnen",
  reviewMany: "Eingaben aus Dateien zusammenführen",
  /**
   * @param {string} file
   * @param {string} name
   * @param {string} savedAt
   * @param {number} count
   */
  fileRead: (file, name, savedAt, count) =>
    `${file}: ${name ? `${name}, ` : ""}gesichert am ${day(savedAt)}, ${counted(count, "eine Antwort", "Antworten")}`,
  otherQuestions: "Diese Datei gehört zu einem anderen Leitfaden. Prüfen Sie, ob die Fragen dieselben sind.",
  /** Why a file cannot be opened, and what to do. */
  faults: {
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
  },
  /** @param {string} place */
  faultPlace: (place) => ` (Stelle: ${place})`,
  droppedText: "Gezogener Text",
  notDropped: "Das ist keine Datei, die sich hier öffnen lässt",
  notDroppedLead:
    "Ist es der Anhang einer Mail? Dann speichern Sie ihn zuerst auf Ihrem Computer. Von dort können Sie die Datei auf diese Seite ziehen.",
  nothingChanged: "Es hat sich nichts geändert.",

  /**
   * @param {number} added
   * @param {number} same
   * @param {number} different
   */
  counts: (added, same, different) =>
    [added ? `${added} neu` : "", same ? `${same} gleich` : "", different ? `${different} verschieden` : ""]
      .filter(Boolean)
      .join(", ") || "keine Antworten",
  nothingNew: "Alles davon steht schon hier. Es gibt nichts zu tun.",
  /**
   * @param {string} side
   * @param {string} sheet Where both are compared, or "".
   */
  fromOtherSide: (side, sheet) =>
    `Diese Datei kommt von den ${side === "hosts" ? "Gastgebenden" : "Gästen"}.${sheet ? ` Zum Vergleichen gibt es „Dateien nebeneinander zeigen“ auf dem Blatt „${sheet}“.` : ""}`,
  target: "Wohin sollen die Antworten?",
  /** @param {string} name */
  intoThis: (name) => (name ? `In den geöffneten Besuch „${name}“` : "In den geöffneten Besuch"),
  intoNew: "Als eigener neuer Besuch",
  differences: "Hier unterscheiden sich die Fassungen",
  differencesLead: "Entscheiden Sie bei jeder Frage. Nichts wird ersetzt, bevor Sie unten auf „Übernehmen“ drücken.",
  forAll: "Für alle auf einmal:",
  allOwn: "Meine behalten",
  allBoth: "Alle untereinander",
  added: "Das kommt neu dazu",
  own: "Bisher hier",
  /** @param {string[]} names @param {string} changedAt */
  variant: (names, changedAt) => `${names.join(", ")}${day(changedAt) ? ` (${day(changedAt)})` : ""}`,
  both: "Alle Fassungen untereinander, mit Namen",
  writeNew: "Neuen Text schreiben",
  newText: "Neuer Text",
  /** @param {string[]} names */
  gaps: (names) => `Noch keine Antwort: ${names.join(", ")}`,
  notApplicable: "Gilt nicht für uns",
  /** @param {string} day */
  unclearDay: (day) => `Der Termin ${day} kann so nicht stimmen. Bitte prüfen Sie ihn auf dem Blatt.`,
  noText: "(ohne Text)",
  former: "Frühere Frage",
  apply: "Übernehmen",
  tooMany: `Das wäre zusammen zu viel: Ein Besuch fasst höchstens ${MOST_ROWS} Zeilen oder Stationen zu einer Frage und ${MOST_ANSWERS} Antworten im Ganzen. Öffnen Sie die Datei als eigenen neuen Besuch.`,
  changedMeanwhile: "In einem anderen Tab hat sich inzwischen etwas geändert. Bitte entscheiden Sie noch einmal.",
  /** @param {number} count */
  undecided: (count) =>
    `Bitte entscheiden Sie noch bei ${counted(count, "einer Frage", "Fragen")}. Die Seite springt jetzt dorthin.`,
  /** @param {number} count */
  applied: (count) => `${counted(count, "Eine Antwort", "Antworten")} übernommen.`,
  nothingApplied: "Es bleibt alles, wie es war.",
  undoImport: "Übernahme rückgängig machen",
  importUndone: "Alles ist wieder wie vorher.",

  frame: "Diese Seite in einem Rahmen",
  frameBlocked:
    "Sie sehen dieses Arbeitsblatt im Rahmen einer anderen Website. Ihr Browser kann hier nichts speichern. Was Sie hier eintragen, ist weg, sobald Sie die Seite verlassen. Öffnen Sie das Blatt lieber in einem eigenen Tab.",
  frameForeign:
    "Sie sehen dieses Arbeitsblatt im Rahmen einer anderen Website. Ihr Browser hält Ihre Eingaben hier meist getrennt von denen auf der Website des Leitfadens. Vielleicht löscht er sie auch früher. In einem eigenen Tab sind sie besser aufgehoben.",
  frameOverview:
    "Sie sehen diese Seite im Rahmen einer anderen Website. Der Browser zeigt hier meist nur, was Sie im selben Rahmen eingetragen haben. In einem eigenen Tab sehen Sie, was Sie auf der Website des Leitfadens selbst eingetragen haben.",
  ownTab: "In eigenem Tab öffnen",
  frameAddress: "Öffnet sich kein Tab? Dann kopieren Sie diese Adresse:",
  frameDownload: "Kommt beim Sichern keine Datei an?",
  frameDownloadLead:
    "Manche Rahmen verbieten das Herunterladen. Kopieren Sie dann diesen Text in eine leere Textdatei, und speichern Sie sie mit der Endung „.json“. Sie lässt sich mit „Aus Datei öffnen“ wieder öffnen.",
  frameText: "Ihre Eingaben als Text",
  arrived: "Kommt die Datei bei Ihren Downloads an?",
  arrivedYes: "Ja, sie ist da",
  arrivedNo: "Nein, als Text zeigen",
  arrivedDone: "Mit „Aus Datei öffnen“ holen Sie Ihre Eingaben zurück, auch an einem anderen Computer.",
  /** In the browser's own dialog. */
  fileType: "Antworten aus dem Leitfaden Fachaustausch",
  /** @param {string} name */
  written: (name) =>
    `Gesichert in „${name}“. Mit „Aus Datei öffnen“ holen Sie Ihre Eingaben zurück, auch an einem anderen Computer.`,
  saveElsewhere: "In eine andere Datei sichern",
  saveCancelled: "Es ist keine Datei entstanden. Ihre Eingaben stehen weiter auf dieser Seite.",
  /** @param {string} name */
  notWritten: (name) =>
    `„${name}“ lässt sich nicht schreiben. Vielleicht ist die Datei in einem anderen Programm geöffnet. Wählen Sie beim nächsten Mal eine andere, oder kopieren Sie diesen Text in eine leere Textdatei mit der Endung „.json“.`,
  share: "Teilen",
  arrivedAsText:
    "Kopieren Sie diesen Text in eine leere Textdatei, und speichern Sie sie mit der Endung „.json“. Sie lässt sich mit „Aus Datei öffnen“ wieder öffnen.",
  framePrint:
    "In diesem Rahmen können Sie nicht drucken. Öffnen Sie das Blatt in einem eigenen Tab, und drucken Sie dort.",
  copyText: "Kopieren",

  savedSheet:
    "Ihr Browser legt die Datei jetzt bei Ihren Downloads ab. Sie enthält nur dieses Blatt. Schicken Sie sie der anderen Seite.",
  savedSheetInFrame:
    "Kommt keine Datei an, dann verbietet dieser Rahmen das Herunterladen. Holen Sie Ihre Eingaben in einen eigenen Tab, und sichern Sie das Blatt dort.",

  sides: "Antworten beider Seiten nebeneinander",
  /** @param {string} side "" where nobody said which. */
  sideName: (side) => ({ visitors: "Gäste", hosts: "Gastgebende" })[side] ?? "",
  whichSide: "Auf welcher Seite sind Sie?",
  noSide: "keine Angabe",
  inThisBrowser: "in diesem Browser",
  /** @param {string} name @param {string} place */
  nameFrom: (name, place) => `${name} (${place})`,
  /** @param {string} file */
  fileOfOther: (file) => `${file} – ${texts.otherQuestions}`,
  twoFiles: "Die Seite vergleicht nur die ersten beiden Dateien.",
  noQuestions:
    "Die Fragen lassen sich gerade nicht laden. Sichern Sie Ihre Eingaben als Datei, bevor Sie die Seite neu laden.",
  question: "Frage",
  agree: "gleich",
  differ: "verschieden",
  noAnswer: "keine Antwort",
  print: "Drucken",

  conflict: "In einem anderen Tab steht hier jetzt:",
  conflictEmpty: "In einem anderen Tab ist dieses Feld jetzt leer.",
  conflictTake: "Andere Fassung übernehmen",
  conflictKeep: "Meine Fassung behalten",

  /** @param {string | undefined} wording */
  questionChanged: (wording) =>
    `Diese Frage hat sich geändert, seit Sie geantwortet haben.${wording ? ` Sie lautete: „${wording}“` : ""}`,
  stillFits: "Meine Antwort passt noch",
  /** @param {{ name: string, changedAt: string }[]} parts */
  sources: (parts) =>
    `${parts.length > 1 ? "Zusammengeführt" : "Übernommen"} aus: ${parts.map(({ name, changedAt }) => name + (Date.parse(changedAt) ? ` (${formatDate(new Date(changedAt))})` : "")).join(", ")}`,
};
