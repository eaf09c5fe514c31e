import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { journey } from "./engines.mjs";
import { sheetOn, TEXT, waitFor } from "./sheet.mjs";

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

const LONG_AGO = "2026-11-01T08:00:00.000Z";

for (const [view, homes] of /** @type {const} */ ([
  ["arbeitsblaetter", ["https", "file"]],
  ["bogen", ["https"]],
]))
  journey(
    `a save file with earlier versions, asked for, brings them back: ${view}`,
    { homes },
    async ({ page, home, downloaded }) => {
      const address = `${home}${view}/vorbereitung.html`;
      await page.goto(address);
      await page.evaluate((changedAt) => {
        const text = JSON.stringify({ answer: "Damals", changedAt, revision: 1 });
        localStorage.setItem("fachaustausch:1:first:vorbereitung.ziel", text);
      }, LONG_AGO);
      await page.goto(address);
      const sheet = sheetOn(page);
      await sheet.expectAnswer("Damals");
      await waitFor(page, ".sheet[data-versions=kept]");
      await sheet.write(TEXT);
      await waitFor(page, "[data-action=save-versions]");
      await sheet.choose("Mit früheren Fassungen sichern");
      await sheet.click("Mit früheren Fassungen sichern");
      const file = await downloaded();
      assert.match(file, /-mit-fassungen\.json$/);

      await sheet.choose("Löschen");
      await sheet.click("Alles löschen");
      await sheet.expectAnswer("");
      await page.upload("[data-part=files]", file);
      await sheet.click("Übernehmen");
      for (const button of ["[id=ziel] [data-action=versions]", "dialog .versions__item button"]) {
        await waitFor(page, button);
        await page.click((selector) => document.querySelector(selector) ?? undefined, button);
      }
      await sheet.expectAnswer("Damals");
    },
  );
