import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { eventually } from "./browser.mjs";
import { journey } from "./engines.mjs";
import { counting, expectText, sheetOn, waitFor, writeInto } from "./sheet.mjs";

/** What both sides may spend on two differences, in clicks, until the file for the other side is there. */
const MOST = 8;

const AT = "2027-01-02T10:00:00.000Z";

/** @param {Record<string, string>} answers */
const fileOf = (answers) => ({
  fileType: "fachaustausch-answers",
  formatVersion: 1,
  questionSet: "leitfaden-fachaustausch",
  savedAt: AT,
  visit: { id: "b1", name: "Besuch in Musterfeld", author: "Amt 51", side: "hosts" },
  answers: Object.fromEntries(
    Object.entries(answers).map(([id, answer]) => [`vereinbarung.${id}`, { answer, changedAt: AT, revision: 1 }]),
  ),
});

journey("both sides settle two differences and send it", { homes: ["http"] }, async ({ page, home, downloaded }) => {
  const folder = await mkdtemp(path.join(tmpdir(), "agreement-"));
  try {
    const file = path.join(folder, "gastgebende.json");
    await writeFile(file, JSON.stringify(fileOf({ ziele: "Zeigen, was gelingt", themen: "Schule" })));
    await page.goto(`${home}arbeitsblaetter/vereinbarung.html`);
    const sheet = sheetOn(page, "ziele");
    await sheet.call("Besuch in Musterfeld");
    await page.click(() => document.querySelector("[data-part=sides] [value=visitors]") ?? undefined);
    await writeInto(page, "[id=themen] textarea", "Ankommen");
    await sheet.write("Sehen, was gelingt");

    const clicks = await counting(page);
    await page.evaluate(() => {
      // The browser's own window for files opens for a person alone: its field is put where a journey reaches it.
      HTMLInputElement.prototype.click = function () {
        this.id = "chosen";
        document.body.append(this);
      };
    });
    await sheet.click("Dateien nebeneinander zeigen");
    await waitFor(page, "#chosen");
    await page.upload("#chosen", file);
    await waitFor(page, ".settle");
    await page.click(() => document.querySelectorAll(".settle")[0].querySelectorAll("label")[1]);
    await page.click(() => document.querySelectorAll(".settle")[1].querySelectorAll("label")[2]);
    await page.evaluate(() => {
      const text = /** @type {HTMLTextAreaElement} */ (document.querySelector(".settle__joint:not([hidden]) textarea"));
      text.focus();
      text.select();
      document.execCommand("insertText", false, "Ankommen in der Schule");
    });
    await expectText(page, ".sides__left", "Nichts mehr zu klären");
    await sheet.click("Vereinbarung festhalten");
    const saved = await downloaded();
    const count = await clicks.count();
    assert.ok(count <= MOST, `${count} clicks`);
    assert.match(saved, /-gaeste\.json$/);
    const { answers } = JSON.parse(await readFile(saved, "utf8"));
    assert.equal(answers["vereinbarung.ziele"].answer, "Zeigen, was gelingt");
    assert.equal(answers["vereinbarung.themen"].agreed.answer, "Ankommen in der Schule");
    await eventually(() =>
      page.evaluate(
        () =>
          /** @type {HTMLTextAreaElement} */ (document.querySelector("[id=ziele] textarea")).value ===
          "Zeigen, was gelingt",
      ),
    );
    await waitFor(page, "[id=themen] .note--agreed");
  } finally {
    await rm(folder, { recursive: true });
  }
});
