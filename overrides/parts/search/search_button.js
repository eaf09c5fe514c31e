/**
 * The button that opens the search: its script and its index are loaded only then.
 */
import { loadScript } from "../../client/page/load_asset.js";

/**
 * @param {HTMLElement} button Names the addresses of both.
 * @param {HTMLDialogElement} dialog
 */
export function startSearchButton(button, dialog) {
  button.addEventListener("click", async () => {
    const { script = "", index = "" } = button.dataset;
    dialog.showModal();
    try {
      await Promise.all([
        loadScript(script, () => "fachaustauschSearch" in window),
        loadScript(index, () => dialog.dataset.state === "ready"),
      ]);
    } catch (error) {
      console.warn(error);
      const status = /** @type {HTMLElement} */ (dialog.querySelector("[data-part='status']"));
      status.textContent = "Die Suche lässt sich gerade nicht laden. Bitte versuchen Sie es später noch einmal.";
    }
  });
  dialog.querySelector("[data-action='close']")?.addEventListener("click", () => dialog.close());
}
