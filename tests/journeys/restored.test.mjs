import assert from "node:assert/strict";
import { eventually } from "./browser.mjs";
import { journey } from "./engines.mjs";
import { sheetOn, waitFor, writeInto } from "./sheet.mjs";

/** @import { Tab } from "./browser.mjs" */

// `tests/client/page/test_restored.py` does it ten times, in Chromium alone.
const TIMES = 3;

/** @param {Tab} page @returns {Promise<string>} All that is stored. */
const stored = (page) => page.evaluate(() => JSON.stringify(Object.entries({ ...localStorage }).sort()));

/** @param {Tab} page @returns {Promise<string>} All that stands in fields. */
const shown = (page) =>
  page.evaluate(() =>
    JSON.stringify(
      [...document.querySelectorAll(".sheet :is(textarea, input:not([type=file]))")].map((each) => {
        const field = /** @type {HTMLInputElement} */ (each);
        return /[ox]$/.test(field.type) ? field.checked : field.value;
      }),
    ),
  );

/**
 * Leave, come back and load again, and expect that nothing is another than before.
 *
 * @param {Tab} page
 * @param {string} elsewhere Another page of the site.
 * @param {ReturnType<typeof sheetOn>} sheet
 * @param {string} answer
 */
async function expectTheSame(page, elsewhere, sheet, answer) {
  const [before, fields] = [await stored(page), await shown(page)];
  for (let time = 0; time < TIMES; time += 1) {
    await page.goto(elsewhere);
    await page.back();
    await sheet.expectAnswer(answer);
    // WebKit empties fields that it has no text for, and the page puts them right a moment later.
    await eventually(async () => (await shown(page)) === fields);
    await page.reload();
    await sheet.badge("saved");
    await eventually(async () => (await shown(page)) === fields);
  }
  assert.equal(await stored(page), before);
}

for (const [view, homes] of /** @type {const} */ ([
  ["arbeitsblaetter", ["http", "https"]],
  ["bogen", ["https"]],
])) {
  journey(`going back and loading again changes no answer: ${view}`, { homes }, async ({ page, home }) => {
    await page.goto(`${home}${view}/vorbereitung.html`);
    const sheet = sheetOn(page);
    await sheet.write("Eins");
    await sheet.detail();
    await sheet.call("Musterfeld");
    await sheet.badge("saved");
    await expectTheSame(page, `${home}handzettel.html`, sheet, "Eins");
  });

  journey(`going back and loading again leaves each row its own: ${view}`, { homes }, async ({ page, home }) => {
    await page.goto(`${home}${view}/transferplan.html`);
    const rows = sheetOn(page, "massnahmen");
    await rows.write("Erste");
    await page.click(() => document.querySelector("[data-adds='transferplan.massnahmen/']") ?? undefined);
    await waitFor(page, "[data-row] ~ [data-row] textarea");
    await writeInto(page, "[data-row] ~ [data-row] textarea", "Zweite");
    await rows.badge("saved");
    await expectTheSame(page, `${home}handzettel.html`, rows, "Erste");
  });
}
