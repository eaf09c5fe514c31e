/** The German sentences of what is noted at a question. */
import { day } from "../../client/page/desk_texts.js";
import { formatDate } from "../../client/page/texts.js";
export { agreed } from "../../client/page/desk_texts.js";

/** @param {string | undefined} wording */
export const questionChanged = (wording) =>
  `Diese Frage hat sich geändert, seit Sie geantwortet haben.${wording ? ` Sie lautete: „${wording}“` : ""}`;
export const stillFits = "Meine Antwort passt noch";

/** @param {{ name: string, changedAt: string }[]} parts */
export const sources = (parts) =>
  `${parts.length > 1 ? "Zusammengeführt" : "Übernommen"} aus: ${parts.map(({ name, changedAt }) => name + (Date.parse(changedAt) ? ` (${formatDate(new Date(changedAt))})` : "")).join(", ")}`;

/** @param {number} count */
export const unreadable = (count) =>
  `${count === 1 ? "Eine frühere Antwort lässt" : `${count} frühere Antworten lassen`} sich nicht lesen. Eine Kopie davon bleibt in diesem Browser erhalten.`;

/** @param {string} time ISO 8601. @param {string} text */
export const changedSince = (time, text) =>
  `Seit der Vereinbarung vom ${day(time)} geändert. ${text ? `Vereinbart war: „${text}“` : "Vereinbart war etwas anderes."}`;

/** Of a row that both have left out. @param {string} time ISO 8601. */
export const backSince = (time) => `Seit der Vereinbarung vom ${day(time)} geändert. Vereinbart war, dies wegzulassen.`;
