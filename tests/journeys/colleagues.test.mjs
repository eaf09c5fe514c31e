import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { eventually } from "./browser.mjs";
import { journey } from "./engines.mjs";
import { counting, sheetOn, waitFor } from "./sheet.mjs";

/** What a coordinator may spend on it, in clicks; typing a name is none. */
const MOST = 4;

/** Three colleagues: two say who they are, all filled in other questions of the same visit. */
const COLLEAGUES = [
  { file: "weber-endfassung.json", author: "Weber", answers: { ideen: "Eine Börse für Ehrenamt" } },
  { file: "kopie.json", author: "", answers: { kontakt: "Frau Öz, Büro der Bürgermeisterin" } },
  { file: "amt-51.json", author: "Amt 51", answers: { dokumentation: "Ein Protokoll für alle" } },
];

/** @param {string} folder @returns {Promise<string[]>} */
const write = (folder) =>
  Promise.all(
    COLLEAGUES.map(async ({ file, author, answers }, index) => {
      const changedAt = "2027-01-02T10:00:00.000Z";
      const content = {
        fileType: "fachaustausch-answers",
        formatVersion: 1,
        questionSet: "leitfaden-fachaustausch",
        savedAt: changedAt,
        visit: { id: `b${index}`, name: "Besuch in Musterfeld", author },
        answers: Object.fromEntries(
          Object.entries(answers).map(([id, answer]) => [`vorbereitung.${id}`, { answer, changedAt, revision: 1 }]),
        ),
      };
      await writeFile(path.join(folder, file), JSON.stringify(content));
      return path.join(folder, file);
    }),
  );

journey("three colleagues' files are merged, under their names", { homes: ["http"] }, async ({ page, home }) => {
  const folder = await mkdtemp(path.join(tmpdir(), "colleagues-"));
  try {
    const files = await write(folder);
    await page.goto(`${home}arbeitsblaetter/vorbereitung.html`);
    const sheet = sheetOn(page);
    await sheet.call("Besuch in Musterfeld");
    await sheet.write("Lernen, wie andere es machen");

    const clicks = await counting(page);
    // The browser's own window for files is no click of ours; the button that opens it is.
    await clicks.add(1);
    await page.upload("[data-part=files]", ...files);
    await waitFor(page, ".review__name input");
    await page.click(() => document.querySelector(".review__name input") ?? undefined);
    await page.evaluate(() => document.execCommand("selectAll"));
    await page.evaluate(() => document.execCommand("insertText", false, "Kaya"));
    await sheet.click("Übernehmen");
    await eventually(() => page.evaluate(() => document.querySelector(".review__name") === null));
    assert.ok((await clicks.count()) <= MOST, `${await clicks.count()} clicks`);

    for (const { author, answers } of COLLEAGUES)
      for (const [id, answer] of Object.entries(answers)) {
        await eventually(() =>
          page.evaluate(
            (key, text) => JSON.parse(localStorage[key] ?? "{}").answer === text,
            `fachaustausch:1:first:vorbereitung.${id}`,
            answer,
          ),
        );
        const names = await page.evaluate(
          (key) => JSON.parse(localStorage[key]).sources.map((/** @type {{ name: string }} */ { name }) => name),
          `fachaustausch:1:first:vorbereitung.${id}`,
        );
        assert.deepEqual(names, [author || "Kaya"]);
      }
    const all = await page.evaluate(
      () => JSON.stringify({ ...localStorage }) + document.querySelector("main")?.textContent,
    );
    for (const { file } of COLLEAGUES) assert.ok(!all.includes(file), file);
  } finally {
    await rm(folder, { recursive: true });
  }
});
