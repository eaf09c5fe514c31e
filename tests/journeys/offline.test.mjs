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
    await sheet.choose("Besuch wechseln");
    await waitFor(page, "dialog[open]");
    await page.goto(`${home}bogen/vorbereitung.html`);
    await sheet.expectAnswer(TEXT);
  },
);

journey("a file that a filter refuses stops neither the copy nor the rest", { homes: ["http"] }, async (journey) => {
  const { page, home, site } = journey;
  const sheet = sheetOn(page);
  site.routes["/handzettel.html"] = (_, response) => {
    response.writeHead(403, { "Content-Type": "text/html" });
    response.end("<!doctype html><title>403</title>");
  };
  await page.goto(`${home}ohne-netz.html`);
  await sheet.click("Auch ohne Netz nutzen");
  const missing = () => textOf(page, "[data-part=missing]");
  await eventually(async () => /^handzettel\.html: .*verweigert \(403\)$/.test(await missing()));
  delete site.routes["/handzettel.html"];
  await sheet.click("Noch einmal versuchen");
  // The state has said before, too, that most pages open without a network.
  await eventually(async () => (await missing()) === "");
  await site.close();

  await page.goto(`${home}handzettel.html`);
  await eventually(async () => (await textOf(page, "[data-part=copy]")).includes("keine Verbindung"));
});
