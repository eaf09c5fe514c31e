import assert from "node:assert/strict";
import { eventually } from "./browser.mjs";
import { journey } from "./engines.mjs";
import { textOf, waitFor } from "./sheet.mjs";

const LINE = "[data-question='vorbereitung.ziel']";

/** @param {import("./browser.mjs").Tab} page Leave in its storage what a person has entered before. */
const leaveOverdue = (page) =>
  page.evaluate(() => {
    const answer = { answer: "", status: "open", responsible: "", due: "2020-01-31", revision: 1 };
    for (const question of ["ziel", "ideen"]) {
      const text = JSON.stringify({ ...answer, changedAt: "2026-11-19T10:00:00.000Z" });
      localStorage.setItem(`fachaustausch:1:first:vorbereitung.${question}`, text);
    }
  });

journey(
  "one click sets a question done in the checklist, and what was chosen stays",
  { homes: ["http", "https", "file"] },
  async ({ page, home }) => {
    await page.goto(`${home}checkliste.html`);
    await leaveOverdue(page);
    await page.goto("about:blank");
    await page.goto(`${home}checkliste.html#zeige=ueberfaellig`);
    await waitFor(page, `${LINE} .checklist__tick`);
    assert.equal(await page.evaluate(() => document.querySelectorAll(".checklist__row").length), 2);

    let clicks = 0;
    /** @param {string} selector */
    const click = (selector) => {
      clicks += 1;
      return page.click((given) => document.querySelector(given) ?? undefined, selector);
    };

    await click(`${LINE} .checklist__tick`);
    await eventually(async () => /Gespeichert/.test(await textOf(page, `${LINE} .checklist__told`)));
    assert.equal(clicks, 1);
    const stored = await page.evaluate(() =>
      JSON.parse(localStorage.getItem("fachaustausch:1:first:vorbereitung.ziel") ?? "{}"),
    );
    assert.equal(stored.status, "done");
    assert.match(await page.evaluate(() => location.hash), /zeige=ueberfaellig/);
    assert.equal(
      await page.evaluate(() => document.querySelector(`[name="checklist.show"]:checked`)?.getAttribute("value")),
      "overdue",
    );

    await click(`${LINE} .checklist__told button`);
    await eventually(() =>
      page.evaluate(
        (line) => /** @type {HTMLSelectElement} */ (document.querySelector(`${line} select`)).value === "open",
        LINE,
      ),
    );
  },
);

journey(
  "who is responsible is written where it stands in the checklist",
  { homes: ["http", "file"] },
  async ({ page, home }) => {
    await page.goto(`${home}checkliste.html`);
    await waitFor(page, `${LINE} [data-cell=responsible] button`);
    await page.click((given) => document.querySelector(given) ?? undefined, `${LINE} [data-cell=responsible] button`);
    await page.type("Schulamt");
    await page.click(() => document.querySelector("h1") ?? undefined);
    await eventually(async () => (await textOf(page, `${LINE} [data-cell=responsible]`)) === "Schulamt");
    await page.reload();
    await eventually(async () => (await textOf(page, `${LINE} [data-cell=responsible]`)) === "Schulamt");
  },
);
