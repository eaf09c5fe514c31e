import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { journey } from "./engines.mjs";
import { sheetOn, TEXT } from "./sheet.mjs";

for (const view of ["arbeitsblaetter", "bogen"]) {
  journey(`a save file takes answers out and brings them back: ${view}`, async ({ page, site, downloaded }) => {
    await page.goto(`${site.address}${view}/vorbereitung.html`);
    const sheet = sheetOn(page);
    await sheet.write(TEXT);
    await sheet.click("Als Datei sichern");
    const file = await downloaded();
    assert.equal(JSON.parse(await readFile(file, "utf8")).answers["vorbereitung.ziel"].answer, TEXT);

    await sheet.click("Löschen");
    await sheet.click("Alles löschen");
    await sheet.expectAnswer("");
    const input = /** @type {import("puppeteer-core").ElementHandle<HTMLInputElement>} */ (
      await page.$("[data-part=files]")
    );
    await input.uploadFile(file);
    await sheet.click("Übernehmen");
    await sheet.expectAnswer(TEXT);
    await sheet.badge("saved");
  });
}
