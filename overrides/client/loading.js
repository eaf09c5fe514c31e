/**
 * Loads a script or a stylesheet when it is first needed: from file:// a page can fetch nothing, but it can load these.
 */

/** @type {Map<string, Promise<void>>} */
const started = new Map();

/** @param {string} address */
export const loadScript = (address) =>
  // An index calls the script before it: keep their order.
  load(address, () => Object.assign(document.createElement("script"), { src: address, async: false }));

/** @param {string} address */
export const loadStyle = (address) =>
  load(address, () => Object.assign(document.createElement("link"), { rel: "stylesheet", href: address }));

/**
 * @param {string} address
 * @param {() => HTMLElement} create
 * @returns {Promise<void>} Rejected where it is not to be had; the next call tries again.
 */
function load(address, create) {
  const known = started.get(address);
  if (known) return known;
  const loading = new Promise((/** @type {(value: void) => void} */ resolve, reject) => {
    const element = create();
    element.addEventListener("load", () => resolve());
    element.addEventListener("error", () => {
      started.delete(address);
      element.remove();
      reject(new Error(`${address} could not be loaded`));
    });
    document.head.append(element);
  });
  started.set(address, loading);
  return loading;
}
