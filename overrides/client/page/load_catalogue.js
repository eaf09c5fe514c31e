/**
 * Every worksheet with its questions, for what looks beyond its own page.  The build writes it as a script that calls
 * `fachaustauschCatalogue`; it is loaded when first needed.
 *
 * @import { CatalogueWorksheet } from "../answers/catalogue.js"
 */
import { loadScript } from "./load_asset.js";

/** @type {CatalogueWorksheet[]} */
let worksheets = [];

/** Of another script of the same page, which may be waiting for it, too. */
const { fachaustauschCatalogue: other } = /** @type {any} */ (window);

Object.assign(window, {
  /** @param {CatalogueWorksheet[]} read */
  fachaustauschCatalogue(read) {
    worksheets = read;
    other?.(read);
  },
});

/**
 * @param {string} address "" where it is in the page already.
 * @returns {Promise<CatalogueWorksheet[]>} Empty where it is not to be had: then ids have to do.
 */
export async function readCatalogue(address) {
  try {
    if (address) await loadScript(address, () => worksheets.length > 0);
    // Where it is in the page, it stands behind the script that asks for it.
    else if (document.readyState === "loading") await new Promise((resolve) => addEventListener("load", resolve));
  } catch (error) {
    console.warn(error);
  }
  return worksheets;
}
