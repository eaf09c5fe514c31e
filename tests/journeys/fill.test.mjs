import assert from "node:assert/strict";
import { journey } from "./engines.mjs";
import { sheetOn, TEXT } from "./sheet.mjs";

const FILLED = { answer: TEXT, isDoing: true, responsible: "Jugendamt", due: "2027-03-12" };

for (const view of ["arbeitsblaetter", "bogen"]) {
  for (const home of /** @type {const} */ (["address", "folder"])) {
    const where = home === "address" ? "on a server" : "in a folder";
    journey(`what is filled in is there on return: ${view} ${where}`, async ({ page, site }) => {
      const sheet = sheetOn(page);
      await page.goto(`${site[home]}${view}/vorbereitung.html`);
      await sheet.badge("empty");
      await sheet.write(TEXT);
      await sheet.detail();
      assert.match(await page.$eval("[data-part=badge]", (badge) => badge.textContent ?? ""), /gespeichert um/);
      await page.goto("about:blank");
      await page.goto(`${site[home]}${view}/vorbereitung.html`);
      await sheet.badge("saved");
      assert.deepEqual(await sheet.read(), FILLED);
      assert.doesNotMatch(await page.title(), /Beute/);
    });
  }
}

journey("the checklist shows what was filled in", async ({ page, site }) => {
  await page.goto(`${site.address}arbeitsblaetter/vorbereitung.html`);
  await sheetOn(page).write("Voneinander lernen");
  await page.goto(`${site.address}checkliste.html`);
  const cell = "[data-question='vorbereitung.ziel'] [data-cell=answer]";
  assert.equal(await page.$eval(cell, (element) => element.textContent), "Voneinander lernen");
});

journey("the guide in one file fills, returns and shows its checklist", async ({ page, site }) => {
  const file = `${site.folder}fachaustausch-offline.html`;
  const sheet = sheetOn(page, "arbeitsblaetter/vorbereitung.html/ziel");
  await page.goto(`${file}#arbeitsblaetter/vorbereitung.html`);
  await sheet.write(TEXT);
  await page.goto("about:blank");
  await page.goto(`${file}#arbeitsblaetter/vorbereitung.html/ziel`);
  await sheet.expectAnswer(TEXT);
  await page.goto("about:blank");
  await page.goto(`${file}#checkliste.html`);
  const cell = "[data-question='vorbereitung.ziel'] [data-cell=answer]";
  assert.equal(await page.$eval(cell, (element) => element.textContent), TEXT.replace("\n", " "));
});
