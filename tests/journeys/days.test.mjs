/**
 * A date that cannot be right is said and not stored, whatever the engine makes of a date's field.
 *
 * `tests/client/page/test_days.py` knows more of them, in Chromium alone.
 */
import { eventually } from "./browser.mjs";
import { journey } from "./engines.mjs";
import { sheetOn } from "./sheet.mjs";

for (const view of ["arbeitsblaetter", "bogen"])
  journey(`half a date is said and never stored: ${view}`, { homes: ["https"] }, async ({ page, home }) => {
    await page.goto(`${home}${view}/vorbereitung.html`);
    const sheet = sheetOn(page);
    await sheet.write("Lernen");
    await page.click(() => document.querySelector("#ziel summary") ?? undefined);
    await page.evaluate(() =>
      /** @type {HTMLInputElement} */ (document.querySelector("#ziel [data-field=due]")).focus(),
    );
    await page.type("12");
    await page.click(() => document.querySelector("#ideen textarea") ?? undefined);
    await eventually(() =>
      page.evaluate(() => {
        const field = /** @type {HTMLInputElement} */ (document.querySelector("#ziel [data-field=due]"));
        const help = document.getElementById(field.getAttribute("aria-describedby") ?? "");
        const badge = document.querySelector("[data-part=badge]");
        return (
          field.getAttribute("aria-invalid") === "true" &&
          help?.textContent?.startsWith("Dieses Datum ist noch nicht vollständig") &&
          badge?.textContent?.includes("Ein Datum stimmt noch nicht")
        );
      }),
    );
    await page.evaluate(() => {
      const field = /** @type {HTMLInputElement} */ (document.querySelector("#ziel [data-field=due]"));
      field.value = "2027-03-12";
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
    });
    await sheet.badge("saved");
    await page.reload();
    await sheet.expectAnswer("Lernen");
    await eventually(async () => (await sheet.read()).due === "2027-03-12");
  });
