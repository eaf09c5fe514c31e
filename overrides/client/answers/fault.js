/**
 * Why a file cannot be opened.
 *
 * @typedef {"tooLarge" | "empty" | "mail" | "packed" | "notText" | "wrapped" | "reformatted" | "several" | "notJson" | "tooDeep" | "duplicate" | "forbidden" | "notOurs" | "newer" | "tooMany" | "wrong"} Fault
 */
export class SaveFileError extends Error {
  /**
   * @param {Fault} fault
   * @param {string} [place] Where in the file, such as "answers.vorbereitung.ziel".
   */
  constructor(fault, place = "") {
    super(`${fault} ${place}`.trim());
    this.fault = fault;
    this.place = place;
  }
}
