import assert from "node:assert/strict";
import { journey } from "./engines.mjs";
import { sheetOn, TEXT, textOf, waitFor } from "./sheet.mjs";

journey(
  "in a frame of another site a sheet says so, and takes answers",
  { homes: ["http", "https"] },
  async ({ page, home }) => {
    await page.goto(`${home.replace("127.0.0.1", "localhost")}intranet`);
    const frame = await page.frame("iframe");
    await waitFor(frame, "section.frame");
    assert.match(await textOf(frame, "section.frame"), /im Rahmen einer anderen Website/);
    const address = await frame.evaluate(
      () => /** @type {HTMLInputElement} */ (document.querySelector("section.frame input")).value,
    );
    assert.equal(address, `${home}bogen/vorbereitung.html`);

    const sheet = sheetOn(frame);
    // Before its script has started, the badge says neither.
    await waitFor(frame, "[data-part=badge]:is([data-state=blocked], [data-state=empty])");
    const isBlocked = await frame.evaluate(
      () => document.querySelector("[data-part=badge][data-state=blocked]") !== null,
    );
    await sheet.type(TEXT);
    await sheet.badge(isBlocked ? "blocked" : "saved");
    await sheet.expectAnswer(TEXT);
  },
);
