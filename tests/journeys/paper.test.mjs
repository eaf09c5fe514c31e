import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { journey } from "./engines.mjs";
import { sheetOn } from "./sheet.mjs";

/** 5,000 characters, each word another: what a page break comes between is still there. */
const WORDS = Array.from({ length: 625 }, (_, index) => `Wort${String(index).padStart(3, "0")}`);

/**
 * @param {import("puppeteer-core").Page} page
 * @returns {Promise<string>} The words on paper, with one space between them.
 */
async function print(page) {
  const file = path.join(tmpdir(), `journey-${process.pid}.pdf`);
  await writeFile(file, await page.pdf({ format: "A4", preferCSSPageSize: true }));
  const read = "import sys, pypdf; print(' '.join(page.extract_text() for page in pypdf.PdfReader(sys.argv[1]).pages))";
  const text = execFileSync(process.env.PYTHON ?? "python3", ["-c", read, file], {
    encoding: "utf8",
    env: { ...process.env, PYTHONIOENCODING: "utf-8" },
  });
  return text.replace(/\s+/g, " ");
}

for (const view of ["arbeitsblaetter", "bogen"]) {
  journey(`a filled sheet prints whole, and without its fields: ${view}`, async ({ page, site }) => {
    await page.goto(`${site.address}${view}/vorbereitung.html`);
    const sheet = sheetOn(page);
    await sheet.write(WORDS.join(" "));
    await sheet.detail();
    const text = await print(page);
    assert.deepEqual(text.match(/Wort\d{3}/g), WORDS);
    assert.match(text, /Jugendamt/);
    assert.match(text, /12\.03\.2027/);
    for (const control of ["Leer drucken", "Als Datei sichern", "Rückgängig"])
      assert.ok(!text.includes(control), control);
  });
}
