import assert from "node:assert/strict";
import { journey } from "./engines.mjs";
import { sheetOn } from "./sheet.mjs";

/** 5,000 characters, each word another: what a page break comes between is still there. */
const WORDS = Array.from({ length: 625 }, (_, index) => `Wort${String(index).padStart(3, "0")}`);

for (const view of ["arbeitsblaetter", "bogen"])
  journey(
    `a filled sheet prints whole, and without its fields: ${view}`,
    { homes: ["http"] },
    async ({ page, home }) => {
      await page.goto(`${home}${view}/vorbereitung.html`);
      const sheet = sheetOn(page);
      await sheet.write(WORDS.join(" "));
      await sheet.detail();
      const text = await page.paper();
      assert.deepEqual(text.match(/Wort\d{3}/g), WORDS);
      assert.match(text, /Jugendamt/);
      assert.match(text, /12\.03\.2027/);
      for (const control of ["Leer drucken", "Als Datei sichern", "Rückgängig"])
        assert.ok(!text.includes(control), control);
    },
  );
