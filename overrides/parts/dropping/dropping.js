/**
 * Takes what a person drops on the page: else the browser leaves the page to show it.
 *
 * @import { Dropped } from "../../client/page/types.js"
 */

/** @param {(dropped: Dropped) => void} take */
export function startDrop(take) {
  for (const type of /** @type {const} */ (["dragover", "drop"])) {
    addEventListener(type, (event) => {
      const data = /** @type {DataTransfer} */ (event.dataTransfer);
      const { files, types } = data;
      const field = /** @type {Element} */ (event.target).closest?.("input, textarea");
      // Text that finds a field is the browser's own business.
      if (field && types.includes("text/plain") && !types.includes("Files")) return;
      event.preventDefault();
      data.dropEffect = "copy";
      if (type === "drop") take({ files: [...files], text: data.getData("text"), types });
    });
  }
}
