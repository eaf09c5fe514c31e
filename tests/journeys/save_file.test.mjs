import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { journey } from "./engines.mjs";
import { sheetOn, TEXT } from "./sheet.mjs";

for (const [view, homes] of /** @type {const} */ ([
  ["arbeitsblaetter", ["http", "https", "file"]],
  ["bogen", ["https"]],
]))
  journey(
    `a save file takes answers out and brings them back: ${view}`,
    { homes },
    async ({ page, home, downloaded }) => {
      await page.goto(`${home}${view}/vorbereitung.html`);
      const sheet = sheetOn(page);
      await sheet.write(TEXT);
      await sheet.click("Als Datei sichern");
      const file = await downloaded();
      assert.equal(JSON.parse(await readFile(file, "utf8")).answers["vorbereitung.ziel"].answer, TEXT);

      await sheet.choose("Löschen");
      await sheet.click("Alles löschen");
      await sheet.expectAnswer("");
      await page.upload("[data-part=files]", file);
      await sheet.click("Übernehmen");
      await sheet.expectAnswer(TEXT);
      await sheet.badge("saved");
    },
  );
