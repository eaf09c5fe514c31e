import assert from "node:assert/strict";
import { eventually } from "./browser.mjs";
import { journey } from "./engines.mjs";
import { expectText, sheetOn, TEXT, textOf, waitFor } from "./sheet.mjs";

const FILLED = { answer: TEXT, isDoing: true, responsible: "Jugendamt", due: "2027-03-12" };

for (const view of ["arbeitsblaetter", "bogen"])
  journey(
    `what is filled in is there on return: ${view}`,
    { homes: ["http", "https", "file"] },
    async ({ page, home }) => {
      const sheet = sheetOn(page);
      await page.goto(`${home}${view}/vorbereitung.html`);
      await sheet.badge("empty");
      await sheet.write(TEXT);
      await sheet.detail();
      assert.match(await textOf(page, "[data-part=badge]"), /^Um \d\d:\d\d gespeichert/);
      await page.goto("about:blank");
      await page.goto(`${home}${view}/vorbereitung.html`);
      await sheet.badge("saved");
      assert.deepEqual(await sheet.read(), FILLED);
      assert.doesNotMatch(await page.evaluate(() => document.title), /Beute/);
    },
  );

for (const [view, homes] of /** @type {const} */ ([
  ["arbeitsblaetter", ["http", "https", "file"]],
  ["bogen", ["https"]],
]))
  journey(`stops and rows are there on return: ${view}`, { homes, isAcrossPages: true }, async ({ page, home }) => {
    const radio = ".repeat:not(.repeat--away) [value=anzupassen]";
    await page.goto(`${home}${view}/beobachtung.html`);
    const stops = sheetOn(page, "station");
    await stops.write("Anlaufstelle");
    await page.click(() => document.querySelector("[data-adds='beobachtung.']") ?? undefined);
    // The first stop has such a radio button, too.
    await eventually(() => page.evaluate(() => document.querySelectorAll(".repeat").length === 2));
    await waitFor(page, radio);
    await page.evaluate((it) => /** @type {HTMLElement} */ (document.querySelector(it)).click(), radio);
    await stops.badge("saved");
    await page.goto(`${home}${view}/transferplan.html`);
    await waitFor(page, "[data-quote='beobachtung.passung'] blockquote");
    const rows = sheetOn(page, "massnahmen");
    await rows.write("Sprechstunde");
    await page.goto("about:blank");
    await page.goto(`${home}${view}/transferplan.html`);
    await rows.expectAnswer("Sprechstunde");
    await page.goto(`${home}${view}/beobachtung.html`);
    await waitFor(page, ".stops__stop[aria-pressed=true]");
    await waitFor(page, `${radio}:checked`);
    assert.equal(await page.evaluate(() => document.querySelectorAll(".repeat").length), 2);
  });

journey(
  "the checklist shows what was filled in",
  { homes: ["http", "https", "file"], isAcrossPages: true },
  async ({ page, home }) => {
    await page.goto(`${home}arbeitsblaetter/vorbereitung.html`);
    await sheetOn(page).write("Voneinander lernen");
    await page.goto(`${home}checkliste.html`);
    await expectText(page, "[data-question='vorbereitung.ziel'] [data-cell=answer]", "Voneinander lernen");
  },
);

journey("the guide in one file fills, returns and shows its checklist", { homes: ["file"] }, async ({ page, home }) => {
  const file = `${home}fachaustausch-offline.html`;
  const sheet = sheetOn(page, "arbeitsblaetter/vorbereitung.html/ziel");
  await page.goto(`${file}#arbeitsblaetter/vorbereitung.html`);
  await sheet.write(TEXT);
  await page.goto("about:blank");
  await page.goto(`${file}#arbeitsblaetter/vorbereitung.html/ziel`);
  await sheet.expectAnswer(TEXT);
  await page.goto("about:blank");
  await page.goto(`${file}#checkliste.html`);
  await expectText(page, "[data-question='vorbereitung.ziel'] [data-cell=answer]", TEXT.replace("\n", " "));
});
