import { eventually } from "./browser.mjs";
import { journey } from "./engines.mjs";
import { sheetOn, TEXT, textOf, waitFor } from "./sheet.mjs";

journey(
  "kept for use offline, the site works when its server is gone",
  { homes: ["http", "https"] },
  async ({ page, home, site }) => {
    const sheet = sheetOn(page);
    await page.goto(`${home}ohne-netz.html`);
    await sheet.click("Auch ohne Netz nutzen");
    await eventually(async () => (await textOf(page, "[data-part=state]")).includes("jetzt auch ohne Netz"));
    await site.close();

    await page.goto(`${home}arbeitsblaetter/vorbereitung.html`);
    await sheet.write(TEXT);
    await sheet.click("Besuch wechseln");
    await waitFor(page, "dialog[open]");
    await page.goto(`${home}bogen/vorbereitung.html`);
    await sheet.expectAnswer(TEXT);
  },
);
