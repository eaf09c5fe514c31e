import assert from "node:assert/strict";
import { eventually, journey } from "./engines.mjs";
import { sheetOn, TEXT } from "./sheet.mjs";

journey("kept for use without a network, the site works when its server is gone", async ({ page, site }) => {
  const sheet = sheetOn(page);
  await page.goto(`${site.address}ohne-netz.html`);
  await sheet.click("Auch ohne Netz nutzen");
  const state = () => page.$eval("[data-part=state]", (element) => element.textContent ?? "");
  await eventually(async () => (await state()).includes("jetzt auch ohne Netz"));
  await site.close();

  await page.goto(`${site.address}arbeitsblaetter/vorbereitung.html`);
  await sheet.write(TEXT);
  await sheet.click("Besuch wechseln");
  await page.waitForSelector("dialog[open]");
  await page.goto(`${site.address}bogen/vorbereitung.html`);
  await sheet.expectAnswer(TEXT);
  assert.equal((await sheet.read()).answer, TEXT);
});
