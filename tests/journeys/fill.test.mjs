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

for (const view of ["arbeitsblaetter", "bogen"]) {
  journey(`stops and rows are there on return: ${view}`, async ({ page, site }) => {
    const shown = ".repeat:not(.repeat--away) ";
    await page.goto(`${site.address}${view}/beobachtung.html`);
    const stops = sheetOn(page, "station");
    await stops.write("Anlaufstelle");
    await page.$eval("[data-adds='beobachtung.']", (button) => /** @type {HTMLElement} */ (button).click());
    await page.waitForSelector(`${shown} [value=anzupassen]`);
    await page.$eval(`${shown} [value=anzupassen]`, (radio) => /** @type {HTMLElement} */ (radio).click());
    await stops.badge("saved");
    await page.goto(`${site.address}${view}/transferplan.html`);
    await page.waitForSelector("[data-quote='beobachtung.passung'] blockquote");
    const rows = sheetOn(page, "massnahmen");
    await rows.write("Sprechstunde");
    await page.goto("about:blank");
    await page.goto(`${site.address}${view}/transferplan.html`);
    await rows.expectAnswer("Sprechstunde");
    await page.goto(`${site.address}${view}/beobachtung.html`);
    await page.waitForSelector(".stops__stop[aria-pressed=true]");
    assert.equal(await page.$$eval(".repeat", (parts) => parts.length), 2);
    assert.equal(
      await page.$eval(`${shown} [value=anzupassen]`, (radio) => /** @type {HTMLInputElement} */ (radio).checked),
      true,
    );
  });
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
