import assert from "node:assert/strict";
import { eventually, journey } from "./engines.mjs";
import { sheetOn, TEXT } from "./sheet.mjs";

journey("in a frame of another site the sheet says what that means, and takes answers", async ({ page, site }) => {
  await page.goto(site.intranet);
  const frame = await eventually(async () => page.frames().find((each) => each.url().includes("/bogen/")));
  const notice = await frame.waitForSelector("section.frame");
  assert.match((await notice?.evaluate((element) => element.textContent)) ?? "", /im Rahmen einer anderen Website/);
  const address = await frame.$eval("section.frame input", (input) => /** @type {HTMLInputElement} */ (input).value);
  assert.equal(address, `${site.address}bogen/vorbereitung.html`);

  const state = await frame.$eval("[data-part=badge]", (badge) => /** @type {HTMLElement} */ (badge).dataset.state);
  const sheet = sheetOn(frame);
  if (state === "blocked") {
    await frame.$eval(
      "#ziel textarea",
      (field, value) => {
        /** @type {HTMLTextAreaElement} */ (field).focus();
        document.execCommand("insertText", false, value);
      },
      TEXT,
    );
    await sheet.badge("blocked");
  } else await sheet.write(TEXT);
  await sheet.expectAnswer(TEXT);
});
