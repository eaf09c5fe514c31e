/**
 * From the start page to typing at the next open question: one click, in the visit that is open and in another one.
 */
import assert from "node:assert/strict";
import { eventually } from "./browser.mjs";
import { journey } from "./engines.mjs";
import { sheetOn } from "./sheet.mjs";

/** @import { Tab } from "./browser.mjs" */

const FIELD = "vorbereitung.teilnehmende.answer";
const LONG = "Wir wollen lernen.\n".repeat(60);
const homes = /** @type {const} */ (["http", "https", "file"]);

/** @param {Tab} page */
function counting(page) {
  let clicks = 0;
  return {
    clicks: () => clicks,

    /** @param {string} visit Its id. */
    async writeOn(visit) {
      clicks += 1;
      await page.click((id) => document.querySelector(`[data-does="on ${id}"]`) ?? undefined, visit);
    },
  };
}

/**
 * Wait until the focus is in the field, in sight, and type there.
 *
 * @param {Tab} page
 * @param {string} text
 */
async function typeAtOnce(page, text) {
  // While the page goes, there is none to ask.
  await eventually(() => page.evaluate((id) => document.activeElement?.id === id, FIELD).catch(() => false));
  await sheetOn(page).badge("saved"); // By then, what stands in the fields above has made them as high as they become.
  await page.type(text);
  await eventually(() =>
    page.evaluate(
      (id, typed) => /** @type {HTMLTextAreaElement} */ (document.getElementById(id)).value === typed,
      FIELD,
      text,
    ),
  );
  const isInSight = await page.evaluate((id) => {
    const { top, bottom } = /** @type {HTMLElement} */ (document.getElementById(id)).getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  }, FIELD);
  assert.ok(isInSight);
}

/** @param {Tab} page @param {string} visit @param {string} answer */
const keep = (page, visit, answer) =>
  page.evaluate(
    (id, text) => {
      const changedAt = "2026-11-19T10:00:00.000Z";
      const put = (/** @type {string} */ key, /** @type {object} */ value) =>
        localStorage.setItem(`fachaustausch:1:${key}`, JSON.stringify({ ...value, changedAt }));
      put(id, { name: id });
      put(`${id}:vorbereitung.ziel`, { answer: text, revision: 1 });
    },
    visit,
    answer,
  );

journey(
  "who has begun types at the next open question after one click",
  { homes, isAcrossPages: true },
  async ({ page, home }) => {
    await page.goto(`${home}arbeitsblaetter/vorbereitung.html`);
    await sheetOn(page).write("Lernen");
    await page.goto(`${home}index.html`);
    const hand = counting(page);
    await hand.writeOn("first");
    await typeAtOnce(page, "Die Leitung");
    await sheetOn(page).badge("saved");
    assert.equal(hand.clicks(), 1);
  },
);

journey("in another visit, too, it is one click", { homes, isAcrossPages: true }, async ({ page, home }) => {
  await page.goto(`${home}arbeitsblaetter/vorbereitung.html`);
  await sheetOn(page).write("Lernen");
  await keep(page, "zweiter", LONG);
  await page.goto(`${home}index.html`);
  const hand = counting(page);
  await hand.writeOn("zweiter");
  await typeAtOnce(page, "Der Jugendrat");
  await sheetOn(page).expectAnswer(LONG);
  assert.equal(hand.clicks(), 1);
});
