/** The German sentences of what keeps earlier versions of answers. */

export const versions = "Frühere Fassungen";
export const saveWith = "Mit früheren Fassungen sichern";
export const deleted = "Gelöschtes zurückholen";
/** @param {string} each Such as "Station". */
export const ofEach = (each) => ` (${each})`;
/** @param {string} number */
export const ofQuestion = (number) => ` von Frage ${number}`;
export const noVersions = "Frühere Fassungen Ihrer Antworten kann Ihr Browser nicht aufbewahren.";
