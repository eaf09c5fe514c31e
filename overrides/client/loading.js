/**
 * Loads a script when it is first needed: from file:// a page can fetch nothing, but it can load scripts.
 */

/** @type {Map<string, Promise<void>>} */
const started = new Map();

/**
 * @param {string} address
 * @returns {Promise<void>} Rejected where the script is not to be had; the next call tries again.
 */
export function loadScript(address) {
  const known = started.get(address);
  if (known) return known;
  const loading = new Promise((/** @type {(value: void) => void} */ resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.async = false; // An index calls the script before it: keep their order.
    script.addEventListener("load", () => resolve());
    script.addEventListener("error", () => {
      started.delete(address);
      reject(new Error(`${address} could not be loaded`));
    });
    document.head.append(script);
  });
  started.set(address, loading);
  return loading;
}
