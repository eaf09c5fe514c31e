import assert from "node:assert/strict";
import { journey } from "./engines.mjs";
import { sheetOn } from "./sheet.mjs";

// `tests/client/test_restored.py` does it ten times, in Chromium alone.
const TIMES = 3;

/** @param {import("puppeteer-core").Page} page @returns {Promise<string>} All that is stored. */
const stored = (page) => page.evaluate(() => JSON.stringify(Object.entries({ ...localStorage }).sort()));

/** @param {import("puppeteer-core").Page} page @returns {Promise<string>} All that stands in fields. */
const shown = (page) =>
  page.$$eval(".sheet :is(textarea, input:not([type=file]))", (fields) =>
    JSON.stringify(
      fields.map((each) => {
        const field = /** @type {HTMLInputElement} */ (each);
        return /[ox]$/.test(field.type) ? field.checked : field.value;
      }),
    ),
  );

for (const view of ["arbeitsblaetter", "bogen"]) {
  journey(`going back and loading again changes no answer: ${view}`, async ({ page, site }) => {
    await page.goto(`${site.address}${view}/vorbereitung.html`);
    const sheet = sheetOn(page);
    await sheet.write("Eins");
    await sheet.detail();
    await page.type("[data-part=name]", "Musterfeld");
    await sheet.badge("saved");
    const [before, fields] = [await stored(page), await shown(page)];
    for (let time = 0; time < TIMES; time += 1) {
      await page.goto(`${site.address}handzettel.html`);
      await page.goBack();
      await sheet.expectAnswer("Eins");
      assert.equal(await shown(page), fields);
      await page.reload();
      await sheet.badge("saved");
      assert.equal(await shown(page), fields);
    }
    assert.equal(await stored(page), before);
  });

  journey(`going back and loading again leaves each row its own: ${view}`, async ({ page, site }) => {
    await page.goto(`${site.address}${view}/transferplan.html`);
    const rows = sheetOn(page, "massnahmen");
    await rows.write("Erste");
    await page.$eval("[data-adds='transferplan.massnahmen/']", (button) => /** @type {HTMLElement} */ (button).click());
    await page.waitForSelector("[data-row] ~ [data-row] textarea");
    await page.type("[data-row] ~ [data-row] textarea", "Zweite");
    await rows.badge("saved");
    const [before, fields] = [await stored(page), await shown(page)];
    for (let time = 0; time < TIMES; time += 1) {
      await page.goto(`${site.address}handzettel.html`);
      await page.goBack();
      await rows.expectAnswer("Erste");
      assert.equal(await shown(page), fields);
      await page.reload();
      await rows.badge("saved");
      assert.equal(await shown(page), fields);
    }
    assert.equal(await stored(page), before);
  });
}
