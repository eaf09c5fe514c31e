/**
 * Loads a script or a stylesheet when it is first needed: from file:// a page can fetch nothing, but it can load these.
 */

/** @type {Map<string, Promise<void>>} */
const started = new Map();

/** What failed once may lie damaged in the browser's cache, for a year: it is asked for under another address then. */
let failures = 0;

/**
 * @param {string} address
 * @param {() => boolean} isThere Whether the script has run: one that is cut off, or a page in its place, loads, too.
 */
export const loadScript = (address, isThere) =>
  // An index calls the script before it: keep their order.
  load(address, (src) => Object.assign(document.createElement("script"), { src, async: false }), isThere);

/** @param {string} address */
export const loadStyle = (address) =>
  load(address, (href) => Object.assign(document.createElement("link"), { rel: "stylesheet", href }));

/**
 * @param {string} address
 * @param {(address: string) => HTMLElement} create
 * @param {() => boolean} [isThere]
 * @returns {Promise<void>} Rejected where it is not to be had; the next call tries again.
 */
function load(address, create, isThere = () => true) {
  const known = started.get(address);
  if (known) return known;
  const loading = new Promise((/** @type {(value: void) => void} */ resolve, reject) => {
    const element = create(failures ? `${address}?${failures}` : address);
    const fail = () => {
      failures += 1;
      started.delete(address);
      element.remove();
      reject(new Error(`${address} could not be loaded`));
    };
    element.addEventListener("load", () => (isThere() ? resolve() : fail()));
    element.addEventListener("error", fail);
    document.head.append(element);
  });
  started.set(address, loading);
  return loading;
}

/** Load the page again.  Nothing can be typed into it until it goes, which on a slow network takes a while. */
export function reload() {
  document.body.inert = true;
  location.reload();
}
