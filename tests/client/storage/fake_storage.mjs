/** A storage in memory, with faults on demand. */
export class FakeStorage {
  constructor(entries = {}) {
    this.entries = new Map(Object.entries(entries));
    this.fault = "";
  }
  get length() {
    return this.entries.size;
  }
  key(/** @type {number} */ index) {
    return [...this.entries.keys()][index] ?? null;
  }
  getItem(/** @type {string} */ key) {
    if (this.fault === "read") throw new DOMException("", "SecurityError");
    return this.entries.get(key) ?? null;
  }
  setItem(/** @type {string} */ key, /** @type {string} */ value) {
    if (this.fault === "full") throw new DOMException("", "QuotaExceededError");
    if (this.fault !== "silent") this.entries.set(key, value);
  }
  removeItem(/** @type {string} */ key) {
    this.entries.delete(key);
  }
}
